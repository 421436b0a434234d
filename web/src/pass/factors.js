/**
 * The factors by which the mean error signal |δ| changes from one layer to the layer before it, and what they are
 * made of. With g = ∂L/∂a, which is Wᵀδ of the layer after (and, where the layer after has a shortcut, what comes
 * past it):
 *
 *     mean |δ| / mean |δ after| = Σ|f′·g| / Σ|g| · mean |g| / mean |δ after|
 *
 * A normalised layer multiplies by a third part, mean |δ| / mean |f′·g|: its δ is that of the preactivations before
 * they are normalised.
 */

/**
 * @typedef {import('./frame.js').FrameLayer} FrameLayer
 *
 * @typedef {object} Factor from layer l + 1 to layer l
 * @property {number} whole the product of its parts
 * @property {number} slopes what the slopes keep of the signal: between 0 and the largest slope
 * @property {number} weights what the weights of the layer after do to it
 * @property {number | null} normalization what the layer's normalisation does to it; null if it has none
 * @property {boolean} isPastWeights true if the signal also comes past the weights, by a shortcut
 */

/**
 * @param {readonly FrameLayer[]} layers 0…N
 * @returns {(Factor | null)[]} of layers 1…N−1; null while the pass has not computed it, and where the layer after
 *   has no signal
 */
export function factorsOf(layers) {
  return layers.slice(1, -1).map((layer, k) => factorOf(layer, layers[k + 2]));
}

/**
 * @param {FrameLayer} layer
 * @param {FrameLayer} after
 * @returns {Factor | null}
 */
function factorOf({ magnitude, slopes, activationGradients, rule }, after) {
  if (magnitude === null || !after.magnitude || !slopes || !activationGradients) return null;
  const arriving = meanSize(activationGradients);
  const sloped = meanSize(activationGradients.map((g, j) => g * slopes[j]));
  return {
    whole: magnitude / after.magnitude,
    slopes: sloped / arriving,
    weights: arriving / after.magnitude,
    normalization: rule.normalized ? magnitude / sloped : null,
    isPastWeights: after.rule.residual,
  };
}

/**
 * @param {readonly number[]} numbers
 * @returns {number} the mean of their absolute values
 */
function meanSize(numbers) {
  return numbers.reduce((sum, number) => sum + Math.abs(number), 0) / numbers.length;
}
