/** What could not be taken, and is said above the lesson: one line a setting, until it is mended. */
import { sameValue } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';

/**
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Notice} Notice
 */

/** What is said of a network of one's own, and of where its pass stands, goes with the network. */
const ofTheNetwork = ['network', 'weights', 'iteration'];

export class Notices {
  /** @type {Map<Key, {notice: Notice, state: Readonly<State>}>} */
  #said = new Map();

  /** @returns {Notice[]} */
  get all() {
    return [...this.#said.values()].map(({ notice }) => notice);
  }

  /**
   * @param {Notice} notice
   * @param {Readonly<State>} state when it is said
   */
  add(notice, state) {
    this.#said.set(notice.key, { notice, state });
  }

  /** @param {readonly string[]} mended keys */
  forget(mended) {
    for (const key of mended) this.#said.delete(/** @type {Key} */ (key));
  }

  /**
   * Forgets what holds no more.
   *
   * @param {Readonly<State>} now
   */
  follow(now) {
    for (const [key, { state }] of [...this.#said]) {
      const gone = ofTheNetwork.includes(key) && !sameNetwork(state, now);
      if (gone || !sameValue(key, state[key], now[key])) this.#said.delete(key);
    }
  }
}
