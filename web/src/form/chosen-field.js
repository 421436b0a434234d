/** A list of the form to choose from, with a line for what is wrong. */
import { selectField } from '../parts/fields.js';
import { errorLine } from './typed-field.js';

/**
 * @typedef {object} ChosenField
 * @property {HTMLElement} element
 * @property {(value: string) => void} show
 * @property {(problem: string) => void} say
 * @property {(name: string) => void} call sets the accessible name, which has the visible one in it
 *
 * @param {string} name visible
 * @param {Readonly<Record<string, string>>} labels of the values
 * @param {(value: string) => void} onChoose
 * @returns {ChosenField}
 */
export function chosenField(name, labels, onChoose) {
  const choices = Object.entries(labels).map(([value, label]) => ({ value, label }));
  const { element, show } = selectField(name, choices, onChoose);
  const select = /** @type {HTMLSelectElement} */ (element.querySelector('select'));
  const line = errorLine(select);
  element.className = 'typed';
  element.append(line.element);
  const call = (/** @type {string} */ called) => select.setAttribute('aria-label', called);
  return { element, show, say: line.say, call };
}
