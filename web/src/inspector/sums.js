/** Returns the sums that make up a number, term by term, and the strongest path to the loss. */
import { formatNumber } from '../words/format.js';
import * as words from '../words/why.js';
import { backward, deltaIsDifference, differenceFactor, forward, unitName } from './explain.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('./explain.js').Part} Part
 *
 * @typedef {object} Term
 * @property {string} name
 * @property {Part[]} parts its factors
 * @property {number} value
 * @property {NetworkPart | null} place its source; null if that cannot be selected
 *
 * @typedef {object} Sum
 * @property {Part[]} title
 * @property {'forward' | 'backward'} role direction of its terms
 * @property {Term[]} terms
 * @property {number} factor that multiplies the sum
 */

/**
 * @param {Frame} frame
 * @param {NetworkPart} selection
 * @returns {Sum[]} empty if there is nothing to add up; numbers that the pass has not computed are NaN,
 *   written as question marks to keep their room
 */
export function sumsOf(frame, { layer, unit, from }) {
  if (layer === 0 || layer > frame.outputLayer) return [];
  const back = backwardSums(frame, layer, unit);
  return from === null ? [...forwardSums(frame, layer, unit), ...back] : back;
}

/**
 * z = Σ w·a + b.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Sum[]}
 */
function forwardSums(frame, layer, unit) {
  const { weights, biases, preactivations } = frame.layers[layer];
  const inputs = frame.layers[layer - 1].activations;
  const write = writer(frame);
  const terms = weights[unit].map((w, i) => ({
    name: unitName(frame, layer - 1, i),
    parts: [{ text: `w ${write(w)} × a ` }, forward(write(inputs?.[i]))],
    value: w * (inputs?.[i] ?? NaN),
    place: { layer, unit, from: i },
  }));
  const bias = biases.map((value) => ({ name: words.bias, parts: [], value, place: null }));
  const title = [
    forward(`z = ${write(preactivations?.[unit])}`),
    { text: `: ${words.sumOfInputs}` },
  ];
  return [{ title, role: 'forward', terms: [...terms, ...bias.slice(unit, unit + 1)], factor: 1 }];
}

/**
 * δ of a neuron: from the loss at the output, else from the next layer.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Sum[]}
 */
function backwardSums(frame, layer, unit) {
  const { deltas, slopes, activationGradients, normalizationFactors, rule } = frame.layers[layer];
  const write = writer(frame);
  const delta = backward(`δ = ${write(deltas?.[unit])}`);
  if (layer === frame.outputLayer) return [outputSum(frame, unit, delta)];
  const waysOn = waysOnOf(frame, layer, unit);
  if (!rule.normalized) {
    const slope = slopes?.[unit] ?? NaN;
    const title = [delta, { text: `: ${words.slopeTimes(write(slope))}` }];
    return [{ title, role: 'backward', terms: waysOn, factor: slope }];
  }
  const terms = frame.layers[layer].weights.map((_, k) => {
    const gradient = (activationGradients?.[k] ?? NaN) * (slopes?.[k] ?? NaN);
    const factor = normalizationFactors?.[k][unit] ?? NaN;
    return {
      name: unitName(frame, layer, k),
      parts: [{ text: `∂u/∂z ${write(factor)} × ∂L/∂u ` }, backward(write(gradient))],
      value: factor * gradient,
      place: k === unit ? null : { layer, unit: k, from: null },
    };
  });
  const ofActivation = backward(write(activationGradients?.[unit]));
  return [
    {
      title: [delta, { text: `: ${words.normalizedSum}` }],
      role: 'backward',
      terms,
      factor: 1,
    },
    {
      title: [{ text: `${words.gradientOfActivation} ` }, ofActivation],
      role: 'backward',
      terms: waysOn,
      factor: 1,
    },
  ];
}

/**
 * ∂L/∂a: the sum of w·δ over the weights that the neuron feeds, plus ∂L/∂a behind a shortcut.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Term[]}
 */
