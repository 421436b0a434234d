/** The dialog "Save": saves the figure and its network as files. */
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { download, isSandboxed } from '../parts/download.js';
import { button } from '../parts/fields.js';
import { save } from '../words/openers.js';
import * as words from '../words/sharing.js';
import { late } from '../parts/late.js';
import { animation } from '../words/animation.js';
import { notFetched } from '../words/notices.js';
import { figurePng, figureSvg } from './figure-picture.js';
import { fileName, networkFiles, text } from './network-files.js';

const loadAnimation = late(() => import('./animation-fields.js'));

/**
 * @typedef {import('./animation-fields.js').AnimationFields} AnimationFields
 * @typedef {import('./storyboard.js').Saved} Saved
 */

export class SaveDialog {
  #read;
  #problem = h('p', { class: 'error', role: 'alert' });
  #animation = h('details', {}, h('summary', {}, animation));
  /** Fetched when it is first unfolded. @type {AnimationFields | null} */
  #fields = null;
  #dialog;

  /** @param {() => Saved | null} read returns the current figure */
  constructor(read) {
    this.#read = read;
    this.#dialog = dialog(
      save,
      h(
        'div',
        { class: 'choices' },
        button(words.png, () => this.#save('png', async ({ picture }) => figurePng(picture))),
        button(words.svg, () =>
          this.#save('svg', ({ picture }) => text(figureSvg(picture), 'image/svg+xml')),
        ),
        ...networkFiles.map(({ name, extension, make }) =>
          button(name, () => this.#save(extension, ({ document }) => make(document))),
        ),
        button(words.print, () => window.print()),
      ),
      this.#animation,
      ...(isSandboxed() ? [h('p', { class: 'note' }, words.sandboxed)] : []),
      this.#problem,
    );
    this.#animation.addEventListener('toggle', () => this.#unfold());
    this.#dialog.element.addEventListener('close', () => this.#fields?.stop());
  }

  get element() {
    return this.#dialog.element;
  }

  /** @param {Element} near */
  open(near) {
    setText(this.#problem, '');
    this.#dialog.open(near);
  }

  async #unfold() {
    if (!this.#animation.open || this.#fields) return;
    setText(this.#problem, '');
    try {
      const { AnimationFields } = await loadAnimation();
      if (this.#fields) return;
      this.#fields = new AnimationFields(this.#read);
      this.#animation.append(this.#fields.element);
    } catch {
      setText(this.#problem, notFetched);
    }
  }

  /**
   * @param {string} extension
   * @param {(saved: Saved) => Blob | Promise<Blob>} make
   */
  async #save(extension, make) {
    const saved = this.#read();
    if (!saved) return;
    setText(this.#problem, '');
    try {
      download(fileName(extension), await make(saved));
    } catch (problem) {
      setText(this.#problem, /** @type {Error} */ (problem).message);
    }
  }
}
