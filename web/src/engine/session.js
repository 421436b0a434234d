/** JavaScript's interface to one network and one pass over its example. */
import { anyNumber, describe, parseNumbers, valueOf, wholeNumber } from './native-values.js';

/**
 * @typedef {import('./documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('./documents.js').Trace} Trace
 * @typedef {import('../../../build/wasm/backprop-engine.js').NativeSession} NativeSession
 *
 * @typedef {object} Place identifies one number of a network or of its example
 * @property {'weight' | 'bias' | 'gamma' | 'beta' | 'input' | 'target'} name
 * @property {number} [layer] 1…N; not for an input or target
 * @property {number} unit from 0
 * @property {number} [from] for a weight: the unit of the previous layer
 *
 * @typedef {{layer: number, unit: number, from: number | null}} WayStart
 *
 * @typedef {object} Factor one factor of a path's product
 * @property {'activation' | 'slope' | 'normalization' | 'weight' | 'shortcut' | 'delta'} kind
 * @property {number} layer the layer it leads to
 * @property {number} unit the unit it leads to
 * @property {number} from the unit it comes from
 * @property {number} value
 *
 * @typedef {{product: number, factors: Factor[]}} Way one path to the loss; its factors in order, beginning at the parameter
 *
 * @typedef {object} Ways the paths from one place to the loss
 * @property {number} count
 * @property {number} gradient the sum of their products
 * @property {number} size the sum of their products' absolute values
 * @property {Way[]} largest
 *
 * @typedef {object} Answered a number of the pass that somebody worked out
 * @property {typeof quantities[number]} name
 * @property {number} layer 1…N
 * @property {number} unit
 * @property {number} [from] of a weight: the unit of the layer before
 * @property {number} number
 * @property {number} digits that it was written with, significant ones
 * @property {number} decimals of them behind the point; a power of ten moves the point
 *
 * @typedef {object} GradientChecks
 * @property {number} count of parameters
 * @property {number} largest_gradient
 * @property {{name: Place['name'], layer: number, unit: number, from: number, gradient: number, measured: number}} worst
 *   the parameter whose gradient and measured slope differ most
 */

/** What somebody may have worked out, as the engine counts it. */
const quantities = /** @type {const} */ ([
  'preactivation',
  'activation',
  'delta',
  'weight_gradient',
  'bias_gradient',
]);

/** One network, its examples, and a pass over one of them. Layers are 1…N; layer 0 is the input. */
export class Session {
  /** @type {NativeSession | null} */
  #native;

  /** @param {NativeSession} native the C++ session, from Engine.open */
  constructor(native) {
    this.#native = native;
  }

  get #open() {
    if (this.#native === null) throw new Error('session: expected an open one, found it closed');
    return this.#native;
  }

  /** 2N: one iteration per weight layer in each direction. */
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
   * Names the first number that is not finite among those the pass has computed so far, in one line;
   * null while all are finite.
   */
  get divergence() {
    return this.#open.divergence || null;
  }

  /** Goes one iteration forward, unless at the end. @returns {number} the new iteration */
  step() {
    return this.#open.step();
  }

  /** Goes one iteration back, unless at the start. @returns {number} the new iteration */
  stepBack() {
    return this.#open.stepBack();
  }

  /** Goes to the end of the forward pass. @returns {number} the loss */
  forward() {
    return this.#open.forward();
  }

  /** Goes to the end of the backward pass. @returns {Float64Array} gradient magnitudes, layer 1…N */
  backward() {
    return this.#open.backward();
  }

