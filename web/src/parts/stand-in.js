/** What stands in a figure's place until the engine is there, or where it cannot be had. */
import { h } from './dom.js';
import { button } from './fields.js';
import { noFigure, tryAgain } from '../words/notices.js';

/**
 * @param {unknown} [problem] why there is no engine
 * @param {() => void} [again] another attempt to have it
 * @returns {HTMLElement} with the element's own words, and its caption, in it
 */
export function standIn(problem, again) {
  const message = problem instanceof Error ? problem.message : String(problem);
  const words = h('p', { role: 'alert' }, noFigure(message));
  const places = [h('slot'), h('slot', { name: 'caption' })];
  const retry = again ? [button(tryAgain, again)] : [];
  const said = problem === undefined ? [] : [words, ...retry];
  return h('div', { class: 'stand-in' }, ...said, ...places);
}
