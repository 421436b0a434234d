/**
 * A form for a small network: it begins with the network in view, and each change that leaves a whole network
 * is in the picture at once. A change that does not stays in the form, and the field says what is wrong.
 */
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { UndoButtons } from '../parts/undo-buttons.js';
import { NetworkExports } from '../share/network-exports.js';
import * as words from '../words/network-form.js';
import { keptOf, withLayer, withoutLayer, without } from './changes.js';
import { fieldOf } from './engine-errors.js';
import { ExampleFields } from './example-fields.js';
import { KeptLine } from './kept-line.js';
import { LayerFields } from './layer-fields.js';
import styles from '../../styles/form/form.css';

export { styles };

/**
 * @typedef {import('../share/network-exports.js').Exported} Exported
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../words/undo.js').NextSteps} NextSteps
 * @typedef {import('./typed-field.js').TypedField} TypedField
 *
 * @typedef {object} FormContext
 * @property {() => NetworkDocument | null} read the network in the picture, with its learning rate
 * @property {(document: NetworkDocument, visit: object | null) => void} open shows a network: what is typed in one
 *   visit of a field is one step of Undo; throws an Error with one line if the network is refused, and changes
 *   nothing
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {Exported} exported the network in the picture
 *
 * @typedef {object} Left what the reader gave up by Undo
 * @property {NetworkDocument} document
 * @property {[field: TypedField, text: string][]} typed
 */

