/** The buttons Undo and Redo; their tooltips name the next step. */
import * as words from '../words/undo.js';
import { h } from './dom.js';
import { button } from './fields.js';

export class UndoButtons {
  #undo;
  #redo;
  element;

  /** @param {{undo: () => void, redo: () => void}} actions */
  constructor({ undo, redo }) {
    this.#undo = button(words.undo, undo);
    this.#redo = button(words.redo, redo);
    this.element = h('div', { class: 'transport steps-back' }, this.#undo, this.#redo);
  }

  /** @param {import('../words/undo.js').NextSteps} nextSteps */
  show(nextSteps) {
    this.#undo.disabled = nextSteps.undo === null;
    this.#redo.disabled = nextSteps.redo === null;
    this.#undo.title = words.undoSays(nextSteps);
    this.#redo.title = words.redoSays(nextSteps);
  }
}
