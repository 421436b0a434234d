/** The fields in which a teacher chooses what to share. */
import { h } from '../parts/dom.js';
import { radioGroup, selectField } from '../parts/fields.js';
import { panels, sizes, themes, views } from '../state/choices.js';
import { settings } from '../state/settings.js';
import * as words from '../words/sharing.js';
import { countsIn } from './shared-lesson.js';

/**
 * @typedef {import('./shared-lesson.js').Shared} Shared
 * @typedef {{element: HTMLElement, show: (value: any) => void}} Field
 */

export class ShareFields {
  element = h('div', { class: 'shared' });
  #choose;
  /** @type {Partial<Record<keyof Shared, Field>>} */
  #fields = {};

  /** @param {(change: Partial<Shared>) => void} choose */
  constructor(choose) {
    this.#choose = choose;
  }

  /**
   * Makes the fields, whose options depend on the present lesson.
   *
   * @param {Shared} shared the choice that shares it as it is
   * @param {number} iteration the present one
   */
  begin(shared, iteration) {
    /** @type {Record<string, string>} */
    const starts = { ...words.startLabels };
    if (iteration > 0) starts.here = words.pausedAt(iteration);
    const controls = options(words.controlsLabels).filter(
      ({ value }) => value !== 'own' || shared.controls === 'own',
    );
    const view = radioGroup(words.shown, named(views, words.viewLabels), this.#taker('view'));
    this.#fields = {
      panel: this.#select('panel', words.panel, panels),
      controls: this.#select('controls', words.controls, controls),
      start: this.#select('start', words.start, options(starts)),
      theme: this.#select('theme', words.theme, named(themes, words.themeLabels)),
      size: this.#select('size', settings.size.name, sizes),
      prompt: checkField(words.prompt, this.#taker('prompt')),
    };
    const fields = Object.values(this.#fields).map(({ element }) => element);
    this.element.replaceChildren(
      view.element,
      h('div', { class: 'shared-fields' }, ...fields),
      h('p', { class: 'note' }, words.sharedNetwork),
    );
    this.#fields.view = view;
  }

  /** @param {Shared} shared */
  show(shared) {
    const counts = /** @type {Partial<Record<keyof Shared, boolean>>} */ (countsIn(shared));
    for (const key of /** @type {(keyof Shared)[]} */ (Object.keys(this.#fields))) {
      const field = /** @type {Field} */ (this.#fields[key]);
      field.show(shared[key]);
      const control = /** @type {HTMLSelectElement | null} */ (
        field.element.querySelector('select, [type=checkbox]')
      );
      // A choice that makes no difference stays in its place: nothing moves.
      if (control) control.disabled = counts[key] === false;
    }
  }

  /**
   * @param {keyof Shared} key
   * @param {string} name
   * @param {readonly {value: any, label: string}[]} choices
   * @returns {Field}
   */
  #select(key, name, choices) {
    return selectField(name, choices, this.#taker(key));
  }

  /**
   * @param {keyof Shared} key
   * @returns {(value: any) => void}
   */
  #taker(key) {
    return (value) => this.#choose({ [key]: value });
  }
}

/**
 * @param {string} name
 * @param {(value: boolean) => void} onChoose
 * @returns {Field}
 */
function checkField(name, onChoose) {
  const input = h('input', { type: 'checkbox' });
  input.addEventListener('change', () => onChoose(input.checked));
  const show = (/** @type {boolean} */ shown) => (input.checked = shown);
  return { element: h('label', { class: 'shared-check' }, input, name), show };
}

/**
 * @param {Readonly<Record<string, string>>} labels
 * @returns {{value: string, label: string}[]}
 */
function options(labels) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/**
 * @template {string} Value
 * @param {readonly {value: Value}[]} choices
 * @param {Readonly<Record<string, string>>} labels
 * @returns {{value: Value, label: string}[]}
 */
function named(choices, labels) {
  return choices.map(({ value }) => ({ value, label: labels[value] ?? value }));
}
