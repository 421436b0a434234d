/** Counts the seeds with which a network learns: one seed after the other, in slices of time. */
import { Learner, learnedShare } from './learner.js';

/**
 * @typedef {import('./learner.js').Engine} Engine
 * @typedef {import('./learner.js').Examples} Examples
 * @typedef {import('./learner.js').Learning} Learning
 */

export class SeedCount {
  #engine;
  #learning;
  #examples;
  #seeds;
  #steps;
  /** @type {Learner | null} */
  #learner = null;
  /** For each finished seed, the share of points that it classifies correctly. @type {number[]} */
  shares = [];

  /**
   * @param {Engine} engine
   * @param {Readonly<Learning>} learning its seed is ignored
   * @param {Readonly<Examples>} examples
   * @param {{seeds: number, steps: number}} how trains with seeds 1 to `seeds`, for `steps` steps each
   */
  constructor(engine, learning, examples, { seeds, steps }) {
    this.#engine = engine;
    this.#learning = learning;
    this.#examples = examples;
    this.#seeds = seeds;
    this.#steps = steps;
  }

  get seeds() {
    return this.#seeds;
  }

  get learned() {
    return this.shares.filter((share) => share >= learnedShare).length;
  }

  get isDone() {
    return this.shares.length === this.#seeds;
  }

  /**
   * @param {number} milliseconds
   * @returns {boolean} true if there is more to do
   */
  work(milliseconds) {
    const end = performance.now() + milliseconds;
    while (!this.isDone && performance.now() < end) {
      const seed = this.shares.length + 1;
      this.#learner ??= new Learner(this.#engine, { ...this.#learning, seed }, this.#examples);
      if (this.#learner.learn(this.#steps, end - performance.now())) break;
      this.shares.push(this.#learner.rightShare());
      this.stop();
    }
    return !this.isDone;
  }

  /** Abandons the current seed. */
  stop() {
    this.#learner?.close();
    this.#learner = null;
  }
}
