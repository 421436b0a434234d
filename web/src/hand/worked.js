/** A worked line: how a number of the pass is computed, in symbols and then with its numbers. */
import {
  activationFormula,
  backward,
  deltaFormula,
  deltaIsDifference,
  explain,
  factor,
  forward,
  known,
} from '../inspector/explain.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/hand.js';
import { frozen } from '../words/why.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../inspector/explain.js').Part} Part
 * @typedef {import('./blanks.js').Blank} Blank
 */

/** A sum has so many terms at most; of a longer one, one fewer are written out. */
const mostTerms = 6;

/**
 * @param {Frame} frame at the end of its pass
 * @param {Blank['place']} place
 * @param {number} learningRate of the update that follows a gradient
 * @returns {Part[][]} lines: the number; of a gradient, the update too
 */
export function workedLines(frame, { name, layer, unit, from = 0 }, learningRate) {
  const number = numberWriter(frame);
  const here = frame.layers[layer];
  switch (name) {
    case 'preactivation':
      return [preactivation(frame, layer, unit)];
    case 'activation':
      return [activation(frame, layer, unit)];
    case 'delta':
      return [delta(frame, layer, unit)];
    case 'weight_gradient': {
      const [, gradient] = explain(frame, { layer, unit, from }).lines;
      const isHeld = here.rule.frozen.includes('weights');
      const [weight, slope] = [here.weights[unit][from], here.gradients?.[unit][from] ?? NaN];
      return [gradient, update(frame, 'w', weight, slope, isHeld ? null : learningRate)];
    }
    case 'bias_gradient': {
      const own = here.deltas?.[unit] ?? NaN;
      const isHeld = here.rule.frozen.includes('biases');
      return [
        [{ text: '∂L/∂b = ' }, backward('δ'), { text: ' = ' }, backward(number(own))],
        update(frame, 'b', here.biases[unit], own, isHeld ? null : learningRate),
      ];
    }
  }
}

/**
 * @param {Frame} frame
 * @param {'w' | 'b'} name
 * @param {number} value
 * @param {number} gradient
 * @param {number | null} rate null if no update changes it
 * @returns {Part[]}
 */
function update(frame, name, value, gradient, rate) {
  const number = numberWriter(frame);
  if (rate === null) return [{ text: `${name} = ${number(value)}${frozen}` }];
  return [
    { text: `${name} ← ${name} − η · ∂L/∂${name} = ${number(value)} − ${number(rate)} × ` },
    backward(factor(gradient, frame)),
    { text: ` = ${number(value - rate * gradient)}` },
  ];
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Part[]}
 */
function preactivation(frame, layer, unit) {
  const { weights, biases, preactivations } = frame.layers[layer];
  const before = frame.layers[layer - 1].activations ?? [];
  const terms = weights[unit].map((w, i) => [
    { text: `${factor(w, frame)} × ` },
    forward(factor(before[i], frame)),
  ]);
  const bias = biases.length > 0 ? [{ text: ` + ${factor(biases[unit], frame)}` }] : [];
  return [
    { text: biases.length > 0 ? 'z = Σ w·a + b = ' : 'z = Σ w·a = ' },
    ...sum(terms),
    ...bias,
    { text: ' = ' },
    forward(known(preactivations?.[unit], frame)),
  ];
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Part[]}
 */
function activation(frame, layer, unit) {
  const { rule, activations, preactivations } = frame.layers[layer];
  const z = preactivations ?? [];
  const power = (/** @type {number} */ number) => [{ text: 'e^' }, forward(factor(number, frame))];
  const shortcut = rule.residual
    ? [{ text: ' + ' }, forward(factor(frame.layers[layer - 1].activations?.[unit], frame))]
    : [];
  const bent =
    rule.activation === 'softmax'
      ? [...power(z[unit]), { text: ' / (' }, ...sum(z.map(power)), { text: ')' }]
      : [
          forward(
            words.activationsOf[rule.activation](known(z[unit], frame), factor(z[unit], frame)),
          ),
        ];
  // A normalised layer's u is not among the frame's numbers.
  const isPlain = rule.activation === 'linear' && !rule.residual;
  const numbers = rule.normalized || isPlain ? [] : [...bent, ...shortcut, { text: ' = ' }];
  return [
    { text: `a = ${activationFormula(frame, layer)} = ` },
    ...numbers,
    forward(known(activations?.[unit], frame)),
  ];
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Part[]}
 */
function delta(frame, layer, unit) {
  if (deltaIsDifference(frame, layer)) return explain(frame, { layer, unit, from: null }).lines[1];
  const isOutput = layer === frame.outputLayer;
  const [formula, numbers] = isOutput
    ? [deltaFormula(frame, layer), outputNumbers(frame, unit)]
    : hiddenDelta(frame, layer, unit);
  return [
    { text: `δ = ${formula} = ` },
    ...numbers,
    { text: ' = ' },
    backward(known(frame.layers[layer].deltas?.[unit], frame)),
  ];
}

/**
 * @param {Frame} frame
 * @param {number} unit of the output
 * @returns {Part[]}
 */
function outputNumbers(frame, unit) {
  const { activations, slopes } = frame.layers[frame.outputLayer];
  const slope = forward(known(slopes?.[unit], frame));
  if (frame.lossName === 'output') return [slope];
  const twice = frame.lossName === 'squared_error' ? '' : '2 × ';
  const share = frame.lossName === 'mean_squared_error' ? ` / ${frame.targets.length}` : '';
  return [
    { text: `${twice}(` },
    forward(known(activations?.[unit], frame)),
    { text: ` − ${factor(frame.targets[unit], frame)})${share} × ` },
    slope,
  ];
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {[formula: string, numbers: Part[]]}
 */
function hiddenDelta(frame, layer, unit) {
  const { rule, slopes, activationGradients, normalizationFactors } = frame.layers[layer];
  const after = frame.layers[layer + 1];
  if (rule.normalized) {
    const terms = (activationGradients ?? []).map((gradient, k) => [
      { text: `${factor(normalizationFactors?.[k][unit], frame)} × ` },
      forward(factor(slopes?.[k], frame)),
      { text: ' × ' },
      backward(factor(gradient, frame)),
    ]);
    return [words.deltaOfNormalized, sum(terms)];
  }
  const terms = after.weights.map((row, k) => [
    { text: `${factor(row[unit], frame)} × ` },
    backward(factor(after.deltas?.[k], frame)),
  ]);
  const beyond = after.rule.residual
    ? [{ text: ' + ' }, backward(factor(after.activationGradients?.[unit], frame))]
    : [];
  const isSum = terms.length > 1 || after.rule.residual;
  const inside = [...sum(terms), ...beyond];
  return [
    after.rule.residual ? words.deltaPastShortcut : deltaFormula(frame, layer),
    [
      forward(known(slopes?.[unit], frame)),
      { text: ' × ' },
      ...(isSum ? [{ text: '(' }, ...inside, { text: ')' }] : inside),
    ],
  ];
}

/**
 * @param {readonly Part[][]} terms
 * @returns {Part[]}
 */
function sum(terms) {
  const written = terms.length > mostTerms ? terms.slice(0, mostTerms - 1) : terms;
  const more = terms.length - written.length;
  return [
    ...written.flatMap((term, k) => (k === 0 ? term : [{ text: ' + ' }, ...term])),
    ...(more > 0 ? [{ text: words.moreTerms(more) }] : []),
  ];
}

/**
 * @param {Frame} frame
 * @returns {(number: number) => string}
 */
function numberWriter({ digits }) {
  return (number) => formatNumber(number, digits);
}
