/** A link, a frame and an element, each with a button that copies it. */
import { h } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';
import * as words from '../words/sharing.js';

/**
 * @typedef {import('./share-code.js').ShareCode} ShareCode
 * @typedef {keyof ShareCode} Kind
 */

export class CopyFields {
  #say;
  /** @type {Map<Kind, {element: HTMLElement, text: HTMLTextAreaElement}>} */
  #fields;
  element;

  /**
   * @param {(text: string) => void} say tells what was done
   * @param {readonly Kind[]} [kinds]
   */
  constructor(say, kinds = ['link', 'frame', 'element']) {
    this.#say = say;
    this.#fields = new Map(kinds.map((kind) => [kind, this.#field(kind, 2)]));
    const elements = [...this.#fields.values()].map(({ element }) => element);
    this.element = h('div', { class: 'copies' }, ...elements);
  }

  /** @param {ShareCode} code */
  show(code) {
    for (const [kind, { element, text }] of this.#fields) {
      element.hidden = code[kind] === null;
      text.value = code[kind] ?? '';
    }
  }

  /** @param {Kind} kind as its button does */
  copy(kind) {
    const field = this.#fields.get(kind);
    return field && this.#copy(kind, field.text);
  }

  /**
   * @param {Kind} kind
   * @param {number} rows
   */
  #field(kind, rows) {
    const id = freshId();
    const text = h('textarea', { id, rows, readonly: true, spellcheck: 'false', wrap: 'soft' });
    const copy = button(words.copy, () => this.#copy(kind, text));
    copy.setAttribute('aria-label', words.copies[kind].button);
    const element = h(
      'div',
      { class: 'copied' },
      h('label', { for: id }, words.copies[kind].name),
      h('div', { class: 'copied-text' }, text, copy),
    );
    return { element, text };
  }

  /**
   * @param {Kind} kind
   * @param {HTMLTextAreaElement} text
   */
  async #copy(kind, text) {
    text.select();
    const done = await copied(text.value);
    this.#say(done ? words.copies[kind].done : words.notCopied);
  }
}

/**
 * @param {string} text already selected, for browsers and frames that cannot write to the clipboard
 * @returns {Promise<boolean>}
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}
