/** One network and one pass over its example, as the page knows them. */
import { anyNumber, describe, parseNumbers, valueOf, wholeNumber } from './native-values.js';

/**
 * @typedef {import('./documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('./documents.js').Trace} Trace
 * @typedef {import('../../../build/wasm/backprop-engine.js').NativeSession} NativeSession
 *
 * @typedef {object} Place where one number of a network or of its example stands
 * @property {'weight' | 'bias' | 'gamma' | 'beta' | 'input' | 'target'} name
 * @property {number} [layer] 1…N; not of an input or target
 * @property {number} unit from 0
 * @property {number} [from] of a weight: the unit of the layer before
 *
 * @typedef {{layer: number, unit: number, from: number | null}} WayStart
 *
 * @typedef {object} Factor of a way
 * @property {'activation' | 'slope' | 'normalization' | 'weight' | 'shortcut' | 'delta'} kind
 * @property {number} layer that it leads to
 * @property {number} unit
 * @property {number} from the unit that it comes from
 * @property {number} value
 *
 * @typedef {{product: number, factors: Factor[]}} Way factors: from the parameter on
 *
 * @typedef {object} Ways
 * @property {number} count
 * @property {number} gradient all of them together
 * @property {number} size the same without their signs
 * @property {Way[]} largest
 *
 * @typedef {object} GradientChecks
 * @property {number} count of parameters
 * @property {number} largest_gradient
 * @property {{name: Place['name'], layer: number, unit: number, from: number, gradient: number, measured: number}} worst
 *   where gradient and nudge differ most
 */

/** One network, one example and one pass over it. Layers are 1…N; layer 0 is the input. */
export class Session {
  /** @type {NativeSession | null} */
  #native;

  /** @param {NativeSession} native the bound C++ session; sessions are made by Engine.open */
  constructor(native) {
    this.#native = native;
  }

  get #open() {
    if (this.#native === null) throw new Error('session: expected an open one, found it closed');
    return this.#native;
  }

  /** 2N: one iteration for each weight layer forward, and one backward. */
  get iterations() {
    return this.#open.iterations;
  }

  /** 0…2N. */
  get iteration() {
    return this.#open.iteration;
  }

  /** The loss of the example; NaN before iteration L. */
  get loss() {
    return this.#open.loss;
  }

  /**
   * Of what the pass has computed up to its iteration, the first that is not finite, in one line; null
   * while all of it is finite.
   */
  get divergence() {
    return this.#open.divergence || null;
  }

  /** One iteration on; at the end, none. @returns {number} the new iteration */
  step() {
    return this.#open.step();
  }

  /** One iteration back; at the start, none. @returns {number} the new iteration */
  stepBack() {
    return this.#open.stepBack();
  }

  /** To the end of the forward pass. @returns {number} the loss */
  forward() {
    return this.#open.forward();
  }

  /** To the end of the backward pass. @returns {Float64Array} gradient magnitudes, layer 1…N */
  backward() {
    return this.#open.backward();
  }

