/** What could not be taken, and is said above the lesson: one line a setting, until it is mended. */
import { keys, settings } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';

/**
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../state/state.js').State} State
 */

/** What the engine says of a network of one's own is filed under it, and where the pass stands. */
const ofTheNetwork = /** @type {const} */ (['network', 'weights', 'iteration']);

export class Notices {
  /** @type {Map<Key, string>} */
  #lines = new Map();

  /** @returns {string[]} */
  get lines() {
    return [...this.#lines.values()];
  }

  /** @param {string} line it begins with a setting's name, or with a place in a network document */
  add(line) {
    const key = keys.find((each) => line.startsWith(`${settings[each].name}:`));
    this.#lines.set(key ?? 'network', line);
  }

  /** @param {readonly Key[]} mended */
  forget(mended) {
    for (const key of mended) this.#lines.delete(key);
  }

  /**
   * Forgets what holds no more.
   *
   * @param {Readonly<State>} before
   * @param {Readonly<State>} after
   */
  follow(before, after) {
    this.forget(keys.filter((key) => String(before[key]) !== String(after[key])));
    if (!sameNetwork(before, after)) this.forget(ofTheNetwork);
  }
}
