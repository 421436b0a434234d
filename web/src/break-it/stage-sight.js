/** Notices whether the stage is in sight at all, and when a reader first has most of it in sight. */

/** The share of the stage, or of a window that is lower than it, that counts as most. */
const most = 0.6;
const shares = Array.from({ length: 21 }, (_, k) => k / 20);

export class StageSight {
  #element;
  #observer;

  /**
   * @param {Element} element the stage
   * @param {(isSeen: boolean) => void} onSeen called whenever it comes into sight or leaves it
   * @param {() => void} onMet called when most of it is in sight
   */
  constructor(element, onSeen, onMet) {
    this.#element = element;
    this.#observer = new IntersectionObserver(
      (entries) => {
        const last = entries[entries.length - 1];
        onSeen(last.isIntersecting);
        if (isMost(last)) onMet();
      },
      { threshold: shares },
    );
  }

  watch() {
    this.#observer.observe(this.#element);
  }

  stop() {
    this.#observer.disconnect();
  }
}

/**
 * @param {IntersectionObserverEntry} entry
 * @returns {boolean}
 */
function isMost({ intersectionRect, boundingClientRect, rootBounds }) {
  const window = rootBounds?.height ?? innerHeight;
  return intersectionRect.height >= most * Math.min(boundingClientRect.height, window);
}
