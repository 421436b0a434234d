/** Writes a line of an explanation, in which each part has its colour. */
import { h } from '../parts/dom.js';

/** @typedef {import('./explain.js').Part} Part */

/**
 * @param {Part[]} parts
 * @returns {HTMLElement[]}
 */
export function spans(parts) {
  return parts.map(({ text, role }) => h('span', { class: role }, text));
}
