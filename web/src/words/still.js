/** What stands at the figure's place on a page whose scripts are switched off. */

/**
 * @param {object} numbers of the finished pass
 * @param {readonly string[]} numbers.magnitudes each with its layer's name, from the output on
 * @param {string} numbers.firstLayer how much of the signal is left there
 * @param {string} numbers.loss
 * @returns {string}
 */
export function finishedPass({ magnitudes, firstLayer, loss }) {
  return `The pass is over, with ${loss}. Mean error signal by layer: ${magnitudes.join(', ')}. ${firstLayer}.`;
}

export const needsScripts =
  'With JavaScript, these numbers are computed as you watch, and you can change the network.';
