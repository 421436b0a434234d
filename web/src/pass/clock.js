/**
 * The clock: maps time to a position in the pass. Playing, stepping, scrubbing and reduced motion
 * all move this one position.
 *
 * A whole position k means that iteration k is done and nothing moves. Between k − 1 and k,
 * iteration k is under way.
 */

/** @typedef {{request(tick: (now: number) => void): number, cancel(id: number): void}} Scheduler */

/** A movement begins this far after the last whole position: enough to be in the next iteration. */
const begun = 1e-6;
/** The progress at which an iteration's signal arrives; from then on, its numbers are shown. */
export const arrival = 0.6;
/** The longest tick, in milliseconds: a hidden tab must not leap ahead when it is shown again. */
const longestTick = 100;

/**
 * @param {number} position
 * @returns {{iteration: number, progress: number}} the iteration to show, and its progress in (0, 1]
 */
export function split(position) {
  const iteration = Math.max(Math.ceil(position), 0);
  return { iteration, progress: position - iteration + 1 };
}

/**
 * Returns the duration of one iteration while playing. A deeper network has more iterations, so each is
 * shorter: its pass does not take five times as long.
 *
 * @param {number} iterations 2N
 * @param {number} speed
 * @returns {number} milliseconds
 */
export function iterationDuration(iterations, speed) {
  return (950 * Math.sqrt(8 / Math.max(iterations, 8))) / speed;
}

export class Clock {
  #position = 0;
  #goal = 0;
  #duration = 0;
  #smooth = true;
  #last = 0;
  /** @type {number | null} */
  #request = null;
  /** @type {(position: number) => void} */
  #onMove;
  /** @type {() => void} */
  #onRest;
  /** @type {Scheduler} */
  #scheduler;

  /**
   * @param {object} options
   * @param {(position: number) => void} options.onMove called with each new position
   * @param {() => void} options.onRest called when the goal is reached
   * @param {Scheduler} options.scheduler the browser's animation frames, or a test's
   */
  constructor({ onMove, onRest, scheduler }) {
    this.#onMove = onMove;
    this.#onRest = onRest;
    this.#scheduler = scheduler;
  }

  get position() {
    return this.#position;
  }

  get moving() {
    return this.#request !== null;
  }

  /**
   * Moves on to a later whole position.
   *
   * @param {number} goal
   * @param {object} pace
   * @param {number} pace.duration of an iteration, in milliseconds
   * @param {boolean} pace.smooth true to show the movement between iterations, false to jump
   */
  moveTo(goal, { duration, smooth }) {
    this.#cancel();
    this.#goal = goal;
    this.#duration = duration;
    this.#smooth = smooth;
    this.#last = NaN;
    if (goal <= this.#position) return;
    this.#request = this.#scheduler.request(this.#tick);
    this.#show(this.#position + (Number.isInteger(this.#position) ? begun : 0));
  }

  /** @param {number} position a whole position, at which the clock then rests */
  jumpTo(position) {
    this.#cancel();
    this.#goal = position;
    this.#smooth = true;
    this.#show(position);
  }

  /** Jumps to the goal of the current movement. */
  finish() {
    this.jumpTo(this.#goal);
  }

  /** Stops at the current position, even between two iterations. */
  pause() {
    this.#cancel();
  }

  /** @param {number} now */
  #tick = (now) => {
    const elapsed = Number.isNaN(this.#last) ? 0 : Math.min(now - this.#last, longestTick);
    this.#last = now;
    this.#request = null;
    const position = Math.min(this.#position + elapsed / this.#duration, this.#goal);
    if (position < this.#goal) this.#request = this.#scheduler.request(this.#tick);
    this.#show(position);
    if (position === this.#goal) this.#onRest();
  };

  /** @param {number} position */
  #show(position) {
    this.#position = position;
    this.#onMove(this.#smooth ? position : split(position).iteration);
  }

  #cancel() {
    if (this.#request !== null) this.#scheduler.cancel(this.#request);
    this.#request = null;
  }
}
