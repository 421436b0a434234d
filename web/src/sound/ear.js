/** “Listen”: nothing sounds, and nothing is fetched for it, until it is pressed. */
import { h } from '../parts/dom.js';
import { late } from '../parts/late.js';
import { notFetched } from '../words/notices.js';

const loadListening = late(() => import('./listening.js'));

/** @typedef {import('./heard.js').Place} Place */

/** One for the page. @type {AudioContext | null} */
let context = null;

export class Ear {
  #place;
  /** @type {import('./listening.js').Listening | null} */
  #listening = null;
  #problem = h('p', { class: 'error', role: 'alert' });

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
  }

  /** What a press does. The sound is asked for within it: later, some browsers refuse it. */
  listen = async () => {
    try {
      context ??= new AudioContext();
      context.resume();
    } catch {
      // The row says that there is no sound, and what would be heard.
    }
    this.#problem.remove();
    try {
      const { Listening } = await loadListening();
      this.#listening ??= new Listening(this.#place, context);
      this.#listening.press();
    } catch {
      this.#problem.textContent = notFetched;
      this.#place.above.after(this.#problem);
    }
  };

  /** A network has learned some more, or has stopped. */
  follow() {
    this.#listening?.follow();
  }
}
