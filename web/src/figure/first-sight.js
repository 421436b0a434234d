/** Notices when the reader first sees the network. */

/** The share of the network, or of a short window, that must be in sight. */
const enough = 0.6;
/** Shares at which that is checked: a short window never shows the whole network. */
const shares = Array.from({ length: 20 }, (_, k) => (k + 1) / 20);

export class FirstSight {
  #picture;
  #onSeen;
  /** @type {IntersectionObserver | null} */
  #observer = null;

  /**
   * @param {Element} picture
   * @param {() => void} onSeen called once, when most of the picture is in sight
   */
  constructor(picture, onSeen) {
    this.#picture = picture;
    this.#onSeen = onSeen;
  }

  /** Starts to watch. The picture must be on the page. */
  watch() {
    this.stop();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ intersectionRatio }) => this.#isSeen(intersectionRatio))) return;
        this.stop();
        this.#onSeen();
      },
      { threshold: shares },
    );
    this.#observer.observe(this.#picture);
  }

  /**
   * @param {number} ratio of the picture that is in the window, as the observer says: in a frame, only it
   *   knows the window
   * @returns {boolean}
   */
  #isSeen(ratio) {
    const { height } = this.#picture.getBoundingClientRect();
    return ratio * height >= enough * Math.min(height, window.innerHeight);
  }

  stop() {
    this.#observer?.disconnect();
    this.#observer = null;
  }
}
