/** How much of the error signal reaches the first layer, by depth and size of the weights: row by row. */
import { bandOf } from './ratio-sweep.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/documents.js').RatioSettings} RatioSettings
 */

export class RatioMap {
  #engine;
  #settings;
  #gains;
  /** For each gain that is known, the median for each depth. @type {number[][]} */
  #rows = [];

  /**
   * @param {Engine} engine
   * @param {Readonly<RatioSettings>} settings
   * @param {readonly number[]} gains
   */
  constructor(engine, settings, gains) {
    this.#engine = engine;
    this.#settings = settings;
    this.#gains = gains;
  }

  get isDone() {
    return this.#rows.length === this.#gains.length;
  }

  /**
   * @param {number} depth its place among the depths
   * @param {number} gain its place among the gains
   * @returns {number | null} the median of the seeds; null if it is not known yet
   */
  median(depth, gain) {
    return this.#rows[gain]?.[depth] ?? null;
  }

  /**
   * @param {number} milliseconds
   * @returns {boolean} true if there is more to do
   */
  work(milliseconds) {
    const end = performance.now() + milliseconds;
    const { depths, seeds } = this.#settings;
    while (!this.isDone && performance.now() < end) {
      const gains = [this.#gains[this.#rows.length]];
      const found = this.#engine.ratios({ ...this.#settings, gains });
      this.#rows.push(
        depths.map((_, k) => bandOf([...found.subarray(k * seeds, (k + 1) * seeds)]).median),
      );
    }
    return !this.isDone;
  }
}
