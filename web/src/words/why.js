/** What is said of one weight or neuron. */

export const lookAt = 'Look at';
export const layer = 'Layer';
export const neuron = 'Neuron';
export const weightFrom = 'Weight from';
export const noWeight = 'none: the neuron';

/**
 * @param {string} from name of a neuron
 * @param {string} to
 * @returns {string}
 */
export function weightBetween(from, to) {
  return `Weight from ${from} to ${to}`;
}

/**
 * @param {string} formula
 * @returns {string} with what a shortcut adds
 */
export function withShortcut(formula) {
  return `${formula} + a of the layer before`;
}

export const deltaOfNext = 'f′(z) · Σ w·δ of the layer after';
export const deltaOfAllWays = '∂L/∂z, along every way from here to the loss';
