/** How much of the error signal reaches the first layer, by depth and weight size, row by row. */

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/documents.js').RatioSettings} RatioSettings
 */

export class RatioMap {
  #engine;
  #settings;
  #gains;
  /** For each gain computed so far, the median for each depth. @type {number[][]} */
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
   * @param {number} depth index of the depth
   * @param {number} gain index of the gain
   * @returns {number | null} the median over the seeds; null if it is not computed yet
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
        depths.map((_, k) => medianOf([...found.subarray(k * seeds, (k + 1) * seeds)])),
      );
    }
    return !this.isDone;
  }
}

/**
 * @param {readonly number[]} ratios at least one; a network without an error signal counts as 0
 * @returns {number}
 */
export function medianOf(ratios) {
  const sorted = ratios.map((ratio) => (Number.isNaN(ratio) ? 0 : ratio)).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
