/** Shares the time of each animation frame among tasks. Requests no frames while there are no tasks. */

/**
 * @typedef {import('../pass/clock.js').Scheduler} Scheduler
 *
 * @typedef {object} Task
 * @property {(milliseconds: number) => boolean} work works for about that long; returns true if there
 *   is more to do
 * @property {() => void} [show] shows the result; called once a frame
 */

/** The time for drawing and computing in a frame of 16.7 milliseconds; the browser needs the rest. */
const milliseconds = 13;
/** The least time for computing, however long drawing takes. */
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

  /** True if a task has work left. */
  get isBusy() {
    return this.#tasks.size > 0;
  }

  /** @param {Task} task with work to do */
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

  /** Pauses all tasks while the lab is out of sight. @param {boolean} isSeen */
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

  /** Shows the last frame's results first: how long that takes decides how much time is left. */
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
