/**
 * A frame: the numbers of one picture. Every view draws from the same frame, so the canvas, the bars,
 * the caption and the table cannot disagree. Numbers that the pass has not computed yet are null.
 */
import { layerName } from '../words/pass.js';

/**
 * @typedef {import('./activation-curve.js').Curve} Curve
 *
 * @typedef {object} LayerRule how a layer computes its activations
 * @property {string} activation the network document's name for it; '' for the input
 * @property {boolean} normalized
 * @property {boolean} residual
 * @property {readonly ('weights' | 'biases')[]} frozen what updates leave as it is
 * @property {Curve | null} curve of its activation function; null for softmax, and for the input
 *
 * @typedef {object} FrameLayer one layer, 0…N; layer 0, the input, has only a name and activations
 * @property {string} name shown under the layer
 * @property {number[] | null} activations a
 * @property {number[] | null} preactivations z
 * @property {number[] | null} deltas ∂L/∂z
 * @property {number | null} magnitude mean of |δ| over the units
 * @property {number[][]} weights into the layer, one row per unit
 * @property {number[]} biases one per unit; none of a layer without biases
 * @property {number[] | null} slopes f′, one per unit; NaN for softmax
 * @property {number[] | null} activationGradients ∂L/∂a, one per unit; NaN for the output
 * @property {number[][] | null} normalizationFactors ∂u/∂z of a normalised layer, one row per u
 * @property {LayerRule} rule
 * @property {number[][] | null} gradients ∂L/∂w, shaped like the weights
 *
 * @typedef {object} Scale the largest absolute value of each quantity in the whole pass, so that the
 *   strength of a line does not change while the pass plays
 * @property {number} activation
 * @property {number} weight
 * @property {number} gradient
 * @property {number} delta
 * @property {number} magnitude
 * @property {number} loss at the end of the forward pass
 *
 * @typedef {object} Frame
 * @property {number} iteration 0…2N
 * @property {number} iterations 2N
 * @property {number} outputLayer N
 * @property {FrameLayer[]} layers 0…N
 * @property {number[]} targets one per unit of the output; none of a loss without targets
 * @property {string} lossName the network document's name for the loss
 * @property {number} l2 λ of the ½ λ Σ w² in the loss; 0 for none
 * @property {number | null} loss
 * @property {number | null} lossBefore the loss before the last update
 * @property {number | null} learningRate of the last update
 * @property {number} examples of the network; the pass is over one of them
 * @property {number} updatedBy the examples whose mean gradients the last update used
 * @property {number | null} meanLoss of all examples; null if there is only one
 * @property {number | null} meanLossBefore the last update
 * @property {number} updates made so far
 * @property {number[]} losses of the example: before each update, then the present one
 * @property {number[] | null} movement for layer 1…N, the mean of |w − w at the start| over its weights;
 *   the start is right before the first update; null until then
 * @property {FrameLayer[] | null} layersBefore the layers right before the last update, if this frame
 *   directly follows it or begins the next pass; else null
 * @property {string | null} divergence names the first number of the pass so far that is not finite, in the
 *   engine's words; null while all are finite
 * @property {number} digits shown of its numbers
 * @property {Scale} scale
 */

/**
 * Returns the half of the pass that an iteration belongs to, and the layer that it computes.
 *
 * @param {number} iteration 0…2N
 * @param {number} outputLayer N
 * @returns {{phase: 'start' | 'forward' | 'backward', layer: number}}
 */
export function whereIs(iteration, outputLayer) {
  if (iteration === 0) return { phase: 'start', layer: 0 };
  if (iteration <= outputLayer) return { phase: 'forward', layer: iteration };
  return { phase: 'backward', layer: 2 * outputLayer - iteration + 1 };
}

/**
 * Returns the corresponding iteration of another network's pass. Start, loss and end correspond; in
 * between, the same fraction of either half.
 *
 * @param {{iteration: number, iterations: number}} place
 * @param {number} other iterations of the other network
 * @returns {number}
 */
export function samePlace({ iteration, iterations }, other) {
  const [half, otherHalf] = [iterations / 2, other / 2];
  const { phase, layer } = whereIs(iteration, half);
  if (phase === 'start') return 0;
  const isRim = layer === half || (phase === 'backward' && layer === 1);
  const inner = Math.min(Math.max(Math.round((layer / half) * otherHalf), 1), otherHalf - 1);
  const there = layer === half ? otherHalf : isRim ? 1 : inner;
  return phase === 'forward' ? there : other - there + 1;
}

