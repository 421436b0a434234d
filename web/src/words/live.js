/** What is said where a formula carries the numbers of the figure. */

/**
 * @param {string} name of a weight or neuron
 * @returns {string}
 */
export function forThis(name) {
  return `In the figure, ${name.charAt(0).toLowerCase()}${name.slice(1)}: `;
}

/** After an update of a weight. */
export const byGradientBefore = ', by the gradient it had before the update';
