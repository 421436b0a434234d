/** What stands in a figure's place until the engine is there, or where it cannot be had. */
import { h } from './dom.js';
import { noFigure } from '../words/notices.js';

/**
 * @param {unknown} [problem] why there is no engine
 * @returns {HTMLElement} with the element's own words, and its caption, in it
 */
export function standIn(problem) {
  const message = problem instanceof Error ? problem.message : String(problem);
  const words = h('p', { role: 'alert' }, noFigure(message));
  const places = [h('slot'), h('slot', { name: 'caption' })];
  return h('div', { class: 'stand-in' }, ...(problem === undefined ? [] : [words]), ...places);
}
