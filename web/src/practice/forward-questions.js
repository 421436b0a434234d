/** Questions about the forward pass: a preactivation, and an activation. */
import { givenNumber } from '../hand/given-number.js';
import { workedLines } from '../hand/worked.js';
import { askActivation, askPreactivation } from '../words/practice.js';
import { digitsGiven, drawn, oneHiddenLayer } from './drawn.js';
import { numberAt } from './questions.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./questions.js').NumberQuestion} NumberQuestion
 */

/** A preactivation below this is nearly 0: its digits are few, and tanh changes it little. */
const leastPreactivation = 0.25;
/** The bias is at least such a share of the preactivation, so that it is missed if it is left out. */
const leastShare = 0.1;
/** The short numbers of a sum are written to fewer digits. */
const digitsOfSum = 3;

const shape = (/** @type {string} */ activation) =>
  oneHiddenLayer(2, activation, { units: 1, loss: 'binary_cross_entropy' });
/** Of the hidden neuron that is asked for. */
const [layer, unit] = [1, 0];

/**
 * @param {Frame} frame
 * @returns {number}
 */
function preactivationIn({ layers }) {
  return layers[layer].preactivations?.[unit] ?? NaN;
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function preactivationQuestion(engine, seed) {
  const network = drawn(engine, shape('sigmoid'), seed, (frame) => {
    const z = Math.abs(preactivationIn(frame));
    return z >= leastPreactivation && Math.abs(frame.layers[layer].biases[unit]) >= leastShare * z;
  });
  const frame = { ...network.frame, digits: digitsOfSum };
  const [z, { weights, biases }] = [preactivationIn(frame), frame.layers[layer]];
  const place = /** @type {const} */ ({ name: 'preactivation', layer, unit });
  const write = (/** @type {number} */ number) => givenNumber(number, digitsGiven);
  return {
    ...askPreactivation({
      inputs: (frame.layers[0].activations ?? []).map(write),
      weights: weights[unit].map(write),
      bias: write(biases[unit]),
    }),
    worked: workedLines(frame, place, 0),
    ...numberAt(engine, network, place, z, [z - biases[unit], -z]),
  };
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function activationQuestion(engine, seed) {
  const activation = seed % 2 === 0 ? 'sigmoid' : 'tanh';
  const network = drawn(
    engine,
    shape(activation),
    seed,
    (frame) => Math.abs(preactivationIn(frame)) >= leastPreactivation,
  );
  const z = preactivationIn(network.frame);
  const { activations, slopes } = network.frame.layers[layer];
  const place = /** @type {const} */ ({ name: 'activation', layer, unit });
  return {
    ...askActivation({ activation, z: givenNumber(z, digitsGiven) }),
    worked: workedLines(network.frame, place, 0),
    ...numberAt(engine, network, place, activations?.[unit] ?? NaN, [z, slopes?.[unit] ?? NaN]),
  };
}
