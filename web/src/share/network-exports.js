/** Buttons that save the network in the picture as files and copy its link, wherever they stand. */
import { h, setText } from '../parts/dom.js';
import { download, isSandboxed } from '../parts/download.js';
import { button, freshId } from '../parts/fields.js';
import * as words from '../words/sharing.js';
import { CopyFields } from './copy-fields.js';
import { fileName, networkFiles } from './network-files.js';
import { shareAddresses } from './share-addresses.js';
import { shareCode } from './share-code.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./network-files.js').NetworkFile} NetworkFile
 * @typedef {import('./share-addresses.js').LessonFolder} LessonFolder
 *
 * @typedef {object} Exported
 * @property {LessonFolder | null} place null if there is nothing to share
 * @property {() => Readonly<State>} state of the lesson, which a link opens
 * @property {() => NetworkDocument | null} document the network in the picture
 */

export class NetworkExports {
  #exported;
  #status = h('p', { class: 'note', role: 'status' });
  #problem = h('p', { class: 'error', role: 'alert' });
  #copies = new CopyFields((said) => setText(this.#status, said), ['link']);
  element;

  /** @param {Exported} exported */
  constructor(exported) {
    this.#exported = exported;
    const { place } = exported;
    const id = freshId();
    this.#copies.element.hidden = true;
    this.element = h(
      'div',
      { class: 'exports', role: 'group', 'aria-labelledby': id },
      h(
        'div',
        { class: 'choices' },
        h('span', { id }, words.exported),
        ...networkFiles.map((file) => button(file.shortName, () => this.#save(file))),
        ...(place === null ? [] : [button(words.link, () => this.#link(place))]),
      ),
      this.#copies.element,
      ...(isSandboxed() ? [h('p', { class: 'note' }, words.sandboxed)] : []),
      this.#status,
      this.#problem,
    );
  }

  /** Another network is shown: an old link would be another's. */
  forget() {
    if (!this.#copies.element.hidden) this.#copies.element.hidden = true;
    this.#say('');
  }

  /** @param {NetworkFile} file */
  #save({ extension, make }) {
    this.#say('');
    const document = this.#exported.document();
    try {
      if (document) download(fileName(extension), make(document));
    } catch (problem) {
      setText(this.#problem, /** @type {Error} */ (problem).message);
    }
  }

  /** @param {LessonFolder} place */
  async #link(place) {
    this.#say('');
    const addresses = await shareAddresses(place, location.href);
    const { link } = shareCode(this.#exported.state(), addresses);
    if (link === null) return this.#say(words.onDevice);
    this.#copies.show({ link, frame: null, element: null });
    this.#copies.element.hidden = false;
    this.#copies.copy('link');
  }

  /** @param {string} status */
  #say(status) {
    setText(this.#status, status);
    setText(this.#problem, '');
  }
}
