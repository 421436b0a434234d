/** Makes the placeholder of a figure whose engine is not loaded, or cannot be. */
import { h } from './dom.js';
import { button } from './fields.js';
import { noFigure, notFetched, tryAgain } from '../words/notices.js';

/**
 * @param {unknown} [problem] why the engine could not be loaded
 * @param {() => void} [again] tries again
 * @returns {HTMLElement} the error, if any, then slots for the element's children and caption
 */
export function standIn(problem, again) {
  if (problem === undefined) return placeholder();
  return placeholder(noFigure(problem instanceof Error ? problem.message : String(problem)), again);
}

/**
 * @param {() => void} again tries again
 * @returns {HTMLElement} the placeholder of a part that is loaded on demand and did not arrive
 */
export function missingPart(again) {
  return placeholder(notFetched, again);
}

/**
 * @param {string} [words]
 * @param {() => void} [again]
 * @returns {HTMLElement}
 */
function placeholder(words, again) {
  const said = words === undefined ? [] : [h('p', { role: 'alert' }, words)];
  const retry = again ? [button(tryAgain, again)] : [];
  const places = [h('slot'), h('slot', { name: 'caption' })];
  return h('div', { class: 'stand-in' }, ...said, ...retry, ...places);
}
