/**
 * The rows of the bench: a network and a batch each, from the smallest network of the lesson to one that
 * is mostly matrix products. The dominant costs differ: calls and bookkeeping in the small rows, arithmetic
 * in the large ones.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {number} inputs
 * @property {number[]} hidden units of each hidden layer
 * @property {string} activation of the hidden layers
 * @property {number} outputs one: sigmoid and binary cross-entropy; more: softmax and cross-entropy
 * @property {number} batch examples a step
 */

/** @param {number} depth @param {number} width */
const layers = (depth, width) => new Array(depth).fill(width);

/** @type {Row[]} */
export const rows = [
  { name: 'small', inputs: 2, hidden: layers(3, 4), activation: 'sigmoid', outputs: 1, batch: 1 },
  { name: 'lesson', inputs: 2, hidden: layers(20, 8), activation: 'sigmoid', outputs: 1, batch: 1 },
  {
    name: 'medium',
    inputs: 2,
    hidden: layers(6, 8),
    activation: 'sigmoid',
    outputs: 1,
    batch: 128,
  },
  { name: 'large', inputs: 64, hidden: layers(4, 64), activation: 'relu', outputs: 10, batch: 32 },
  { name: 'deep', inputs: 2, hidden: layers(60, 8), activation: 'tanh', outputs: 1, batch: 128 },
];

/**
 * @param {Row} row
 * @returns {string} such as "2-6×8-1, sigmoid, batch 128"
 */
export function describe({ inputs, hidden, activation, outputs, batch }) {
  const output = outputs > 1 ? ', softmax' : '';
  return `${inputs}-${hidden.length}×${hidden[0]}-${outputs}, ${activation}${output}, batch ${batch}`;
}
