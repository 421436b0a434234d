/** A line that names what the form keeps but cannot edit, and a press that leaves it out. */
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import * as words from '../words/network-form.js';
import { errorLine } from './typed-field.js';

/** @typedef {readonly [name: string, value: unknown][]} Kept */

export class KeptLine {
  /** @type {Kept} */
  #kept = [];
  #text = h('span');
  #button;
  #line;
  element;

  /** @param {(names: string[]) => void} leaveOut */
  constructor(leaveOut) {
    this.#button = button(words.leaveOut, () => leaveOut(this.#kept.map(([name]) => name)));
    this.#line = errorLine(this.#button);
    this.element = h('div', { class: 'kept' }, this.#text, this.#button, this.#line.element);
  }

  /** @param {Kept} kept */
  show(kept) {
    this.#kept = kept;
    this.element.hidden = kept.length === 0;
    const said = kept.length === 0 ? '' : words.keptAsIs(kept);
    setText(this.#text, said);
    this.#button.setAttribute('aria-label', `${words.leaveOut}: ${said}`);
  }

  /** @param {string} problem */
  say(problem) {
    this.#line.say(problem);
  }
}
