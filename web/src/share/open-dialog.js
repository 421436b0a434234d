/** The dialog "Open": opens a network from a file. */
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { rowsIn, turnRows } from '../network/weight-rows.js';
import { button, freshId } from '../parts/fields.js';
import { textOf } from '../parts/text-file.js';
import * as words from '../words/sharing.js';

/** The largest file, in bytes, that can be a network for this figure. */
const largestFile = 2e6;

export class OpenDialog {
  #take;
  #problem = h('p', { class: 'error', role: 'alert' });
  #rows = h('p', { class: 'note', role: 'status' });
  #turn = button(words.turnRows, () => this.#use(turnRows(this.#read), true));
  /** The text of the last file. */
  #read = '';
  #dialog;

  /**
   * @param {(json: string) => void} take opens a network document; if it is refused, throws an Error
   *   that says why
   */
  constructor(take) {
    this.#take = take;
    const id = freshId();
    const input = h('input', { id, type: 'file', accept: '.json,application/json' });
    input.addEventListener('change', async () => {
      if (input.files?.[0]) await this.take(input.files[0]);
      // So that choosing the same file again, corrected, is a change.
      input.value = '';
    });
    this.#dialog = dialog(
      words.openNetwork,
      h('div', { class: 'copied' }, h('label', { for: id }, words.openFile), input),
      this.#problem,
      this.#rows,
      this.#turn,
      h('p', { class: 'note' }, words.openWhat),
    );
  }

  get element() {
    return this.#dialog.element;
  }

  /** @param {Element} near */
  open(near) {
    this.#say('');
    this.#dialog.open(near);
  }

  /** @param {File} file */
  async take(file) {
    this.#say('');
    try {
      this.#read = await textOf(file, largestFile);
      this.#use(this.#read, false);
    } catch (problem) {
      this.#say(`${file.name}: ${/** @type {Error} */ (problem).message}`);
      this.#problem.scrollIntoView({ block: 'nearest' });
    }
  }

  /**
   * @param {string} json
   * @param {boolean} isTurned true if the reader has chosen how its rows are read
   * @throws {Error} if it is refused
   */
  #use(json, isTurned) {
    const { byUnit, byInput } = isTurned ? { byUnit: true, byInput: false } : rowsIn(json);
    if (!byUnit && byInput) return this.#say('', words.rowsByInput);
    this.#take(json);
    if (byInput) this.#say('', words.readByUnit);
    else this.element.close();
  }

  /**
   * @param {string} problem
   * @param {string} [rows] how the rows of weights were read; with it, they can be turned
   */
  #say(problem, rows = '') {
    setText(this.#problem, problem);
    setText(this.#rows, rows);
    this.#turn.hidden = rows === '';
  }
}