export class FormView {
  #context;
  /** What the form has, whole or not. @type {NetworkDocument | null} */
  #document = null;
  /** The network in the picture, as JSON. */
  #shown = '';
  /** Why the network is refused: by the field that it is about. */
  #refusal = { field: '', message: '' };
  /** The reader's stay in a field: the document before it, and what Undo knows it by. @type {{before: NetworkDocument, step: object} | null} */
  #visit = null;
  /** True while the form itself changes the picture. */
  #isOpening = false;
  /** @type {Left | null} */
  #left = null;
  /** @type {NextSteps | null} */
  #nextSteps = null;
  #status = h('p', { class: 'form-status', role: 'status' });
  #whole = h('p', { class: 'error', role: 'alert' });
  #undo = new UndoButtons({ undo: () => this.#goBack(), redo: () => this.#goForward() });
  #kept = new KeptLine((names) => this.#change((document) => without(document, names)));
  #onInput = (/** @type {TypedField} */ field) => this.#take(field);
  #example = new ExampleFields({
    onInput: this.#onInput,
    change: (change) => this.#change(change),
  });
  /** @type {LayerFields[]} */
  #layers = [];
  #exports;
  #hidden = h('div', { class: 'layers' });
  #output = h('div', { class: 'layers' });
  element;

  /** @param {FormContext} context */
  constructor(context) {
    this.#context = context;
    this.#exports = new NetworkExports(context.exported);
    const { inputs, end } = this.#example;
    this.element = h(
      'div',
      { class: 'network-form' },
      h('div', { class: 'form-head' }, this.#status, this.#undo.element),
      this.#whole,
      this.#kept.element,
      inputs,
      this.#hidden,
      button(words.addLayer, () => this.#add()),
      this.#output,
      end,
      this.#exports.element,
    );
    this.element.addEventListener('focusin', () => (this.#visit = null));
    // What was typed gives way to the same numbers in order.
    this.element.addEventListener('focusout', () => queueMicrotask(() => this.#show(false)));
  }

  /**
   * Begins anew if another control has changed the network in the picture.
   *
   * @param {NextSteps} nextSteps of Undo and Redo
   */
  render(nextSteps) {
    this.#nextSteps = nextSteps;
    if (this.#isOpening) return;
    const document = this.#context.read();
    const shown = JSON.stringify(document);
    if (document && shown !== this.#shown) this.#fill(document, shown);
    this.#showUndo();
  }

  /**
   * @param {NetworkDocument} document of the picture
   * @param {string} shown the same as JSON
   */
  #fill(document, shown) {
    this.#shown = shown;
    this.#document = document;
    this.#visit = null;
    this.#refusal = { field: '', message: '' };
    this.#exports.forget();
    this.#arrange();
    this.#show(true);
  }

  get #typed() {
    return [...this.#example.typed, ...this.#layers.flatMap(({ typed }) => typed)];
  }

  get #isWhole() {
    return this.#refusal.field === '' && !this.#typed.some(({ isWrong }) => isWrong);
  }

  /** @param {TypedField} field that the reader types into */
  #take(field) {
    if (!this.#document) return;
    this.#visit ??= { before: this.#document, step: {} };
    this.#read(field, field.kind.isCount ? this.#visit.before : this.#document);
    this.#settle(this.#visit.step);
  }

  /** @param {(document: NetworkDocument) => NetworkDocument} change */
  #change(change) {
    if (!this.#document) return;
    this.#visit = null;
    this.#document = change(this.#document);
    this.#settle(null);
  }

  /**
   * @param {TypedField} field
   * @param {NetworkDocument} document to change by what it says
   */
  #read(field, document) {
    try {
      this.#document = field.kind.change(document, field.text);
      field.isWrong = false;
      field.say('');
    } catch (problem) {
      field.isWrong = true;
      field.say(/** @type {Error} */ (problem).message);
    }
  }

  /**
   * Shows the network in the picture, if it is whole.
   *
   * @param {object | null} step of Undo
   */
  #settle(step) {
    this.#left = null;
    // Another field may have made room for what was wrong.
    for (const field of this.#typed.filter(({ isWrong }) => isWrong)) {
      if (this.#document) this.#read(field, this.#document);
    }
    this.#refusal = { field: '', message: '' };
    if (this.#document && this.#isWhole) this.#open(this.#document, step);
    this.#show(false);
  }

  /**
   * @param {NetworkDocument} document
   * @param {object | null} step of Undo
   */
  #open(document, step) {
    const { open, read } = this.#context;
    this.#isOpening = true;
    try {
      open(document, step);
      this.#exports.forget();
      this.#shown = JSON.stringify(read());
    } catch (problem) {
      this.#refusal = fieldOf(/** @type {Error} */ (problem).message, document.pick ?? 0);
    }
    this.#isOpening = false;
  }

  #add() {
    const [document, at] = [this.#document, this.#layers.length - 1];
    if (!document) return;
    this.#layers.splice(at, 0, this.#layerFields());
    this.#arranged();
    this.#change(() => withLayer(document, at));
    this.#layers[at].focus();
  }

  /** @param {LayerFields} layer */
  #remove(layer) {
    const [document, { index }] = [this.#document, layer];
    if (!document) return;
    this.#layers.splice(index, 1);
    this.#arranged();
    this.#change(() => withoutLayer(document, index));
    this.#layers[Math.min(index, this.#layers.length - 1)].focus();
  }

  /** @returns {LayerFields} */
  #layerFields() {
    return new LayerFields({
      onInput: this.#onInput,
      change: (change) => this.#change(change),
      remove: (layer) => this.#remove(layer),
    });
  }

  /** Makes as many layers' fields as there are layers. */
  #arrange() {
    const count = this.#document?.layers.length ?? 0;
    while (this.#layers.length < count) this.#layers.unshift(this.#layerFields());
    this.#layers.splice(0, this.#layers.length - count);
    this.#arranged();
  }

  /** Puts the layers in their order. */
  #arranged() {
    this.#layers.forEach((layer, k) => (layer.index = k));
    const elements = this.#layers.map(({ element }) => element);
    this.#output.replaceChildren(...elements.slice(-1));
    this.#hidden.replaceChildren(...elements.slice(0, -1));
  }

  /** @param {boolean} isFilled true to replace what is wrong, too */
  #show(isFilled) {
    const document = this.#document;
    if (!document) return;
    this.#kept.show(keptOf(document));
    this.#example.show(document, isFilled);
    for (const layer of this.#layers) layer.show(document, isFilled);
    this.#showRefusal();
    setText(this.#status, this.#isWhole ? words.inPicture : words.notInPicture);
    this.#status.classList.toggle('waiting', !this.#isWhole);
    this.#showUndo();
  }

  #showRefusal() {
    const { field, message } = this.#refusal;
    setText(this.#whole, field === 'whole' ? message : '');
    const say = (
      /** @type {Record<string, {say: (problem: string) => void, isWrong?: boolean}>} */ fields,
      path = '',
    ) => {
      for (const [name, each] of Object.entries(fields)) {
        if (!each.isWrong) each.say(path + name === field ? message : '');
      }
    };
    say({ ...this.#example.fields, kept: this.#kept });
    this.#layers.forEach(({ fields }, k) => say(fields, `layers[${k}].`));
  }

  #showUndo() {
    if (!this.#nextSteps) return;
    const { undo, redo } = this.#nextSteps;
    this.#undo.show({
      ...this.#nextSteps,
      undo: this.#isWhole ? undo : 'network',
      redo: this.#left ? 'network' : redo,
    });
  }

  /** Undoes the last step; from what is not whole, goes back to the network in the picture. */
  #goBack() {
    const document = this.#context.read();
    if (this.#isWhole || !document || !this.#document) return this.#context.undo();
    const typed = this.#typed.filter(({ isWrong }) => isWrong);
    /** @type {Left} */
    const left = {
      document: this.#document,
      typed: typed.map((field) => [field, field.text]),
    };
    this.#fill(document, JSON.stringify(document));
    this.#left = left;
    this.#showUndo();
  }

  #goForward() {
    const left = this.#left;
    if (!left) return this.#context.redo();
    this.#document = left.document;
    this.#arrange();
    this.#show(true);
    for (const [field, text] of left.typed) {
      field.isWrong = true;
      field.input.value = text;
    }
    this.#settle(null);
  }
}
