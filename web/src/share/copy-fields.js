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
  /** @type {{[Name in Kind]: {element: HTMLElement, text: HTMLTextAreaElement}}} */
  #fields = {
    link: this.#field('link', 2),
    frame: this.#field('frame', 2),
    element: this.#field('element', 2),
  };
  element = h(
    'div',
    { class: 'copies' },
    ...Object.values(this.#fields).map(({ element }) => element),
  );

  /** @param {(text: string) => void} say tells what was done */
  constructor(say) {
    this.#say = say;
  }

  /** @param {ShareCode} code */
  show(code) {
    for (const kind of /** @type {Kind[]} */ (Object.keys(this.#fields))) {
      this.#fields[kind].element.hidden = code[kind] === null;
      this.#fields[kind].text.value = code[kind] ?? '';
    }
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
