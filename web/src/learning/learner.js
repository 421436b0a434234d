/** A network that learns, and what is kept of its way: a bounded number of samples, however long it is. */
import { trainingDocument } from './training-document.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('./training-document.js').Learning} Learning
 *
 * @typedef {object} Sample
 * @property {number} step how many steps had been made
 * @property {number} loss
 * @property {Float64Array} magnitudes for layer 1…N, the mean of |δ| over neurons and points
 */

/** More samples than this are neither seen apart nor needed. */
const mostSamples = 160;
/** Steps between two samples, at first. */
const firstStride = 8;

/** A network has learned when it answers at least this share of its points right. */
export const learnedShare = 0.95;

export class Learner {
  #training;
  #examples;
  #activation;
  #stride = firstStride;
  /** @type {Sample[]} */
  #samples = [];

  /**
   * @param {Engine} engine
   * @param {Readonly<Learning>} learning
   * @param {Readonly<Examples>} examples
   */
  constructor(engine, learning, examples) {
    this.#training = engine.openTraining(trainingDocument(learning, examples));
    this.#examples = examples;
    this.#activation = learning.activation;
    this.#sample();
  }

  get steps() {
    return this.#training.steps;
  }

  /** Of its hidden layers. */
  get activation() {
    return this.#activation;
  }

  /** Why it stopped for good, in one line that names the step; null if it did not. */
  get divergence() {
    return this.#training.divergence;
  }

  /** From the first step on; the last is that of the moment. @type {readonly Sample[]} */
  get samples() {
    this.#sample();
    return this.#samples;
  }

  /** The moment. @returns {Sample} */
  get now() {
    return this.samples[this.#samples.length - 1];
  }

  /**
   * Makes steps, as many as there are to `goal` or as the time allows.
   *
   * @param {number} goal
   * @param {number} milliseconds
   * @returns {boolean} true if there are steps to be made yet
   */
  learn(goal, milliseconds) {
    const end = performance.now() + milliseconds;
    while (this.steps < goal && this.divergence === null) {
      const next = Math.min(goal, (Math.floor(this.steps / this.#stride) + 1) * this.#stride);
      this.#training.train(next - this.steps);
      if (next % this.#stride === 0) this.#sample();
      if (performance.now() >= end) break;
    }
    return this.steps < goal && this.divergence === null;
  }

  /** The moment is looked at where it is asked for, and at every stride. */
  #sample() {
    const [step, last] = [this.steps, this.#samples.at(-1)];
    if (last?.step === step) return;
    // What stood between two strides, because someone wanted to see it, stays no longer.
    if (last && last.step % this.#stride !== 0) this.#samples.pop();
    const { loss, magnitudes } = {
      loss: this.#training.loss(),
      magnitudes: this.#training.gradientMagnitudes(),
    };
    this.#samples.push({ step, loss, magnitudes });
    if (this.#samples.length <= mostSamples) return;
    this.#stride *= 2;
    this.#samples = this.#samples.filter(
      (sample, k, all) => sample.step % this.#stride === 0 || k === all.length - 1,
    );
  }

  /** @param {number} rate from the next step on */
  setRate(rate) {
    this.#training.setLearningRate(rate);
  }

  /** @returns {Float64Array} for layer 1…N, how far its weights have come, on average */
  movement() {
    return this.#training.movement();
  }

  /** @returns {Float64Array} for layer 1…N, the root mean square of f′ */
  slopes() {
    return this.#training.slopes();
  }

  /** What slopes and weights alone predict for the first layer's error signal over the output's. */
  predictedRatio() {
    return this.#training.predictedRatio();
  }

  /**
   * @param {{bins: number, least: number, most: number}} parts
   * @returns {Float64Array}
   */
  activationCounts(parts) {
    return this.#training.activationCounts(parts);
  }

  /**
   * @param {Float64Array} inputs row by row
   * @returns {Float64Array} the answers, row by row
   */
  answers(inputs) {
    return this.#training.predict(inputs);
  }

  /**
   * @param {Readonly<Examples>} [examples] its own, where left out
   * @returns {number} the share of the points that it answers right
   */
  rightShare({ inputs, targets } = this.#examples) {
    return rightShare(this.#training.predict(inputs), targets);
  }

  close() {
    this.#training.close();
  }
}

/**
 * @param {Float64Array} answers row by row
 * @param {readonly (readonly number[])[]} targets
 * @returns {number} the share of rows whose winner is the target's
 */
export function rightShare(answers, targets) {
  const classes = targets[0].length;
  const right = targets.filter((target, k) => {
    const answer = [...answers.subarray(k * classes, (k + 1) * classes)];
    if (classes === 1) return answer[0] > 0.5 === target[0] > 0.5;
    return answer.indexOf(Math.max(...answer)) === target.indexOf(Math.max(...target));
  });
  return right.length / targets.length;
}
