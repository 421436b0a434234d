/** Trains one network and samples its progress. The number of samples stays bounded. */
import { trainingDocument } from './training-document.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('./training-document.js').Learning} Learning
 *
 * @typedef {object} Sample
 * @property {number} step number of steps made before the sample
 * @property {number} loss
 * @property {Float64Array} magnitudes for layers 1…N, the mean of |δ| over neurons and points
 */

/** More samples than this would be too narrow to tell apart in a chart. */
const mostSamples = 160;
/** Initial number of steps between two samples; it doubles when there are too many. */
const firstStride = 8;

/** A network has learned if it classifies at least this share of its points correctly. */
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

  /** The activation function of the hidden layers. */
  get activation() {
    return this.#activation;
  }

  /** Why training stopped for good, in one line that names the step; null if it did not. */
  get divergence() {
    return this.#training.divergence;
  }

  /** The samples from step 0 to the current step. @type {readonly Sample[]} */
  get samples() {
    this.#sample();
    return this.#samples;
  }

  /** @returns {Sample} the sample of the current step */
  get now() {
    return this.samples[this.#samples.length - 1];
  }

  /**
   * Trains until `goal` steps are made, the time is up, or the network diverges.
   *
   * @param {number} goal
   * @param {number} milliseconds
   * @returns {boolean} true if there are steps left to make
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

  /** Adds a sample of the current step: called at every stride, and whenever samples are read. */
  #sample() {
    const [step, last] = [this.steps, this.#samples.at(-1)];
    if (last?.step === step) return;
    // A sample between two strides exists only because samples were read then: drop it.
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

  /** @param {number} rate applies from the next step on */
  setRate(rate) {
    this.#training.setLearningRate(rate);
  }

  /** @returns {Float64Array} for layers 1…N, the weights' mean distance from their initial values */
  movement() {
    return this.#training.movement();
  }

  /** @returns {Float64Array} for layers 1…N, the root mean square of f′ */
  slopes() {
    return this.#training.slopes();
  }

  /** Predicts the first layer's error signal over the output's, from slopes and weights alone. */
  predictedRatio() {
    return this.#training.predictedRatio();
  }

  /**
   * @param {{bins: number, least: number, most: number}} parts equal bins
   * @returns {Float64Array} for each layer 1…N, the number of activations in each bin
   */
  activationCounts(parts) {
    return this.#training.activationCounts(parts);
  }

  /**
   * @param {Float64Array} inputs point by point
   * @returns {Float64Array} the network's outputs, point by point
   */
  answers(inputs) {
    return this.#training.predict(inputs);
  }

  /**
   * @param {Readonly<Examples>} [examples] default: the points it learns from
   * @returns {number} the share of points that it classifies correctly
   */
  rightShare({ inputs, targets } = this.#examples) {
    return rightShare(this.#training.predict(inputs), targets);
  }

  close() {
    this.#training.close();
  }
}

/**
 * @param {Float64Array} answers the outputs, point by point
 * @param {readonly (readonly number[])[]} targets
 * @returns {number} the share of correct points: the largest output is that of the target's class, or a
 *   single output is on the target's side of 0.5
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
