/** The training document that a choice of "Now Break It" stands for. */
import { schemeOf } from '../state/choices.js';

/**
 * @typedef {import('../state/choices.js').Activation} Activation
 * @typedef {import('../engine/documents.js').Examples} Examples
 *
 * @typedef {object} Learning a network and how it learns
 * @property {number} depth hidden layers
 * @property {number} width neurons of each
 * @property {Activation} activation of the hidden layers
 * @property {import('../state/choices.js').Scheme | 'matched'} initializer
 * @property {number} seed
 * @property {number} gain times the initializer's size of the weights
 * @property {boolean} centered whether the biases start so that preactivations are around 0
 * @property {boolean} shortcuts around hidden layers
 * @property {boolean} normalized hidden layers
 * @property {'cross_entropy' | 'squared_error'} loss
 * @property {'sgd' | 'momentum' | 'adam'} optimizer
 * @property {number} rate
 * @property {number} clip the largest norm of the gradient; 0: any
 */

/** What PyTorch's users give a momentum most often. */
const momentum = 0.9;

/**
 * Two inputs, hidden layers of one width and activation, and an output of a neuron for yes or no, or
 * of one for each class.
 *
 * @param {Readonly<Learning>} learning
 * @param {Readonly<Examples>} examples
 */
export function trainingDocument(learning, { inputs, targets }) {
  const { depth, seed, gain, centered, clip } = learning;
  const classes = targets[0].length;
  const crossEntropy = classes === 1 ? 'binary_cross_entropy' : 'cross_entropy';
  const output = classes === 1 || learning.loss === 'squared_error' ? 'sigmoid' : 'softmax';
  return {
    inputs: inputs[0].length,
    layers: [
      ...Array.from({ length: depth }, (_, k) => hiddenLayer(learning, k)),
      { units: classes, activation: output },
    ],
    loss: learning.loss === 'squared_error' ? 'squared_error' : crossEntropy,
    initializer: {
      scheme: schemeOf(learning),
      seed,
      gain,
      biases: centered ? 'centered' : 'zeros',
    },
    training: {
      inputs,
      targets,
      optimizer: optimizerOf(learning),
      ...(clip > 0 && { clip_norm: clip }),
    },
  };
}

/**
 * @param {Readonly<Learning>} learning
 * @param {number} k 0 for the first
 */
function hiddenLayer({ width, activation, normalized, shortcuts }, k) {
  return {
    units: width,
    activation,
    ...(normalized && { normalization: 'layer' }),
    // Around the first there is none: it has other neurons before it than in it.
    ...(shortcuts && k > 0 && { residual: true }),
  };
}

/** @param {Readonly<Learning>} learning */
function optimizerOf({ optimizer, rate }) {
  if (optimizer === 'adam') return { name: 'adam', learning_rate: rate };
  return { name: 'sgd', learning_rate: rate, ...(optimizer === 'momentum' && { momentum }) };
}
