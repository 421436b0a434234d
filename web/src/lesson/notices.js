/** Notices of refused settings, shown above the lesson: one line per setting, until it is corrected. */
import { sameValue, settings } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';

/**
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Notice} Notice
 */

/** The settings whose notices disappear when the network changes. */
const ofTheNetwork = ['network', 'weights', 'iteration'];

export class Notices {
  /** @type {Map<string, {notice: Notice, state: Readonly<State>, source: string}>} */
  #said = new Map();

  /** @returns {Notice[]} */
  get all() {
    return [...this.#said.values()].map(({ notice }) => notice);
  }

  /**
   * @param {Notice} notice
   * @param {Readonly<State>} state in force at that time
   * @param {string} [source] what has the refused value, such as a link; '' for something that is over
   */
  add(notice, state, source = '') {
    this.#said.set(notice.key, { notice, state, source });
  }

  /** @param {string} source that is another one now, so that its notices no longer apply */
  forgetFrom(source) {
    for (const [key, said] of [...this.#said]) {
      if (said.source === source) this.#said.delete(key);
    }
  }

  /** @param {readonly string[]} mended keys */
  forget(mended) {
    for (const key of mended) this.#said.delete(key);
  }

  /**
   * Drops notices that no longer apply.
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
 * @returns {key is Key} true if it is a setting's key
 */
function isKey(key) {
  return key in settings;
}
