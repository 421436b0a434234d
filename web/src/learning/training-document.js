/** Makes the training document for a network chosen in "Now Break It". */
import { schemeOf } from '../state/choices.js';

/**
 * @typedef {import('../state/choices.js').Activation} Activation
 * @typedef {import('../engine/documents.js').Examples} Examples
 *
 * @typedef {object} Learning a network and its training
 * @property {number} depth number of hidden layers
 * @property {number} width neurons per hidden layer
 * @property {Activation} activation of the hidden layers
 * @property {import('../state/choices.js').Scheme | 'matched'} initializer
 * @property {number} seed
 * @property {number} gain factor of the initial weights, besides the initializer's own scale
 * @property {boolean} centered true if the initial biases put the preactivations around 0
 * @property {boolean} shortcuts true for shortcuts around hidden layers
 * @property {boolean} normalized true for layer normalisation of the hidden layers
 * @property {'cross_entropy' | 'squared_error'} loss
 * @property {'sgd' | 'momentum' | 'adam'} optimizer
 * @property {number} rate
 * @property {number} clip the largest norm of the gradient; 0: no limit
 */

/** The most common momentum in PyTorch programs. */
const momentum = 0.9;

/**
 * The network has two inputs, hidden layers of equal width and activation, and one output neuron for two
 * classes, or one for each of more classes.
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
 * @param {number} k index of the hidden layer, from 0
 */
function hiddenLayer({ width, activation, normalized, shortcuts }, k) {
  return {
    units: width,
    activation,
    ...(normalized && { normalization: 'layer' }),
    // The first hidden layer has no shortcut: its input has another width.
    ...(shortcuts && k > 0 && { residual: true }),
  };
}

/** @param {Readonly<Learning>} learning */
function optimizerOf({ optimizer, rate }) {
  if (optimizer === 'adam') return { name: 'adam', learning_rate: rate };
  return { name: 'sgd', learning_rate: rate, ...(optimizer === 'momentum' && { momentum }) };
}
