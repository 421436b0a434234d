/** What could not be taken, and is said above the lesson: one line a setting, until it is mended. */
import { sameValue, settings } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';

/**
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Notice} Notice
 */

/** What is said of a network of one's own, and of where its pass stands, goes with the network. */
const ofTheNetwork = ['network', 'weights', 'iteration'];

export class Notices {
  /** @type {Map<string, {notice: Notice, state: Readonly<State>}>} */
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
    for (const key of mended) this.#said.delete(key);
  }

  /**
   * Forgets what holds no more.
   *
   * @param {Readonly<State>} now
   */
  follow(now) {
    for (const [key, { state }] of [...this.#said]) {
      if (!isKey(key) || ofTheNetwork.includes(key)) {
        if (!sameNetwork(state, now)) this.#said.delete(key);
      }
      if (isKey(key) && !sameValue(key, state[key], now[key])) this.#said.delete(key);
    }
  }
}

/**
 * @param {string} key
 * @returns {key is Key} and not the name of something that is no setting
 */
function isKey(key) {
  return key in settings;
}
