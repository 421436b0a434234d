/** "Save": the figure and its network as files, and a network opened from one. */
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { download, isSandboxed } from '../parts/download.js';
import { button, freshId } from '../parts/fields.js';
import { figurePng, figureSvg } from './figure-picture.js';
import { pytorchScript } from './pytorch-script.js';
import * as words from '../words/sharing.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} Saved what there is to save
 * @property {import('./figure-picture.js').FigureContent} picture
 * @property {NetworkDocument} document
 *
 * @typedef {object} Files
 * @property {() => Saved | null} read what is shown now
 * @property {(json: string) => void} open throws an Error that says what is wrong; what is shown is
 *   then as it was
 */

/** A file larger than this is not a network for this figure. */
const largestFile = 2e6;

export class SaveDialog {
  #files;
  #problem = h('p', { class: 'error', role: 'alert' });
  #dialog;

  /** @param {Files} files */
  constructor(files) {
    this.#files = files;
    const id = freshId();
    const input = h('input', { id, type: 'file', accept: '.json,application/json' });
    input.addEventListener('change', async () => {
      await this.#openFirst(input.files);
      // The same file, mended, can then be chosen again.
      input.value = '';
    });
    this.#dialog = dialog(
      words.saveOrOpen,
      h(
        'div',
        { class: 'choices' },
        button(words.png, () => this.#save('png', async ({ picture }) => figurePng(picture))),
        button(words.svg, () =>
          this.#save('svg', ({ picture }) => text(figureSvg(picture), 'image/svg+xml')),
        ),
        button(words.json, () =>
          this.#save('json', ({ document }) =>
            text(`${JSON.stringify(document, null, 2)}\n`, 'application/json'),
          ),
        ),
        button(words.pytorch, () =>
          this.#save('py', ({ document }) => text(pytorchScript(document), 'text/x-python')),
        ),
        button(words.print, () => window.print()),
      ),
      ...(isSandboxed() ? [h('p', { class: 'note' }, words.sandboxed)] : []),
      h('div', { class: 'copied' }, h('label', { for: id }, words.open), input),
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
   * Takes files that are dropped.
   *
   * @param {HTMLElement} target
   * @param {() => boolean} areWanted
   */
  acceptDrops(target, areWanted) {
    target.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') && areWanted()) event.preventDefault();
    });
    target.addEventListener('drop', (event) => {
      if (!event.dataTransfer?.files.length || !areWanted()) return;
      event.preventDefault();
      if (!this.element.open) this.#dialog.open(target);
      this.#openFirst(event.dataTransfer.files);
    });
  }

  /** @param {FileList | null} files */
  async #openFirst(files) {
    const file = files?.[0];
    if (!file) return;
    setText(this.#problem, '');
    try {
      if (file.size > largestFile) {
        throw new Error(words.tooLarge(megabytes(largestFile), megabytes(file.size)));
      }
      this.#files.open(await file.text());
      this.element.close();
    } catch (problem) {
      setText(this.#problem, `${file.name}: ${/** @type {Error} */ (problem).message}`);
      this.#problem.scrollIntoView({ block: 'nearest' });
    }
  }

  /**
   * @param {string} extension
   * @param {(saved: Saved) => Blob | Promise<Blob>} make
   */
  async #save(extension, make) {
    const saved = this.#files.read();
    if (saved) download(`backpropagation.${extension}`, await make(saved));
  }
}

/**
 * @param {number} bytes
 * @returns {string}
 */
function megabytes(bytes) {
  return String(Number((bytes / 1e6).toFixed(1)));
}

/**
 * @param {string} contents
 * @param {string} type
 * @returns {Blob}
 */
function text(contents, type) {
  return new Blob([contents], { type: `${type};charset=utf-8` });
}
