/** A figure alone fits into the height that its page gives it: the network's picture gives way. */

/** What layout rounds is no lack of room. */
const rounding = 1;

export class GivenHeight {
  #host;
  #box;
  #observer = new ResizeObserver(() => this.#fit());

  /**
   * @param {HTMLElement} host the element, as high as its page wants it
   * @param {HTMLElement} box all that it shows, as high as that is
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
