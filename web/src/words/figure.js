/** What stands around the figure: its controls, its bars and its tables. */

export const figure = 'Backpropagation, one layer at a time';

export const playback = 'Playback';
export const play = 'Play';
export const pause = 'Pause';
export const restart = 'Restart';
export const stepBack = 'Step back';
export const step = 'Step';
export const update = 'Update the weights';
export const more = 'More';
export const menu = 'Open, save, share';
export const newWeights = 'New weights';
export const close = 'Close';

const output = 'The output is one sigmoid neuron, and the loss is binary cross-entropy.';
const leaving = 'A new depth, width, activation, initializer or seed draws new ones.';
/** Where the weights of the figure's network come from. */
export const seedNote = `${output} Weights are drawn from the seed; biases start at 0.`;
export const ownNote = `${output} The weights are your own. ${leaving}`;
export const openedNote =
  'This network was opened, with its own layers, example and weights. A new depth or activation leaves it; the browser’s Back brings it again.';

export const bars = 'Gradient magnitude by layer';
export const direction = 'output → input';
export const barsMeasure = 'Mean error signal |δ| of a layer.';

/**
 * @param {{iteration: number, iterations: number}} place in the pass
 * @returns {string} what the picture is called
 */
export function pictureAt({ iteration, iterations }) {
  return `The network at iteration ${iteration} of ${iterations}`;
}

export const movement = 'How far each layer has moved';
export const movementMeasure = 'Mean change of a weight since the start.';
export const lossHistory = 'Loss, update by update';

/**
 * @param {string} first
 * @param {string} last
 * @param {number} count
 * @returns {string} the line of losses for those who do not see it
 */
export function lossHistorySpoken(first, last, count) {
  return `${lossHistory}: ${count} values, from ${first} to ${last}`;
}

/** What the picture's marks mean, each by its name in the style sheet. */
export const keyLabels = /** @type {const} */ ({
  strong: 'thicker: stronger',
  negative: 'dashed: negative',
  carried: 'forward: w·a',
  gradient: 'backward: ∂L/∂w',
  activation: 'activation a',
  delta: 'error signal δ',
  looked: 'what you look at',
});

/** What a keyboard does in the picture. */
export const stageKeys =
  'Arrow keys walk from neuron to weight to neuron; Home and End go to the input and the output; Escape leaves.';
export const skip = 'Skip the figure';

export const numbersAsTable = 'The numbers as a table';
export const tableOfNumbers = 'Table of the numbers';
export const tableCaption = 'The numbers of the figure, layer by layer';
export const tableHeadings = [
  'Layer',
  'Gradient magnitude',
  'Activations a',
  'Error signals δ',
  'Weights w, by neuron',
  'Gradients ∂L/∂w, by neuron',
];
export const notYet = 'not yet';

export const formula = 'Formula';
