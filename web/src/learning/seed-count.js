/** With how many seeds a network learns: one after the other, in slices. */
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
  /** The share of points that each seed came to answer right. @type {number[]} */
  shares = [];

  /**
   * @param {Engine} engine
   * @param {Readonly<Learning>} learning its seed is left aside
   * @param {Readonly<Examples>} examples
   * @param {{seeds: number, steps: number}} how seeds 1, 2, … so many, so many steps each
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

  /** Leaves the seed that was under way. */
  stop() {
    this.#learner?.close();
    this.#learner = null;
  }
}
