/** Makes the placeholder of a figure whose engine is not loaded, or cannot be. */
import { h } from './dom.js';
import { button } from './fields.js';
import { noFigure, tryAgain } from '../words/notices.js';

/**
 * @param {unknown} [problem] why the engine could not be loaded
 * @param {() => void} [again] tries again
 * @returns {HTMLElement} the error, if any, then slots for the element's children and caption
 */
export function standIn(problem, again) {
  const message = problem instanceof Error ? problem.message : String(problem);
  const words = h('p', { role: 'alert' }, noFigure(message));
  const places = [h('slot'), h('slot', { name: 'caption' })];
  const retry = again ? [button(tryAgain, again)] : [];
  const said = problem === undefined ? [] : [words, ...retry];
  return h('div', { class: 'stand-in' }, ...said, ...places);
}
