/** A state as an element's attributes. */
import { writeLink } from './permalink.js';

/**
 * @param {Readonly<import('./state.js').State>} state
 * @returns {string} the attributes that differ from the view's defaults, as HTML, each after a space
 */
export function attributes(state) {
  return [...new URLSearchParams(writeLink(state))]
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/**
 * @param {string} text
 * @returns {string} the text, escaped for an attribute value in double quotes
 */
export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
