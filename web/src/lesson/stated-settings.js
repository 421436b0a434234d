/**
 * Reads settings from an element's attributes, which are text, and properties, which may be text, values
 * or nothing.
 */
import { keyOf, keys, read } from '../state/settings.js';

/**
 * @typedef {import('../state/settings.js').Key} Key
 *
 * @typedef {object} Taker receives the settings
 * @property {(change: Readonly<Record<string, unknown>>) => void} set checks each value
 * @property {(key: Key) => void} unset resets a setting to its view's default
 * @property {(key: Key, problem: unknown) => void} refuse reports a text that cannot be read
 */

export class StatedSettings {
  #taker;

  /** @param {Taker} taker */
  constructor(taker) {
    this.#taker = taker;
  }

  /**
   * @param {string} attribute
   * @param {string | null} text null if the attribute was removed
   */
  takeAttribute(attribute, text) {
    const key = keyOf(attribute);
    if (key !== undefined) this.#takeText(key, text);
  }

  /**
   * Sets a property. Frameworks set properties to an attribute's text, or to nothing if there is none.
   *
   * @param {Key} key
   * @param {unknown} value
   */
  takeProperty(key, value) {
    const isNothing = value === undefined || value === null || value === '';
    if (isNothing || typeof value === 'string') this.#takeText(key, isNothing ? null : value);
    else this.#taker.set({ [key]: value });
  }

  /**
   * @param {Key} key
   * @param {string | null} text
   */
  #takeText(key, text) {
    if (text === null) return this.#taker.unset(key);
    try {
      this.#taker.set({ [key]: read(key, text) });
    } catch (problem) {
      this.#taker.unset(key);
      this.#taker.refuse(key, problem);
    }
  }
}

/**
 * Defines a property for each setting on an element's class.
 *
 * @template {object} Element
 * @param {Element} prototype of the class
 * @param {(element: Element, key: Key) => unknown} get
 * @param {(element: Element, key: Key, value: unknown) => void} set
 */
export function defineProperties(prototype, get, set) {
  for (const key of keys) {
    Object.defineProperty(prototype, key, {
      /** @this {Element} */
      get() {
        return get(this, key);
      },
      /** @this {Element} */
      set(value) {
        set(this, key, value);
      },
      configurable: true,
      enumerable: true,
    });
  }
}

/**
 * Applies properties set before the element was defined, which would hide those of its class.
 *
 * @param {object} element
 * @param {(key: Key, value: unknown) => void} take
 */
export function takeEarlyProperties(element, take) {
  for (const key of keys.filter((name) => Object.hasOwn(element, name))) {
    const value = Reflect.get(element, key);
    Reflect.deleteProperty(element, key);
    take(key, value);
  }
}
