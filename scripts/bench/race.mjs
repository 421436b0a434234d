import { median, spread } from './statistics.mjs';

/**
 * Times in milliseconds. tfjs needs two seconds until the JavaScript compiler has optimised it. Many short
 * rounds in turn, not one long round each, spread other load on the machine evenly.
 */
const timing = { patience: 60_000, warmUp: 2000, round: 300, rounds: 7 };

/**
 * One contestant and what it trains.
 * @typedef {object} Runner
 * @property {import('./contestants.mjs').ContestantEntry} contestant
 * @property {import('./training-document.mjs').TrainingDocument} document
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {string} precision
 * @property {number} stepsPerSecond the median of the rounds; NaN if the contestant dropped out
 * @property {number} spread interquartile range / median
 * @property {number[]} measured steps a second, round by round
 * @property {string} [failure] why it dropped out
 * @property {string} [note]
 */

/**
 * Measures all runners in one go.
 *
 * @param {Runner[]} runners
 * @param {number} [rounds]
 * @returns {Promise<Result[]>} in the same order
 */
export async function race(runners, rounds = timing.rounds) {
  const lanes = runners.map((runner) => new Lane(runner));
  try {
    for (const lane of lanes) await lane.start();
    for (let round = 0; round < rounds; ++round) {
      for (const lane of lanes) await lane.run();
    }
  } finally {
    for (const lane of lanes) await lane.close();
  }
  return lanes.map((lane) => lane.result());
}

/** One runner in the race. If it fails, it drops out and the race goes on. */
class Lane {
  #runner;
  /** @type {import('./entries.mjs').Entry | undefined} */
  #entry;
  /** @type {number[]} */
  #measured = [];
  /** @type {string | undefined} */
  #failure;
  /** @type {string | undefined} */
  #note;

  /** @param {Runner} runner */
  constructor(runner) {
    this.#runner = runner;
  }

  async start() {
    await this.#attempt(async () => {
      this.#entry = await this.#runner.contestant.enter();
      const { outputs, note } = await this.#ask({ prepare: this.#runner.document });
      if (outputs) checkThatItTrains(...outputs);
      this.#note = note;
      await this.#ask({ measure: timing.warmUp });
    });
  }

  async run() {
    if (this.#failure) return;
    await this.#attempt(async () => {
      const { steps_per_second: measured } = await this.#ask({ measure: timing.round });
      this.#measured.push(Number(measured));
    });
  }

  async close() {
    await this.#entry?.close();
    this.#entry = undefined;
  }

  /** @returns {Result} */
  result() {
    const { name, precision } = this.#runner.contestant;
    const measured = this.#failure ? [NaN] : this.#measured;
    return {
      name,
      precision,
      stepsPerSecond: median(measured),
      spread: spread(measured),
      measured,
      failure: this.#failure,
      note: this.#note,
    };
  }

  /** @param {() => Promise<void>} action */
  async #attempt(action) {
    try {
      await action();
    } catch (error) {
      this.#failure = /** @type {Error} */ (error).message.split('\n')[0];
      await this.close();
    }
  }

  /**
   * @param {import('./host.js').Request} request
   * @returns {Promise<import('./host.js').Answer>}
   */
  #ask(request) {
    if (!this.#entry) throw new Error('not started');
    const { patience } = timing;
    /** @type {NodeJS.Timeout | undefined} */
    let alarm;
    /** @type {Promise<never>} */
    const impatience = new Promise((_, reject) => {
      const error = new Error(`too slow: no answer in ${patience / 1000} s`);
      alarm = setTimeout(() => reject(error), patience);
    });
    return Promise.race([this.#entry.ask(request), impatience]).finally(() => clearTimeout(alarm));
  }
}

/**
 * Checks that the outputs change: a contestant that computes nothing would win.
 *
 * @param {number[]} before
 * @param {number[]} after
 */
function checkThatItTrains(before, after) {
  if (!after.every(Number.isFinite)) throw new Error('its outputs are not finite');
  if (after.every((output, i) => output === before[i])) throw new Error('it does not train');
}
