/** "Share": a link, a frame and an element that show the lesson as it stands, to be copied. */
import { views } from '../state/choices.js';
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { button, freshId, radioGroup } from '../parts/fields.js';
import { shareCode } from './share-code.js';
import { seenAs } from '../state/state.js';
import * as words from '../words/sharing.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./share-code.js').ShareCode} ShareCode
 */

export class ShareDialog {
  #folder;
  /** @type {Readonly<State> | null} */
  #state = null;
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
  #dialog = dialog(
    words.share,
    this.#view.element,
    ...Object.values(this.#fields).map(({ element }) => element),
    ...(location.protocol === 'file:' ? [h('p', { class: 'note' }, words.onDevice)] : []),
    this.#status,
  );

  /** @param {string} folder where the lesson's files are, ending in a slash */
  constructor(folder) {
    this.#folder = folder;
  }

  get element() {
    return this.#dialog.element;
  }

  /**
   * @param {Readonly<State>} state
   * @param {Element} near
   */
  open(state, near) {
    this.#state = state;
    this.#show(state.view);
    setText(this.#status, '');
    this.#dialog.open(near);
  }

  /** @param {State['view']} view */
  #show(view) {
    if (!this.#state) return;
    this.#view.show(view);
    const state = seenAs(this.#state, view);
    const code = shareCode(state, { page: pageIn(this.#folder), folder: this.#folder });
    this.#fields.link.text.value = code.link;
    this.#fields.frame.text.value = code.frame;
    this.#fields.element.text.value = code.element;
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
 * @param {string} folder
 * @returns {string} the lesson's page in it: the one that is open where that is one, but not the one
 *   for frames
 */
function pageIn(folder) {
  const here = location.origin === 'null' ? location.href : location.origin + location.pathname;
  const own = here.replace(/[?#].*/, '');
  return own.startsWith(folder) && !own.endsWith('/embed.html') ? own : folder;
}

/**
 * @param {string} text selected, for browsers and frames without a clipboard to write to
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
