/** A network that learns from a batch of examples, as the page knows it. */
import { anyNumber, describe, inRows, valueOf, wholeNumber } from './native-values.js';

/** @typedef {import('../../../build/wasm/backprop-engine.js').NativeTraining} NativeTraining */

/** How many steps a call of train() makes before it first looks at the clock. */
const firstSlice = 16;

/** A network that learns from examples: each step uses all of them. */
export class Training {
  /** @type {NativeTraining | null} */
  #native;

  /** @param {NativeTraining} native made by Engine.openTraining */
  constructor(native) {
    this.#native = native;
  }

  get #open() {
    if (this.#native === null) throw new Error('training: expected an open one, found it closed');
    return this.#native;
  }

  /** The steps made since the start, or since reset(). */
  get steps() {
    return this.#open.steps;
  }

  /** Why training stopped, in one line that names the step; null where it did not. */
  get divergence() {
    return this.#open.divergence || null;
  }

  /** @returns {number} the mean loss of the examples, as the weights stand */
  loss() {
    return this.#open.loss();
  }

  /** @returns {Float64Array} for layer 1…N, the mean of |∂L/∂z| over units and examples */
  gradientMagnitudes() {
    return this.#open.gradientMagnitudes();
  }

  /**
   * Makes steps: as many as asked for, fewer where the time is up, and none after the one that
   * would have given a loss or a weight that is not finite.
   *
   * @param {number} steps
   * @param {{milliseconds?: number}} [budget] about how long the call may take; at least one slice
   *   of steps is made
   * @returns {{steps: number, losses: Float64Array}} the steps made, and the mean loss before each
   */
  train(steps, { milliseconds = Infinity } = {}) {
    wholeNumber('steps', steps);
    if (typeof milliseconds !== 'number' || !(milliseconds >= 0)) {
      throw new Error(
        `milliseconds: expected a number of at least 0, found ${describe(milliseconds)}`,
      );
    }
    if (milliseconds === Infinity) {
      const losses = valueOf(this.#open.train(steps));
      return { steps: losses.length, losses };
    }
    return this.#trainFor(milliseconds, steps);
  }

  /**
   * @param {number} milliseconds
   * @param {number} steps at most
   */
  #trainFor(milliseconds, steps) {
    const start = performance.now();
    const slices = [];
    let made = 0;
    let next = firstSlice;
    for (;;) {
      const asked = Math.min(next, steps - made);
      const losses = valueOf(this.#open.train(asked));
      slices.push(losses);
      made += losses.length;
      const elapsed = performance.now() - start;
      if (losses.length < asked || made === steps || elapsed >= milliseconds) break;
      // What the rest of the time should suffice for, but never more than twice what there was: the
      // first slices are the slowest.
      const affordable = Math.floor((made * (milliseconds - elapsed)) / Math.max(elapsed, 0.001));
      next = Math.max(1, Math.min(affordable, 2 * made));
    }
    const losses = new Float64Array(made);
    let filled = 0;
    for (const slice of slices) {
      losses.set(slice, filled);
      filled += slice.length;
    }
    return { steps: made, losses };
  }

  /** @returns {Float64Array} for layer 1…N, the mean of |w − w at the start| over its weights */
  movement() {
    return this.#open.movement();
  }

  /**
   * @returns {Float64Array} for layer 1…N, the root of the mean of f′² over units and examples; NaN
   *   for softmax
   */
  slopes() {
    return valueOf(this.#open.slopes());
  }

  /**
   * @returns {number} what slopes and weights alone predict for the size of the error signal of layer 1
   *   over that of layer N
   */
  predictedRatio() {
    return valueOf(this.#open.predictedRatio());
  }

  /**
   * @param {{bins: number, least: number, most: number}} parts equal ones of least…most; what is
   *   outside counts in the first or the last
   * @returns {Float64Array} for each layer 1…N, how many of its activations fall into each part
   */
  activationCounts({ bins, least, most }) {
    const parts = wholeNumber('bins', bins);
    return valueOf(
      this.#open.activationCounts(parts, anyNumber('least', least), anyNumber('most', most)),
    );
  }

  /**
   * @param {readonly (readonly number[])[] | Float64Array} inputs rows, or their numbers row by row
   * @returns {Float64Array} the outputs for each row, row by row: to the bit those of a session with
   *   the network as it stands
   */
  predict(inputs) {
    return valueOf(this.#open.predict(inRows('inputs', inputs)));
  }

  /**
   * @param {number} learningRate from the next step on; the weights stay, and what the optimizer
   *   remembers
   */
  setLearningRate(learningRate) {
    valueOf(this.#open.setLearningRate(anyNumber('learning rate', learningRate)));
  }

  /** Back to the first weights, with no steps made; the learning rate stays as it was set. */
  reset() {
    this.#open.reset();
  }

  /** @returns {object} the network as it stands now: a network document without an example */
  document() {
    return JSON.parse(valueOf(this.#open.document()));
  }

  /** Frees the training. Later calls throw; closing twice does nothing. */
  close() {
    this.#native?.delete();
    this.#native = null;
  }
}
