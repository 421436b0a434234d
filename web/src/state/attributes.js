/** A state as an element's attributes. */
import { writeLink } from './permalink.js';

/**
 * @param {Readonly<import('./state.js').State>} state
 * @returns {string} as HTML has them, each after a space: those that differ from what the view begins
 *   with
 */
export function attributes(state) {
  return [...new URLSearchParams(writeLink(state))]
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/**
 * @param {string} text
 * @returns {string} as the value of an attribute in double quotes
 */
export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
