/**
 * Loads the engine for one lesson: once for any number of requests, and again if the reader retries after
 * a failure.
 */

/** @typedef {import('../engine/engine.js').Engine} Engine */

export class EngineLoading {
  #load;
  #onLoaded;
  #onFailed;
  /** The attempt under way, or the one that succeeded. @type {Promise<void> | null} */
  #attempt = null;
  #outcome = new Outcome();

  /**
   * @param {() => Promise<Engine>} load
   * @param {(engine: Engine) => void | Promise<void>} onLoaded called once
   * @param {(problem: unknown, again: () => void) => void} onFailed called for each failed attempt
   */
  constructor(load, onLoaded, onFailed) {
    this.#load = load;
    this.#onLoaded = onLoaded;
    this.#onFailed = onFailed;
  }

  /** Resolves once the engine is loaded; rejects if the attempt fails. Each attempt has its own promise. */
  get ready() {
    return this.#outcome.promise;
  }

  /** @returns {Promise<void>} settles with the attempt, which all callers share */
  begin() {
    this.#attempt ??= this.#try();
    return this.#attempt;
  }

  /** @param {unknown} problem why the lesson cannot be shown, even if the engine was never requested */
  fail(problem) {
    this.#attempt = null;
    this.#onFailed(problem, () => this.begin());
    this.#outcome.reject(problem);
  }

  async #try() {
    if (this.#outcome.isOver) this.#outcome = new Outcome();
    try {
      await this.#onLoaded(await this.#load());
    } catch (problem) {
      this.fail(problem);
      return;
    }
    this.#outcome.resolve();
  }
}

/** A promise with functions that settle it. */
class Outcome {
  isOver = false;
  /** @type {() => void} */
  #resolve = () => {};
  /** @type {(problem: unknown) => void} */
  #reject = () => {};
  /** @type {Promise<void>} */
  promise = new Promise((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  constructor() {
    // No unhandled rejection if the host ignores the promise: the figure's placeholder shows the error.
    this.promise.catch(() => {});
  }

  resolve() {
    this.isOver = true;
    this.#resolve();
  }

  /** @param {unknown} problem */
  reject(problem) {
    this.isOver = true;
    this.#reject(problem);
  }
}
