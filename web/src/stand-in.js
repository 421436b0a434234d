/** What stands in a figure's place until the engine is there, or where it cannot be had. */
import { h } from './dom.js';

/**
 * @param {unknown} [problem] why there is no engine
 * @returns {HTMLElement} with the element's own words in it
 */
export function standIn(problem) {
  if (problem === undefined) return h('div', { class: 'stand-in' }, h('slot'));
  const message = problem instanceof Error ? problem.message : String(problem);
  const words = h('p', { role: 'alert' }, `The figure cannot be shown here: ${message}.`);
  return h('div', { class: 'stand-in' }, words, h('slot'));
}
