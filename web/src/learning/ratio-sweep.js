/** How much of the error signal reaches the first layer, by depth: many seeds, asked for in slices. */

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/documents.js').RatioSettings} RatioSettings
 *
 * @typedef {{depth: number, low: number, median: number, high: number}} Band of all seeds at a depth,
 *   the middle and the tenth from either end; a network without error signal counts as 0
 */

/** Seeds asked for at once: so few that a frame stays whole. */
const slice = 5;

export class RatioSweep {
  #engine;
  #settings;
  #seeds;
  /** @type {number[][]} */
  #ratios;

  /**
   * @param {Engine} engine
   * @param {Readonly<RatioSettings>} settings with one gain
   */
  constructor(engine, settings) {
    this.#engine = engine;
    this.#settings = settings;
    this.#seeds = settings.seeds;
    this.#ratios = settings.depths.map(() => []);
  }

  get isDone() {
    return this.#ratios[0].length === this.#seeds;
  }

  /**
   * @param {number} milliseconds
   * @returns {boolean} true if there is more to do
   */
  work(milliseconds) {
    const end = performance.now() + milliseconds;
    while (!this.isDone && performance.now() < end) {
      const done = this.#ratios[0].length;
      const seeds = Math.min(slice, this.#seeds - done);
      const firstSeed = (this.#settings.firstSeed ?? 0) + done;
      const found = this.#engine.ratios({ ...this.#settings, seeds, firstSeed });
      this.#ratios.forEach((ratios, k) =>
        ratios.push(...found.subarray(k * seeds, (k + 1) * seeds)),
      );
    }
    return !this.isDone;
  }

  /** @returns {Band[]} */
  bands() {
    return this.#settings.depths.map((depth, k) => ({ depth, ...bandOf(this.#ratios[k]) }));
  }
}

/**
 * @param {readonly number[]} ratios at least one
 * @returns {{low: number, median: number, high: number}}
 */
export function bandOf(ratios) {
  const sorted = ratios.map((ratio) => (Number.isNaN(ratio) ? 0 : ratio)).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))];
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { low: at(0.1), median, high: at(0.9) };
}