/**
 * @param {Frame} frame
 * @returns {number[]} the number of units in layers 0…N
 */
export function unitCounts({ layers }) {
  return layers.map(unitCount);
}

/**
 * @param {FrameLayer} layer
 * @returns {number} its number of units; the input has no weights to count
 */
export function unitCount({ activations, weights }) {
  return weights.length || (activations?.length ?? 0);
}

/**
 * Counts the places that can be selected in each column: layers 0…N, then the targets and the loss.
 *
 * @param {Frame} frame
 * @returns {number[]}
 */
export function placeCounts(frame) {
  return [...unitCounts(frame), frame.targets.length, 1];
}

/**
 * Reads the layers of the session's pass, up to its iteration.
 *
 * @param {import('../engine/session.js').Session} session
 * @param {readonly LayerRule[]} rules of layers 1…N
 * @returns {FrameLayer[]}
 */
export function readLayers(session, rules) {
  const outputLayer = session.iterations / 2;
  const input = Array.from(session.activations(0));
  /** @type {FrameLayer[]} */
  const layers = [
    {
      name: layerName(0, outputLayer),
      activations: input,
      preactivations: null,
      deltas: null,
      magnitude: null,
      weights: [],
      biases: [],
      slopes: null,
      activationGradients: null,
      normalizationFactors: null,
      rule: { activation: '', normalized: false, residual: false, frozen: [], curve: null },
      gradients: null,
    },
  ];
  for (let l = 1; l <= outputLayer; ++l) {
    const { layer, phase } = whereIs(session.iteration, outputLayer);
    const forward = phase === 'backward' || (phase === 'forward' && layer >= l);
    const backward = phase === 'backward' && layer <= l;
    const columns = layers[l - 1].weights.length || input.length;
    layers.push({
      name: layerName(l, outputLayer),
      activations: forward ? Array.from(session.activations(l)) : null,
      preactivations: forward ? Array.from(session.preactivations(l)) : null,
      deltas: backward ? Array.from(session.deltas(l)) : null,
      magnitude: backward ? session.gradientMagnitude(l) : null,
      weights: rows(session.weights(l), columns),
      biases: Array.from(session.biases(l)),
      slopes: forward ? Array.from(session.slopes(l)) : null,
      activationGradients: backward ? Array.from(session.activationGradients(l)) : null,
      normalizationFactors:
        forward && rules[l - 1].normalized
          ? rows(session.normalizationFactors(l), session.slopes(l).length)
          : null,
      rule: rules[l - 1],
      gradients: backward ? rows(session.weightGradients(l), columns) : null,
    });
  }
  return layers;
}

/**
 * Measures the scale of a whole pass, then returns the session to its iteration.
 *
 * @param {import('../engine/session.js').Session} session
 * @returns {Scale}
 */
export function measureScale(session) {
  const { iteration } = session;
  const magnitudes = session.backward();
  const scale = {
    activation: largest(session.activations(0)),
    weight: 0,
    gradient: 0,
    delta: 0,
    magnitude: largest(magnitudes),
    loss: session.loss,
  };
  for (let l = 1; l <= magnitudes.length; ++l) {
    scale.activation = Math.max(scale.activation, largest(session.activations(l)));
    scale.weight = Math.max(scale.weight, largest(session.weights(l)));
    scale.gradient = Math.max(scale.gradient, largest(session.weightGradients(l)));
    scale.delta = Math.max(scale.delta, largest(session.deltas(l)));
  }
  session.seek(iteration);
  return scale;
}

/**
 * @param {Float64Array} numbers
 * @returns {number} the largest absolute value; infinities and NaN are ignored
 */
function largest(numbers) {
  return numbers.reduce((most, n) => (Number.isFinite(n) ? Math.max(most, Math.abs(n)) : most), 0);
}

/**
 * @param {Float64Array} matrix row-major
 * @param {number} columns
 * @returns {number[][]}
 */
function rows(matrix, columns) {
  const count = matrix.length / columns;
  return Array.from({ length: count }, (_, j) =>
    Array.from(matrix.subarray(j * columns, (j + 1) * columns)),
  );
}
