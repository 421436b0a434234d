/** Shares the time of each animation frame among what is to be computed, and rests when there is none. */

/**
 * @typedef {import('../pass/clock.js').Scheduler} Scheduler
 *
 * @typedef {object} Task
 * @property {(milliseconds: number) => boolean} work about so long; whether there is more to do
 * @property {() => void} [show] what came of it, once a frame
 */

/** Of a frame's 16.7 milliseconds, drawing included; the rest is for the browser. */
const milliseconds = 13;
/** However long the drawing takes, so much is left for what is to be drawn. */
const least = 2;

export class Pace {
  #scheduler;
  #isSeen = true;
  /** @type {Set<Task>} */
  #tasks = new Set();
  /** @type {number | null} */
  #frame = null;

  /** @param {Scheduler} scheduler */
  constructor(scheduler) {
    this.#scheduler = scheduler;
  }

  /** Whether anything is being computed. */
  get isBusy() {
    return this.#tasks.size > 0;
  }

  /** @param {Task} task that has work to do */
  start(task) {
    this.#tasks.add(task);
    this.#ask();
  }

  /** @param {Task} task */
  stop(task) {
    this.#tasks.delete(task);
  }

  /** @param {Task} task */
  has(task) {
    return this.#tasks.has(task);
  }

  /** Out of sight, everything waits. @param {boolean} isSeen */
  see(isSeen) {
    this.#isSeen = isSeen;
    if (isSeen) this.#ask();
    else if (this.#frame !== null) {
      this.#scheduler.cancel(this.#frame);
      this.#frame = null;
    }
  }

  #ask() {
    if (this.#frame !== null || !this.#isSeen || this.#tasks.size === 0) return;
    this.#frame = this.#scheduler.request(() => {
      this.#frame = null;
      this.#work();
      this.#ask();
    });
  }

  /** What was computed for the last frame is shown first: what that takes is then known. */
  #work() {
    const tasks = [...this.#tasks];
    const start = performance.now();
    for (const task of tasks) task.show?.();
    const left = Math.max(least, milliseconds - (performance.now() - start));
    for (const task of tasks) {
      if (task.work(left / tasks.length)) continue;
      this.#tasks.delete(task);
      task.show?.();
    }
  }
}
