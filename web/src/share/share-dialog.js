/** The dialog "Share": code for a link, a frame and an element that show the lesson's current state. */
import { views } from '../state/choices.js';
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { button, freshId, radioGroup } from '../parts/fields.js';
import { shareAddresses } from './share-addresses.js';
import { shareCode } from './share-code.js';
import { seenAs } from '../state/state.js';
import * as words from '../words/sharing.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('./share-addresses.js').ShareAddresses} ShareAddresses
 * @typedef {import('./share-code.js').ShareCode} ShareCode
 */

export class ShareDialog {
  #place;
  #read;
  /** @type {Readonly<State> | null} */
  #state = null;
  /** @type {ShareAddresses | null} */
  #addresses = null;
  #status = h('p', { class: 'note', role: 'status' });
  #view = radioGroup(
    words.shown,
    views.map(({ value }) => ({ value, label: words.viewLabels[value] })),
    (view) => this.#show(view),
  );
  /** @type {{[Kind in keyof ShareCode]: {element: HTMLElement, text: HTMLTextAreaElement}}} */
  #fields = {
    link: this.#field('link', 1),
    frame: this.#field('frame', 5),
    element: this.#field('element', 3),
  };
  #onDevice = h('p', { class: 'note' }, words.onDevice);
  #dialog = dialog(
    words.share,
    this.#view.element,
    ...Object.values(this.#fields).map(({ element }) => element),
    this.#onDevice,
    this.#status,
  );

  /**
   * @param {LessonFolder} place
   * @param {() => Readonly<State> | null} read returns the current state
   */
  constructor(place, read) {
    this.#place = place;
    this.#onDevice.hidden = !place.folder.startsWith('file:');
    this.#read = read;
  }

  get element() {
    return this.#dialog.element;
  }

  /** @param {Element} near */
  async open(near) {
    this.#addresses = await shareAddresses(this.#place, location.href);
    this.#state = this.#read();
    if (!this.#state || !this.element.isConnected) return;
    this.#show(this.#state.view);
    setText(this.#status, '');
    this.#dialog.open(near);
  }

  /** @param {State['view']} view */
  #show(view) {
    if (!this.#state || !this.#addresses) return;
    this.#view.show(view);
    const state = seenAs(this.#state, view);
    const code = shareCode(state, this.#addresses);
    for (const kind of /** @type {(keyof ShareCode)[]} */ (Object.keys(code))) {
      this.#fields[kind].element.hidden = code[kind] === null;
      this.#fields[kind].text.value = code[kind] ?? '';
    }
  }

  /**
   * @param {keyof ShareCode} kind
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
   * @param {keyof ShareCode} kind
   * @param {HTMLTextAreaElement} text
   */
  async #copy(kind, text) {
    text.select();
    const done = await copied(text.value);
    setText(this.#status, done ? words.copies[kind].done : words.notCopied);
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
