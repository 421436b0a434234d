/** The dialog "Open": opens a network from a file. */
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { freshId } from '../parts/fields.js';
import * as words from '../words/sharing.js';

/** The largest file, in bytes, that can be a network for this figure. */
const largestFile = 2e6;

export class OpenDialog {
  #take;
  #problem = h('p', { class: 'error', role: 'alert' });
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
      h('p', { class: 'note' }, words.openWhat),
    );
  }

  get element() {
    return this.#dialog.element;
  }

  /** @param {Element} near */
  open(near) {
    setText(this.#problem, '');
    this.#dialog.open(near);
  }

  /** @param {File} file */
  async take(file) {
    setText(this.#problem, '');
    try {
      if (file.size > largestFile) {
        throw new Error(words.tooLarge(megabytes(largestFile), megabytes(file.size)));
      }
      this.#take(await file.text());
      this.element.close();
    } catch (problem) {
      setText(this.#problem, `${file.name}: ${/** @type {Error} */ (problem).message}`);
      this.#problem.scrollIntoView({ block: 'nearest' });
    }
  }
}

/**
 * @param {number} bytes
 * @returns {string}
 */
function megabytes(bytes) {
  return String(Number((bytes / 1e6).toFixed(1)));
}
