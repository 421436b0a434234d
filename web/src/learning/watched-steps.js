/** How many steps are due in each frame so that a reader can follow the learning, whatever the frame rate. */

/** After a longer pause than this, in milliseconds, the page was busy or out of sight: it makes no leap. */
const longest = 50;

export class WatchedSteps {
  #rate;
  #clock;
  /** @type {number | null} */
  #last = null;
  /** The part of a step that is left over. */
  #rest = 0;

  /**
   * @param {number} rate steps per millisecond
   * @param {() => number} [clock] in milliseconds
   */
  constructor(rate, clock = () => performance.now()) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** @returns {number} the steps since the last call; one at least, so that learning never stands still */
  due() {
    const now = this.#clock();
    const elapsed = this.#last === null ? 0 : Math.min(now - this.#last, longest);
    this.#last = now;
    const steps = Math.max(1, elapsed * this.#rate + this.#rest);
    this.#rest = steps % 1;
    return Math.floor(steps);
  }

  /** Learning pauses. */
  rest() {
    this.#last = null;
    this.#rest = 0;
  }
}