  /**
   * Nudges every weight by −learningRate · gradient; the pass then stands at iteration 0.
   *
   * @param {number} learningRate
   * @throws {Error} before the end of the backward pass, for a rate that is not a finite number, and
   *   where a parameter would not be finite; the session is then as it was
   */
  update(learningRate) {
    valueOf(this.#open.update(anyNumber('learning rate', learningRate)));
  }

  /**
   * To any iteration 0…2N, either way.
   *
   * @param {number} iteration
   * @throws {Error} outside of that range
   */
  seek(iteration) {
    valueOf(this.#open.seek(wholeNumber('iteration', iteration)));
  }

  /**
   * Sets one parameter, or one number of the example. The pass stays at its iteration, and is what it
   * would be had the session been opened with that number.
   *
   * @param {Place} place
   * @param {number} value
   * @throws {Error} for a place that the network does not have, or a value that is not finite
   */
  set({ name, layer = 0, unit, from = 0 }, value) {
    const [l, j] = [wholeNumber('layer', layer), wholeNumber('unit', unit)];
    const i = wholeNumber('from', from);
    valueOf(this.#open.set(name, l, j, i, anyNumber(name, value)));
  }

  /**
   * @returns {Float64Array} every parameter, layer by layer: weights row by row, biases, and, of a
   *   normalised layer, gamma and beta
   */
  parameters() {
    return valueOf(this.#open.parameters());
  }

  /**
   * Sets them all; the pass stays at its iteration.
   *
   * @param {Float64Array} parameters as `parameters` gives them
   * @throws {Error} where there are too few or too many, or one is not finite
   */
  setParameters(parameters) {
    if (!(parameters instanceof Float64Array)) {
      throw new Error(`parameters: expected a Float64Array, found ${describe(parameters)}`);
    }
    valueOf(this.#open.setParameters(parameters));
  }

  /** To iteration 0, with the weights as they are. */
  reset() {
    this.#open.reset();
  }

  /** @returns {Float64Array} the example's target, one per unit of the output layer */
  target() {
    return valueOf(this.#open.target());
  }

  /** @param {number} l layer 0…N @returns {Float64Array} a, one per unit */
  activations(l) {
    return valueOf(this.#open.activations(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {Float64Array} z, one per unit */
  preactivations(l) {
    return valueOf(this.#open.preactivations(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {Float64Array} ∂L/∂z, one per unit; also ∂L/∂b */
  deltas(l) {
    return valueOf(this.#open.deltas(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {Float64Array} row-major, one row per unit */
  weights(l) {
    return valueOf(this.#open.weights(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {Float64Array} one per unit */
  biases(l) {
    return valueOf(this.#open.biases(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {Float64Array} ∂L/∂w, shaped like the weights */
  weightGradients(l) {
    return valueOf(this.#open.weightGradients(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {number} mean of |∂L/∂z| over the layer's units */
  gradientMagnitude(l) {
    return valueOf(this.#open.gradientMagnitude(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N @returns {Float64Array} f′, one per unit; NaN for softmax */
  slopes(l) {
    return valueOf(this.#open.slopes(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…N−1 @returns {Float64Array} ∂L/∂a, one per unit */
  activationGradients(l) {
    return valueOf(this.#open.activationGradients(wholeNumber('layer', l)));
  }

  /**
   * @param {number} l layer 1…N
   * @returns {Float64Array} ∂u/∂z of a normalised layer, row-major, a row for each u; empty where the layer
   *   is not normalised
   */
  normalizationFactors(l) {
    return valueOf(this.#open.normalizationFactors(wholeNumber('layer', l)));
  }

  /**
   * @param {Float64Array} start parameters, as `parameters` gives them
   * @returns {Float64Array} layer 1…N: the mean of |w − w at the start| over the layer's weights
   */
  movement(start) {
    return valueOf(this.#open.movement(start));
  }

  /**
   * What the loss really is when one number is another; the session stays as it is.
   *
   * @param {Place} place
   * @param {Float64Array} values
   * @returns {Float64Array} the loss for each
   * @throws {Error} for a place that the network does not have, or a value that cannot be
   */
  lossesWith({ name, layer = 0, unit, from = 0 }, values) {
    const [l, j] = [wholeNumber('layer', layer), wholeNumber('unit', unit)];
    return valueOf(this.#open.lossesWith(name, l, j, wholeNumber('from', from), values));
  }

  /**
   * Nudges every parameter either way, and compares with its gradient.
   *
   * @param {number} h how far
   * @returns {GradientChecks}
   * @throws {Error} unless h is above 0
   */
  checkGradients(h) {
    return parseNumbers(valueOf(this.#open.checkGradients(anyNumber('h', h))));
  }

  /**
   * The ways from a weight to the loss, or, where `from` is null, from a neuron's preactivation.
   *
   * @param {WayStart} start
   * @param {number} most so many of the largest are written out
   * @returns {Ways}
   */
  ways(start, most) {
    return parseNumbers(valueOf(this.#open.ways(...wayStart(start), wholeNumber('most', most))));
  }

  /**
   * Walks them one by one.
   *
   * @param {WayStart} start
   * @param {number} most
   * @returns {{count: number, sum: number}} how many were walked, and the sum of their products
   */
  walkWays(start, most) {
    const found = this.#open.walkWays(...wayStart(start), anyNumber('most', most));
    const [sum, count] = valueOf(found);
    return { count, sum };
  }

  /** @returns {NetworkDocument} the network as it stands now, weights written out */
  document() {
    return JSON.parse(valueOf(this.#open.document()));
  }

  /** @returns {Trace} a whole pass over the example, whatever the iteration */
  trace() {
    return JSON.parse(valueOf(this.#open.trace()));
  }

  /** Frees the session. Later calls throw; closing twice does nothing. */
  close() {
    this.#native?.delete();
    this.#native = null;
  }
}

/**
 * @param {WayStart} start
 * @returns {[layer: number, unit: number, from: number]} as the engine takes it
 */
function wayStart({ layer, unit, from }) {
  return [wholeNumber('layer', layer), wholeNumber('unit', unit), wholeNumber('from', from ?? -1)];
}
