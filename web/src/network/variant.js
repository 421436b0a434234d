/** New numbers for a network of the same shape, drawn from a seed and short enough to work with by hand. */
import { shownExample, showing } from './network-document.js';
import { parametersOf } from './parameters.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../engine/documents.js').Example} Example
 * @typedef {import('../engine/engine.js').Engine} Engine
 */

/** So often numbers are drawn anew where neurons are dead or an output has nothing to learn. */
const mostAttempts = 40;
/** Between the seeds of two attempts: beyond all variants. */
const betweenAttempts = 1_000_000;
/** An output with a smaller |δ| has nothing to learn. */
const leastDelta = 0.005;
/** Weights drawn from a wider range than this get one decimal, others two. */
const wide = 0.45;

/**
 * Draws weights and biases as PyTorch's linear layers begin, an input and a target; all are rounded, and none
 * is 0 but a target. Of several examples, only the one that is shown gets other numbers.
 *
 * @param {NetworkDocument} document with its weights written out
 * @param {number} seed
 * @param {Engine} engine
 * @returns {NetworkDocument} the first whose neurons all learn, else the one with the fewest that do not
 */
export function variantOf(document, seed, engine) {
  let [best, fewest] = [document, Infinity];
  for (let k = 0; k < mostAttempts && fewest > 0; ++k) {
    const drawn = drawnOnce(document, seed + k * betweenAttempts, engine);
    const idle = idleNeurons(drawn, engine);
    if (idle < fewest) [best, fewest] = [drawn, idle];
  }
  return best;
}

/**
 * @param {NetworkDocument} one
 * @param {NetworkDocument} other
 * @returns {boolean} true if their parameters and the examples shown are the same numbers
 */
export function sameNumbers(one, other) {
  const numbersOf = (/** @type {NetworkDocument} */ document) => {
    const { input, target } = shownExample(document);
    return JSON.stringify([parametersOf(document), input, target]);
  };
  return numbersOf(one) === numbersOf(other);
}

/**
 * @param {NetworkDocument} document
 * @param {number} seed
 * @param {Engine} engine
 * @returns {NetworkDocument} without the name and the source, whose numbers it does not have
 */
function drawnOnce(document, seed, engine) {
  const layers = document.layers.map((layer) => ({
    ...layer,
    weights: undefined,
    biases: undefined,
    gamma: undefined,
    beta: undefined,
  }));
  const initializer = { scheme: 'linear_default', seed };
  const session = engine.open({ ...document, layers, initializer });
  const drawn = session.document();
  session.close();
  const rounded = drawn.layers.map(({ weights = [], biases }, l) => {
    const decimals = 1 / Math.sqrt(weights[0].length) > wide ? 1 : 2;
    const round = (/** @type {number} */ number) => roundedFromZero(number, decimals);
    return {
      ...document.layers[l],
      weights: weights.map((row) => row.map(round)),
      ...(biases && { biases: biases.map(round) }),
    };
  });
  const example = drawnExample(document, seed, engine);
  const nameless = { ...document, name: undefined, source: undefined };
  return showing({ ...nameless, layers: rounded }, example);
}

/**
 * @param {NetworkDocument} document
 * @param {number} seed
 * @param {Engine} engine
 * @returns {Example}
 */
function drawnExample(document, seed, engine) {
  const { input, target } = shownExample(document);
  const inputs = uniform(input.length, seed, engine).map((u) => roundedFromZero(0.9 * u, 1));
  if (target === undefined || target.length === 0) return { input: inputs };
  const numbers = uniform(target.length, seed + betweenAttempts / 2, engine);
  return { input: inputs, target: drawnTarget(document, target, numbers) };
}

/**
 * @param {NetworkDocument} document
 * @param {readonly number[]} before
 * @param {readonly number[]} numbers from −1 to 1, one for each output
 * @returns {number[]} a target that the loss allows and the output can come near: zeros and ones stay such
 */
function drawnTarget({ layers, loss }, before, numbers) {
  if (loss === 'cross_entropy') {
    const largest = numbers.indexOf(Math.max(...numbers));
    return numbers.map((_, k) => (k === largest ? 1 : 0));
  }
  const isBinary = before.every((number) => number === 0 || number === 1);
  if (loss === 'binary_cross_entropy' || isBinary) return numbers.map((u) => (u > 0 ? 1 : 0));
  const { activation } = layers[layers.length - 1];
  const isSigned = ['tanh', 'linear', 'leaky_relu', 'elu'].includes(activation);
  return numbers.map((u) => roundedFromZero(0.9 * (isSigned ? u : Math.abs(u)), 1));
}

/**
 * @param {number} count
 * @param {number} seed
 * @param {Engine} engine draws them, as weights of a neuron
 * @returns {number[]} evenly spread over −1 to 1
 */
function uniform(count, seed, engine) {
  const session = engine.open({
    inputs: count,
    layers: [{ units: 1, activation: 'linear', bias: false }],
    loss: 'output',
    initializer: { scheme: 'xavier_uniform', seed },
    example: { input: Array(count).fill(0) },
  });
  const numbers = [...session.parameters()];
  session.close();
  const bound = Math.sqrt(6 / (count + 1));
  return numbers.map((number) => number / bound);
}

/**
 * @param {number} number
 * @param {number} decimals
 * @returns {number} rounded, but never to 0
 */
function roundedFromZero(number, decimals) {
  const step = 10 ** -decimals;
  return Number(number.toFixed(decimals)) || (number < 0 ? -step : step);
}

/**
 * @param {NetworkDocument} document
 * @param {Engine} engine
 * @returns {number} of its neurons that learn nothing from the example
 */
function idleNeurons(document, engine) {
  const session = engine.open(document);
  session.backward();
  const last = document.layers.length;
  const idle = document.layers.map(
    (_, k) =>
      session.deltas(k + 1).filter((delta) => {
        const least = k + 1 === last ? leastDelta : Number.MIN_VALUE;
        return !(Math.abs(delta) >= least);
      }).length,
  );
  session.close();
  return idle.reduce((sum, count) => sum + count, 0);
}
