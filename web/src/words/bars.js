/** What more is said of the bars. */
import { barsLines, barsMeasure } from './figure.js';

/**
 * @param {string} magnitude a layer's mean |δ|
 * @returns {string}
 */
export function meanSignal(magnitude) {
  return `mean |δ| = ${magnitude}`;
}

/** What slopes an activation function can have, by its name in network documents. @type {Readonly<Record<string, string>>} */
const possibleSlopes = {
  sigmoid: ', at most ¼',
  tanh: ', at most 1',
  relu: ', each 1 or 0',
  leaky_relu: ', each 1 or 0.01',
};

/**
 * What a factor is made of.
 *
 * @param {object} parts
 * @param {string} parts.whole
 * @param {string} parts.after the layer that the signal comes from
 * @param {string} parts.slopes
 * @param {string} parts.activation of the layer that the signal comes to
 * @param {string} parts.weights
 * @param {string | null} parts.normalization null if the layer has none
 * @param {boolean} parts.isPastWeights true if a shortcut leads past the weights
 * @returns {string}
 */
export function factorApart({
  whole,
  after,
  slopes,
  activation,
  weights,
  normalization,
  isPastWeights,
}) {
  const through = isPastWeights ? 'weights and shortcut' : 'weights';
  const normalized = normalization === null ? '' : ` × ${normalization} (normalisation)`;
  return `×${whole} from ${after} = ${slopes} (mean slope${possibleSlopes[activation] ?? ''}) × ${weights} (${through})${normalized}`;
}

/**
 * @param {string} after the layer that the signal would come from
 * @returns {string}
 */
export function nothingArrives(after) {
  return `no signal arrives from ${after}`;
}

/**
 * @param {'linear' | 'logarithmic'} kind of the axis
 * @returns {string} both, as one line
 */
export function barsNote(kind) {
  return `${barsMeasure[kind]} ${barsLines[kind]}`.trim();
}
