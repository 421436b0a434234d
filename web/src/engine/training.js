/** JavaScript's interface to a network that learns from a batch of examples. */
import { anyNumber, describe, inRows, valueOf, wholeNumber } from './native-values.js';

/** @typedef {import('../../../build/wasm/backprop-engine.js').NativeTraining} NativeTraining */

/** The steps that train() makes before it first checks the time. */
const firstSlice = 16;

/** A network that learns from examples. Each step uses the whole batch. */
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

  /** Why training stopped, in one line that names the step; null if it did not. */
  get divergence() {
    return this.#open.divergence || null;
  }

  /** @returns {number} the mean loss over the examples, with the current weights */
  loss() {
    return this.#open.loss();
  }

  /** @returns {Float64Array} for layer 1…N, the mean of |∂L/∂z| over units and examples */
  gradientMagnitudes() {
    return this.#open.gradientMagnitudes();
  }

  /**
   * Makes up to `steps` steps. Stops early when the time is up, or before a step whose loss or weights
   * would not be finite.
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
   * @param {number} steps the most to make
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
      // As many steps as the remaining time should allow. The first slices are the slowest, so no slice
      // is longer than twice the steps made so far.
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
   * @returns {number} the ratio of the error signal's size in layer 1 to its size in layer N, predicted
   *   from slopes and weights alone
   */
  predictedRatio() {
    return valueOf(this.#open.predictedRatio());
  }

  /**
   * @param {{bins: number, least: number, most: number}} parts equal bins from least to most;
   *   activations outside that range count in the first or last bin
   * @returns {Float64Array} for each layer 1…N, the number of activations in each bin
   */
  activationCounts({ bins, least, most }) {
    const parts = wholeNumber('bins', bins);
    return valueOf(
      this.#open.activationCounts(parts, anyNumber('least', least), anyNumber('most', most)),
    );
  }

  /**
   * @param {readonly (readonly number[])[] | Float64Array} inputs rows, or their numbers row by row
   * @returns {Float64Array} the outputs for each row, row by row: bit for bit those of a session opened
   *   with the current network
   */
  predict(inputs) {
    return valueOf(this.#open.predict(inRows('inputs', inputs)));
  }

  /**
   * Sets the learning rate from the next step on. Weights and the optimizer's state stay.
   *
   * @param {number} learningRate
   */
  setLearningRate(learningRate) {
    valueOf(this.#open.setLearningRate(anyNumber('learning rate', learningRate)));
  }

  /** Goes back to the initial weights, with no steps made. The learning rate stays. */
  reset() {
    this.#open.reset();
  }

  /** @returns {object} the current network: a network document without an example */
  document() {
    return JSON.parse(valueOf(this.#open.document()));
  }

  /** Frees the training. Later calls throw; closing twice does nothing. */
  close() {
    this.#native?.delete();
    this.#native = null;
  }
}
