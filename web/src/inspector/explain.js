/** Writes the chain rule for the selection, with the frame's numbers. */
import { formatNumber } from '../words/format.js';
import { lossColumn, targetColumn, unitOf } from '../words/pass.js';
import * as words from '../words/why.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {{text: string, role?: 'forward' | 'backward'}} Part of a formula, in its direction's hue
 * @typedef {{title: string, lines: Part[][]}} Explanation
 */

/**
 * @param {Frame} frame
 * @param {NetworkPart} selection
 * @returns {Explanation}
 */
export function explain(frame, { layer, unit, from }) {
  if (layer === 0) return explainInput(frame, unit);
  if (layer === frame.outputLayer + 1) return explainTarget(frame, unit);
  if (layer > frame.outputLayer) return explainLoss(frame);
  return from === null
    ? explainNeuron(frame, layer, unit)
    : explainWeight(frame, layer, unit, from);
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {number} from
 * @returns {Explanation}
 */
function explainWeight(frame, layer, unit, from) {
  const into = frame.layers[layer];
  const weight = into.weights[unit][from];
  const delta = into.deltas?.[unit];
  const activation = frame.layers[layer - 1].activations?.[from];
  const gradient = into.gradients?.[unit][from];
  const { l2 } = frame;
  const decay = l2 === 0 ? [] : [{ text: ` + ${factor(l2, frame)} × ${factor(weight, frame)}` }];
  return {
    title: words.weightBetween(unitName(frame, layer - 1, from), unitName(frame, layer, unit)),
    lines: [
      updateOf(frame, 'w', weight, into.rule.frozen.includes('weights'), (before) => [
        before[layer].weights[unit][from],
        before[layer].gradients?.[unit][from],
      ]),
      [
        { text: '∂L/∂w = ' },
        backward('δ'),
        { text: ' · ' },
        forward('a'),
        { text: l2 === 0 ? ' = ' : ' + λ · w = ' },
        backward(factor(delta, frame)),
        { text: ' × ' },
        forward(factor(activation, frame)),
        ...decay,
        { text: ' = ' },
        backward(known(gradient, frame)),
      ],
    ],
  };
}

/**
 * Explains a parameter; right after an update, how it was computed.
 *
 * @param {Frame} frame
 * @param {string} name
 * @param {number} now
 * @param {boolean} isFrozen
 * @param {(layers: readonly import('../pass/frame.js').FrameLayer[]) => [number, number | undefined]} read
 *   what it was, and its gradient
 * @returns {Part[]}
 */
function updateOf(frame, name, now, isFrozen, read) {
  const { layersBefore, learningRate, updatedBy, digits } = frame;
  if (isFrozen) return [{ text: `${name} = ${formatNumber(now, digits)}${words.frozen}` }];
  if (!layersBefore || learningRate === null) {
    return [{ text: `${name} = ${formatNumber(now, digits)}` }];
  }
  const [old, own] = read(layersBefore);
  const gradient = updatedBy > 1 ? (old - now) / learningRate : own;
  return [
    { text: `${name} ← ${formatNumber(old, digits)} − ${formatNumber(learningRate, digits)} × ` },
    backward(factor(gradient, frame)),
    { text: ` = ${formatNumber(now, digits)}${updatedBy > 1 ? words.byMean(updatedBy) : ''}` },
  ];
}

/**
 * @param {Frame} frame
 * @param {number} unit
 * @returns {Explanation}
 */
function explainInput(frame, unit) {
  const value = frame.layers[0].activations?.[unit];
  return { title: unitName(frame, 0, unit), lines: [[forward(`a = ${known(value, frame)}`)], []] };
}

/**
 * @param {Frame} frame
 * @param {number} unit
 * @returns {Explanation}
 */
function explainTarget(frame, unit) {
  const { targets } = frame;
  return {
    title: targets.length === 1 ? targetColumn : unitOf(targetColumn, unit),
    lines: [
      [{ text: `y = ${formatNumber(targets[unit], frame.digits)}` }],
      [{ text: words.truth }],
    ],
  };
}

/**
 * @param {Frame} frame
 * @returns {Explanation}
 */
function explainLoss(frame) {
  const answers = frame.layers[frame.outputLayer].activations;
  const loss = known(frame.loss ?? undefined, frame);
  if (answers === null) return { title: lossColumn, lines: [lossFormula(frame), []] };
  const [first, ...others] = answers.flatMap((a, k) => lossTerm(frame, a, frame.targets[k]));
  // The first term has no sign, unless it is negative.
  const terms = first
    ? [{ ...first, text: first.text.replace(/^ (\+ |(−) )/, '$2') }, ...others]
    : [];
  const [before, after] = around[frame.lossName] ?? ['', ''];
  const decay = frame.l2 === 0 ? '' : words.decay;
  const sum = [{ text: before }, ...terms, { text: after + decay }];
  return {
    title: lossColumn,
    lines: [lossFormula(frame), [{ text: 'L = ' }, ...sum, { text: ` = ${loss}` }]],
  };
}

/**
 * @param {Frame} frame
 * @returns {Part[]}
 */
function lossFormula({ lossName, l2 }) {
  const decay = l2 === 0 ? '' : words.decay;
  return [{ text: `${words.lossFormulas[lossName] ?? ''}${decay}` }];
}

/** What stands around the sum of the squares. @type {Readonly<Record<string, [string, string]>>} */
const around = { squared_error: ['½ (', ')'], mean_squared_error: ['(', ') / n'] };

/**
 * Writes one output's term of the loss; nothing if its share of the target is 0.
 *
 * @param {Frame} frame
 * @param {number} answer
 * @param {number} target
 * @returns {Part[]}
 */
function lossTerm(frame, answer, target) {
  const a = forward(formatNumber(answer, frame.digits));
  const share = (/** @type {number} */ y) => (y === 1 ? '' : `${formatNumber(y, frame.digits)} · `);
  if (frame.lossName === 'output') return [{ text: ' + ' }, a];
  if (frame.lossName.endsWith('squared_error')) {
    return [{ text: ' + (' }, a, { text: ` − ${formatNumber(target, frame.digits)})²` }];
  }
  /** @type {Part[]} */
  const parts = [];
  if (target > 0) parts.push({ text: ` − ${share(target)}ln ` }, a);
  if (frame.lossName === 'binary_cross_entropy' && target < 1) {
    parts.push({ text: ` − ${share(1 - target)}ln(1 − ` }, a, { text: ')' });
  }
  return parts;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Explanation}
 */
function explainNeuron(frame, layer, unit) {
  const here = frame.layers[layer];
  const activation = known(here.activations?.[unit], frame);
  const delta = backward(known(here.deltas?.[unit], frame));
  return {
    title: unitName(frame, layer, unit),
    lines: [
      [
        { text: here.biases.length > 0 ? 'z = Σ w·a + b = ' : 'z = Σ w·a = ' },
        forward(known(here.preactivations?.[unit], frame)),
        { text: `,  a = ${activationFormula(frame, layer)} = ` },
        forward(activation),
      ],
      deltaIsDifference(frame, layer)
        ? [
            { text: 'δ = a − y = ' },
            forward(activation),
            { text: ` − ${formatNumber(frame.targets[unit], frame.digits)} = ` },
            delta,
          ]
        : [{ text: `δ = ${deltaFormula(frame, layer)} = ` }, delta],
    ],
  };
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {string}
 */
export function activationFormula(frame, layer) {
  const { activation, normalized, residual } = frame.layers[layer].rule;
  if (activation === 'linear' && !normalized) return residual ? words.withShortcut('z') : 'z';
  const isOutput = layer === frame.outputLayer;
  const name = isOutput ? (outputNames[activation] ?? 'f') : 'f';
  const bent = `${name}(${normalized ? 'γ·ẑ + β' : 'z'})`;
  return residual ? words.withShortcut(bent) : bent;
}

/** @type {Readonly<Record<string, string>>} */
const outputNames = { sigmoid: 'σ', softmax: 'softmax' };

/** For each loss, the output activation whose slope cancels in δ. */
/** @type {Readonly<Record<string, string>>} */
const cancelling = {
  binary_cross_entropy: 'sigmoid',
  cross_entropy: 'softmax',
  squared_error: 'linear',
};

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {boolean} true if δ = a − y there
 */
export function deltaIsDifference({ layers, outputLayer, lossName }, layer) {
  return layer === outputLayer && cancelling[lossName] === layers[layer].rule.activation;
}

/**
 * @param {Frame} frame
 * @returns {number} by which the output's δ is more than a − y, times the slope if that does not cancel
 */
export function differenceFactor({ lossName, targets }) {
  if (lossName === 'sum_squared_error') return 2;
  return lossName === 'mean_squared_error' ? 2 / targets.length : 1;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {string}
 */
export function deltaFormula({ layers, outputLayer, lossName }, layer) {
  if (layer === outputLayer)
    return words.outputDeltas[lossName] ?? words.outputDeltas.squared_error;
  const direct = !layers[layer].rule.normalized && !layers[layer + 1].rule.residual;
  return direct ? words.deltaOfNext : words.deltaOfAllWays;
}

/**
 * @param {string} text
 * @returns {Part}
 */
export function forward(text) {
  return { text, role: 'forward' };
}

/**
 * @param {string} text
 * @returns {Part}
 */
export function backward(text) {
  return { text, role: 'backward' };
}

/**
 * @param {number | undefined} number
 * @param {Frame} frame
 * @returns {string} the number, or a question mark if the pass has not computed it
 */
export function known(number, { digits }) {
  return number === undefined ? '?' : formatNumber(number, digits);
}

/**
 * @param {number | undefined} number
 * @param {Frame} frame
 * @returns {string} the number as a factor: in brackets if it has a sign inside a product
 */
export function factor(number, frame) {
  const text = known(number, frame);
  return text.startsWith('−') ? `(${text})` : text;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {string}
 */
export function unitName(frame, layer, unit) {
  const { name, weights } = frame.layers[layer];
  const only = layer > 0 && weights.length === 1;
  return only ? name : unitOf(name, unit);
}
