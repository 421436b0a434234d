/** Sentences of the page that are put together. */

/**
 * @param {Readonly<import('../state/state.js').Notice>} notice
 * @returns {string} what is wrong, and what holds instead
 */
export function noticeLine({ message, used }) {
  return used === '' ? message : `${message}; ${used} is used`;
}

/** What is used where a network's own numbers cannot be. */
export const seedNetwork = 'the network of the seed';

/**
 * @param {number} most 2L
 * @param {number} found
 * @returns {string}
 */
export function beyondThePass(most, found) {
  return `Iteration: expected a whole number from 0 to ${most}, found ${found}`;
}

const output = 'The output is one sigmoid unit, and the loss is binary cross-entropy.';
const leaving = 'A new depth, width, activation, initializer or seed draws new ones.';
/** Where the weights of the figure's network come from. */
export const seedNote = `${output} Weights are drawn from the seed; biases start at 0.`;
export const ownNote = `${output} The weights are your own. ${leaving}`;
export const openedNote = `This network was opened, with its own layers, example and weights. ${leaving}`;