function waysOnOf(frame, layer, unit) {
  const after = frame.layers[layer + 1];
  const write = writer(frame);
  const terms = after.weights.map((row, k) => {
    const delta = after.deltas?.[k] ?? NaN;
    return {
      name: unitName(frame, layer + 1, k),
      parts: [{ text: `w ${write(row[unit])} × δ ` }, backward(write(delta))],
      value: row[unit] * delta,
      place: { layer: layer + 1, unit: k, from: null },
    };
  });
  if (!after.rule.residual) return terms;
  const beyond = after.activationGradients?.[unit] ?? NaN;
  const shortcut = {
    name: words.shortcut,
    parts: [{ text: '1 × ∂L/∂a ' }, backward(write(beyond))],
    value: beyond,
    place: { layer: layer + 1, unit, from: null },
  };
  return [...terms, shortcut];
}

/**
 * @param {Frame} frame
 * @param {number} unit
 * @param {Part} delta
 * @returns {Sum}
 */
function outputSum(frame, unit, delta) {
  const { activations, slopes } = frame.layers[frame.outputLayer];
  const write = writer(frame);
  const slope = slopes?.[unit] ?? NaN;
  const slopeHere = `(${words.slopeHere} ${write(slope)})`;
  if (frame.lossName === 'output') {
    const term = { name: words.answerItself, parts: [], value: 1, place: null };
    const title = [delta, { text: `: ${words.slopeAlone} ${slopeHere}` }];
    return { title, role: 'backward', terms: [term], factor: slope };
  }
  const [answer, target] = [activations?.[unit] ?? NaN, frame.targets[unit]];
  const isDifference = deltaIsDifference(frame, frame.outputLayer);
  const twice = differenceFactor(frame);
  const times = twice === 1 ? '' : `${write(twice)} × `;
  const said = isDifference
    ? words.differenceOf
    : `${times}${words.slopeTimesDifference} ${slopeHere}`;
  return {
    title: [delta, { text: `: ${said}` }],
    role: 'backward',
    terms: [
      {
        name: words.answer,
        parts: [forward(`a ${write(answer)}`)],
        value: answer,
        place: null,
      },
      {
        name: words.target,
        parts: [{ text: `−y ${write(-target)}` }],
        value: -target,
        place: { layer: frame.outputLayer + 1, unit, from: null },
      },
    ],
    factor: isDifference ? 1 : twice * slope,
  };
}

/**
 * Returns the strongest path from the selection to the loss: each step goes to the source of δ's largest
 * term.
 *
 * @param {Frame} frame
 * @param {NetworkPart} selection
 * @returns {NetworkPart[]} from the selection to the loss; unit −1 where the pass has not computed δ
 */
export function strongestWay(frame, selection) {
  const way = [selection];
  let { layer, unit } = selection;
  if (layer === 0 || layer > frame.outputLayer) return way;
  if (selection.from !== null) way.push({ layer, unit, from: null });
  while (layer < frame.outputLayer) {
    const isKnown = unit >= 0 && frame.layers[layer].deltas !== null;
    if (isKnown) {
      const terms = waysOnOf(frame, layer, unit);
      unit = /** @type {NetworkPart} */ (terms[largestOf(terms)].place).unit;
    } else unit = frame.layers[layer + 1].weights.length === 1 ? 0 : -1;
    layer += 1;
    way.push({ layer, unit, from: null });
  }
  return [...way, { layer: frame.outputLayer + 2, unit: 0, from: null }];
}

/**
 * @param {readonly Term[]} terms
 * @returns {number} the index of the largest absolute value
 */
export function largestOf(terms) {
  const sizes = terms.map(({ value }) => Math.abs(value));
  return Math.max(sizes.indexOf(Math.max(...sizes)), 0);
}

/**
 * @param {Pick<Frame, 'digits'>} frame
 * @returns {(number: number | undefined) => string} writes a question mark for numbers not yet computed
 */
export function writer({ digits }) {
  return (number) =>
    number === undefined || Number.isNaN(number) ? '?' : formatNumber(number, digits);
}
