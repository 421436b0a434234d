/** The chain rule for what the reader points at, with the live numbers in it. */
import { formatNumber } from '../words/format.js';
import { unitOf } from '../words/pass.js';
import { deltaOfAllWays, deltaOfNext, weightBetween, withShortcut } from '../words/why.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').Selection} Selection
 * @typedef {{text: string, role?: 'forward' | 'backward'}} Part of a formula, in its direction's hue
 * @typedef {{title: string, lines: Part[][]}} Explanation
 */

/**
 * @param {Frame} frame
 * @param {Selection} selection
 * @returns {Explanation}
 */
export function explain(frame, { layer, unit, from }) {
  if (layer === 0) return explainInput(frame, unit);
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
  const delta = into.deltas?.[unit];
  const activation = frame.layers[layer - 1].activations?.[from];
  const gradient = into.gradients?.[unit][from];
  return {
    title: weightBetween(unitName(frame, layer - 1, from), unitName(frame, layer, unit)),
    lines: [
      [{ text: `w = ${formatNumber(into.weights[unit][from], frame.digits)}` }],
      [
        { text: '∂L/∂w = ' },
        backward('δ'),
        { text: ' · ' },
        forward('a'),
        { text: ' = ' },
        backward(known(delta, frame)),
        { text: ' × ' },
        forward(known(activation, frame)),
        { text: ' = ' },
        backward(known(gradient, frame)),
      ],
    ],
  };
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
        { text: 'z = Σ w·a + b = ' },
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
function activationFormula(frame, layer) {
  const { activation, normalized, residual } = frame.layers[layer].rule;
  if (activation === 'linear' && !normalized) return residual ? withShortcut('z') : 'z';
  const isOutput = layer === frame.depth;
  const name = isOutput ? (outputNames[activation] ?? 'f') : 'f';
  const bent = `${name}(${normalized ? 'γ·ẑ + β' : 'z'})`;
  return residual ? withShortcut(bent) : bent;
}

/** @type {Readonly<Record<string, string>>} */
const outputNames = { sigmoid: 'σ', softmax: 'softmax' };

/** The output's activation whose slope cancels against that of the loss. */
/** @type {Readonly<Record<string, string>>} */
const cancelling = {
  binary_cross_entropy: 'sigmoid',
  cross_entropy: 'softmax',
  squared_error: 'linear',
};

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {boolean} whether δ = a − y there
 */
function deltaIsDifference({ layers, depth, lossName }, layer) {
  return layer === depth && cancelling[lossName] === layers[layer].rule.activation;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {string}
 */
function deltaFormula({ layers, depth }, layer) {
  if (layer === depth) return '(a − y) · f′(z)';
  const direct = !layers[layer].rule.normalized && !layers[layer + 1].rule.residual;
  return direct ? deltaOfNext : deltaOfAllWays;
}

/**
 * @param {string} text
 * @returns {Part}
 */
function forward(text) {
  return { text, role: 'forward' };
}

/**
 * @param {string} text
 * @returns {Part}
 */
function backward(text) {
  return { text, role: 'backward' };
}

/**
 * @param {number | undefined} number
 * @param {Frame} frame
 * @returns {string} the number, or a mark that the pass has not reached it
 */
function known(number, { digits }) {
  return number === undefined ? '?' : formatNumber(number, digits);
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
