/** A reader's own points: set by hand, or a table that is pasted or dropped. */
import { ClickedPoints } from './clicked-points.js';
import { readTable } from './own-table.js';
import { packPoints } from '../state/own-points.js';
import { h, setText } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';
import { textOf } from '../parts/text-file.js';
import * as words from '../words/own-points.js';

/** The largest file, in bytes: it is read whole, so that what is said of its rows is true. */
const largestFile = 4e6;

export class OwnPointsView {
  #text;
  #problem = h('p', { class: 'error', role: 'alert' });
  #taken = h('p', { class: 'note', role: 'status' });
  #onUse;
  #clicked;
  element;

  /** @param {(packed: string) => void} onUse */
  constructor(onUse) {
    this.#onUse = onUse;
    this.#clicked = new ClickedPoints(onUse);
    const id = freshId();
    this.#text = h('textarea', { id, rows: 6, spellcheck: 'false', placeholder: words.example });
    this.#text.addEventListener('dragover', (event) => event.preventDefault());
    this.#text.addEventListener('drop', (event) => this.#drop(event));
    this.element = h(
      'details',
      { class: 'own-points' },
      h('summary', {}, words.title),
      this.#clicked.element,
      h('p', {}, words.task),
      h('label', { for: id }, words.field),
      this.#text,
      this.#problem,
      button(words.use, () => this.#use()),
      this.#taken,
    );
  }

  /** @param {Readonly<import('../engine/documents.js').Examples>} examples that are learned from now */
  show(examples) {
    this.#clicked.show(examples);
  }

  /** @param {DragEvent} event */
  async #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    this.#say('', '');
    try {
      this.#text.value = await textOf(file, largestFile);
    } catch (problem) {
      return this.#say(`${file.name}: ${/** @type {Error} */ (problem).message}`, '');
    }
    this.#use();
  }

  /**
   * @param {string} problem
   * @param {string} taken
   */
  #say(problem, taken) {
    setText(this.#problem, problem);
    setText(this.#taken, taken);
  }

  #use() {
    this.#say('', '');
    try {
      const points = readTable(this.#text.value);
      this.#onUse(packPoints(points));
      this.#say('', words.taken(points.length));
    } catch (problem) {
      this.#say(/** @type {Error} */ (problem).message, '');
    }
  }
}
