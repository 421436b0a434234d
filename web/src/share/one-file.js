/** Makes a one-file page that opens with the settings of a state. */
import { attributes } from '../state/attributes.js';
import { notOneFile } from '../words/sharing.js';

/** The element of the page, and the tag that says what waits for the script: a view, or the figure's picture. */
const element = /(<main>\s*<backprop-lesson)[^>]*>/;
const whole = /<html lang="([\w-]+)"[^>]*>/;

/**
 * @param {string} page the text of the one-file page
 * @param {Readonly<import('../state/state.js').State>} state
 * @returns {string} the same page, whose element has the state in its attributes
 * @throws {Error} if it is another page
 */
export function withSettings(page, state) {
  if (!element.test(page) || !whole.test(page)) throw new Error(notOneFile);
  const stated = attributes(state);
  const waiting = state.view === 'lesson' ? 'stated' : 'choosing';
  const named = stated === '' ? '' : ` class="${waiting}"`;
  return page
    .replace(whole, (_, language) => `<html lang="${language}"${named}>`)
    .replace(element, (_, start) => `${start}${stated}>`);
}

/**
 * @param {string | (() => string)} source the page's address, or a function that returns its text
 * @returns {Promise<string>}
 * @throws {Error} if it cannot be read
 */
export async function readPage(source) {
  if (typeof source !== 'string') return source();
  const response = await fetch(source);
  if (!response.ok) throw new Error(notOneFile);
  return response.text();
}
