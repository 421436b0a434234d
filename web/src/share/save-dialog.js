/** The dialog "Save": saves the figure and its network as files. */
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { download, isSandboxed } from '../parts/download.js';
import { button } from '../parts/fields.js';
import { save } from '../words/openers.js';
import * as words from '../words/sharing.js';
import { figurePng, figureSvg } from './figure-picture.js';
import { fileName, networkFiles, text } from './network-files.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} Saved the contents of the files
 * @property {import('./figure-picture.js').FigureContent} picture
 * @property {NetworkDocument} document
 */

export class SaveDialog {
  #read;
  #problem = h('p', { class: 'error', role: 'alert' });
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
      ...(isSandboxed() ? [h('p', { class: 'note' }, words.sandboxed)] : []),
      this.#problem,
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
