/** Measures whether the current network's gradients are right. */

/**
 * @typedef {import('../engine/session.js').Place} Place
 * @typedef {import('../engine/session.js').WayStart} WayStart
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../pass/frame.js').Frame} Frame
 *
 * @typedef {object} Probe
 * @property {(place: Place, values: Float64Array) => Float64Array} lossesWith
 * @property {(h: number) => import('../engine/session.js').GradientChecks} checkGradients
 * @property {(start: WayStart, most: number) => import('../engine/session.js').Ways} ways
 * @property {(start: WayStart, most: number) => {count: number, sum: number}} walkWays
 * @property {() => void} sweep computes one pass, forward and backward
 * @property {() => number} parameterCount
 */

/** Sizes of nudges as powers of ten: from 1 to 10⁻¹⁰. */
export const exponents = Array.from({ length: 11 }, (_, k) => k);

/**
 * @typedef {object} Nudges nudges of one weight or bias
 * @property {number} gradient
 * @property {number[]} predicted the change of the loss that the gradient predicts for each nudge
 * @property {number[]} found the actual change
 * @property {number[]} errors as shares of the predicted change; NaN if that is 0
 */

/**
 * @param {Probe} probe
 * @param {Frame} frame at the end of its pass
 * @param {NetworkPart} selection a weight, or a neuron for its bias
 * @returns {Nudges | null} null if the selection has no number or no gradient, or none yet
 */
export function nudgesOf(probe, frame, { layer, unit, from }) {
  const here = frame.layers[layer];
  if (layer === 0 || layer > frame.outputLayer || frame.loss === null || !here.deltas) return null;
  const [value, gradient] =
    from === null
      ? [here.biases[unit], here.deltas[unit]]
      : [here.weights[unit][from], here.gradients?.[unit][from] ?? NaN];
  if (value === undefined) return null;
  /** @type {Place} */
  const place =
    from === null ? { name: 'bias', layer, unit } : { name: 'weight', layer, unit, from };
  const nudges = exponents.map((exponent) => 10 ** -exponent);
  const losses = probe.lossesWith(place, new Float64Array(nudges.map((h) => value + h)));
  const { loss } = frame;
  // Rounding changes the nudge: use the difference that was actually added.
  const predicted = nudges.map((h) => gradient * (value + h - value));
  const found = Array.from(losses, (other) => other - loss);
  const errors = found.map((change, k) =>
    predicted[k] === 0 ? NaN : Math.abs(change - predicted[k]) / Math.abs(predicted[k]),
  );
  return { gradient, predicted, found, errors };
}

/**
 * @param {import('../engine/session.js').Way} way
 * @returns {NetworkPart[]} the weights along the path, from the parameter on
 */
export function weightsOf({ factors }) {
  return factors.flatMap(({ kind, layer, unit, from }) => {
    if (kind === 'weight') return [{ layer, unit, from }];
    return kind === 'activation' && from >= 0 ? [{ layer, unit, from }] : [];
  });
}
