/** Fits a figure alone into the height that its page sets, by shrinking the network's picture. */

/** Differences up to this many pixels are rounding. */
const rounding = 1;

export class GivenHeight {
  #host;
  #box;
  #observer = new ResizeObserver(() => this.#fit());

  /**
   * @param {HTMLElement} host the element, with the height that its page sets
   * @param {HTMLElement} box the element's contents, with their own height
   */
  constructor(host, box) {
    this.#host = host;
    this.#box = box;
  }

  connect() {
    this.#observer.observe(this.#host);
    this.#observer.observe(this.#box);
  }

  disconnect() {
    this.#observer.disconnect();
  }

  #fit() {
    const { style, dataset } = this.#box;
    style.removeProperty('--less');
    const isShown = this.#host.clientHeight > 0;
    const lack = this.#box.offsetHeight - this.#host.clientHeight;
    if (dataset.view !== 'lesson' && isShown && lack > rounding) {
      style.setProperty('--less', `${lack + rounding}px`);
    }
  }
}