  /**
   * Changes every parameter by −learningRate · gradient and goes to iteration 0.
   *
   * @param {number} learningRate
   * @throws {Error} before the end of the backward pass, for a rate that is not a finite number, and
   *   if a parameter would not be finite; the session is then unchanged
   */
  update(learningRate) {
    valueOf(this.#open.update(anyNumber('learning rate', learningRate)));
  }

  /** The number of the document's examples. */
  get exampleCount() {
    return this.#open.exampleCount;
  }

  /** The example of the pass, from 0. */
  get picked() {
    return this.#open.picked;
  }

  /**
   * Shows another example; the pass stays at its iteration.
   *
   * @param {number} example from 0
   * @throws {Error} if there is no such example
   */
  pick(example) {
    valueOf(this.#open.pick(wholeNumber('example', example)));
  }

  /** @returns {number} the mean of the losses of all examples */
  meanLoss() {
    return valueOf(this.#open.meanLoss());
  }

  /**
   * Changes every parameter by −learningRate · the mean of all examples’ gradients, and goes to iteration 0.
   *
   * @param {number} learningRate
   * @throws {Error} for a rate that is not a finite number, and if a parameter would not be finite; the
   *   session is then unchanged
   */
  updateByMean(learningRate) {
    valueOf(this.#open.updateByMean(anyNumber('learning rate', learningRate)));
  }

  /**
   * Goes to an iteration, forward or back.
   *
   * @param {number} iteration 0…2N
   * @throws {Error} outside that range
   */
  seek(iteration) {
    valueOf(this.#open.seek(wholeNumber('iteration', iteration)));
  }

  /**
   * Sets one parameter, or one number of the example, and recomputes the pass up to its iteration: it is
   * the pass of a session opened with that number.
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
   * @returns {Float64Array} every parameter, layer by layer: weights row by row, biases, and, for a
   *   normalised layer, gamma and beta
   */
  parameters() {
    return valueOf(this.#open.parameters());
  }

  /**
   * Sets all parameters; the pass stays at its iteration.
   *
   * @param {Float64Array} parameters in the order of `parameters`
   * @throws {Error} if there are too few or too many, or one is not finite
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
   * @returns {Float64Array} ∂u/∂z of a normalised layer, row-major, one row per u; empty if the layer is
   *   not normalised
   */
  normalizationFactors(l) {
    return valueOf(this.#open.normalizationFactors(wholeNumber('layer', l)));
  }

  /**
   * @param {Float64Array} start parameters, in the order of `parameters`
   * @returns {Float64Array} layer 1…N: the mean of |w − w at the start| over the layer's weights
   */
  movement(start) {
    return valueOf(this.#open.movement(start));
  }

  /**
   * Computes the loss with one number replaced by each of the values. The session is unchanged.
   *
   * @param {Place} place
   * @param {Float64Array} values
   * @returns {Float64Array} one loss per value
   * @throws {Error} for a place that the network does not have, or a value that is not allowed there
   */
  lossesWith({ name, layer = 0, unit, from = 0 }, values) {
    const [l, j] = [wholeNumber('layer', layer), wholeNumber('unit', unit)];
    return valueOf(this.#open.lossesWith(name, l, j, wholeNumber('from', from), values));
  }

  /**
   * Compares every parameter's gradient with the slope measured by nudging it both ways.
   *
   * @param {number} h the size of the nudge
   * @returns {GradientChecks}
   * @throws {Error} unless h is above 0
   */
  checkGradients(h) {
    return parseNumbers(valueOf(this.#open.checkGradients(anyNumber('h', h))));
  }

  /**
   * Finds the paths to the loss from a weight or, if `from` is null, from a neuron's preactivation.
   *
   * @param {WayStart} start
   * @param {number} most how many of the largest are written out, at most
   * @returns {Ways}
   */
  ways(start, most) {
    return parseNumbers(valueOf(this.#open.ways(...wayStart(start), wholeNumber('most', most))));
  }

  /**
   * Walks the paths one by one.
   *
   * @param {WayStart} start
   * @param {number} most
   * @returns {{count: number, sum: number}} the number of paths walked and the sum of their products
   */
  walkWays(start, most) {
    const found = this.#open.walkWays(...wayStart(start), anyNumber('most', most));
    const [sum, count] = valueOf(found);
    return { count, sum };
  }

  /**
   * Finds the slip that one of several answers comes from, as the command's `--check` does.
   *
   * @param {readonly Answered[]} answers numbers of the pass that somebody worked out
   * @param {number} which the one in question, from 0
   * @param {{learningRate: number, slack: number}} marking `learningRate`: of an update that may have been
   *   made too early; `slack`: how far off an answer may be beyond the digits it is written with, as a share
   * @returns {number | null} the slip's place in the engine's list of slips, from 0; null if no known slip
   *   gives the answer, or if it is right to the digits it is written with
   * @throws {Error} for an answer that the network has no place for
   */
  slip(answers, which, { learningRate, slack }) {
    const rows = answers.flatMap(({ name, layer, unit, from = 0, number, digits, decimals }) => [
      quantities.indexOf(name),
      wholeNumber('layer', layer),
      wholeNumber('unit', unit),
      wholeNumber('from', from),
      anyNumber('number', number),
      wholeNumber('digits', digits),
      wholeNumber('decimals', decimals),
    ]);
    const [rate, share] = [anyNumber('learning rate', learningRate), anyNumber('slack', slack)];
    const k = wholeNumber('answer', which);
    const slip = valueOf(this.#open.slip(Float64Array.from(rows), k, rate, share));
    return slip < 0 ? null : slip;
  }

  /** @returns {NetworkDocument} the current network, with its weights written out */
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
 * @returns {[layer: number, unit: number, from: number]} as the engine takes them
 */
function wayStart({ layer, unit, from }) {
  return [wholeNumber('layer', layer), wholeNumber('unit', unit), wholeNumber('from', from ?? -1)];
}
