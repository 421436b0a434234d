/** Loads the dialogs when the reader first opens one: the lesson itself does not need them. */
import { h, setText } from '../parts/dom.js';
import { notFetched } from '../words/notices.js';
import { late } from '../parts/late.js';

const loadDialogs = late(() => import('./dialogs.js'));

/**
 * @typedef {import('./dialogs.js').Dialogs} Dialogs
 * @typedef {import('./dialogs.js').Sources} Sources
 */

export class PressedDialogs {
  #sources;
  /** @type {Dialogs} */
  #made = {};
  #problem = h('p', { class: 'error', role: 'alert' });
  /** Contains the dialogs, or the error if they cannot be loaded. */
  element = h('div', { class: 'dialogs' }, this.#problem);

  /** @param {Sources} sources */
  constructor(sources) {
    this.#sources = sources;
  }

  /**
   * @param {keyof Dialogs} kind
   * @param {Element} near
   */
  async open(kind, near) {
    await this.#fetch();
    if (this.element.isConnected) this.#made[kind]?.open(near);
  }

  /**
   * Opens files that are dropped on the target.
   *
   * @param {HTMLElement} target
   * @param {() => boolean} areWanted
   */
  acceptDrops(target, areWanted) {
    target.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') && areWanted()) event.preventDefault();
    });
    target.addEventListener('drop', async (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file || !areWanted()) return;
      event.preventDefault();
      await this.open('open', target);
      this.#made.open?.take(file);
    });
  }

  /** Closes the dialogs before they are moved: an open one would stay open but leave the top layer. */
  close() {
    for (const { element } of Object.values(this.#made)) element.close();
  }

  async #fetch() {
    setText(this.#problem, '');
    try {
      const { dress, makeDialogs } = await loadDialogs();
      dress(this.element);
      if (Object.keys(this.#made).length > 0) return;
      this.#made = makeDialogs(this.#sources);
      this.element.append(...Object.values(this.#made).map(({ element }) => element));
    } catch {
      setText(this.#problem, notFetched);
      this.#problem.scrollIntoView({ block: 'nearest' });
    }
  }
}
