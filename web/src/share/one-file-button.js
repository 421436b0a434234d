/** The button that saves the lesson as one file with its settings, or the reason why there is none. */
import { h, setText } from '../parts/dom.js';
import { download } from '../parts/download.js';
import { button } from '../parts/fields.js';
import * as words from '../words/sharing.js';
import { readPage, withSettings } from './one-file.js';

/** @typedef {import('../state/state.js').State} State */

/** The name of the saved file. */
const fileName = 'backpropagation.html';

export class OneFileButton {
  #say;
  #button = button(words.oneFile, () => this.#save());
  #note = h('p', { class: 'note' });
  element = h('div', { class: 'one-file' }, this.#button, this.#note);
  /** @type {Readonly<State> | null} */
  #state = null;
  /** @type {import('./share-addresses.js').ShareAddresses['file']} */
  #source = null;

  /** @param {(text: string) => void} say tells what was done */
  constructor(say) {
    this.#say = say;
  }

  /**
   * @param {Readonly<State>} state
   * @param {import('./share-addresses.js').ShareAddresses['file']} source null if the page cannot be read
   * @param {boolean} isOnDisk true if that is because this page is a file on a disk
   */
  show(state, source, isOnDisk) {
    this.#state = state;
    this.#source = source;
    this.#button.hidden = source === null;
    const why = isOnDisk ? words.notFromDisk : words.notOneFile;
    setText(this.#note, source === null ? why : words.oneFileWhat);
  }

  async #save() {
    const [state, source] = [this.#state, this.#source];
    if (state === null || source === null) return;
    try {
      const page = withSettings(await readPage(source), state);
      download(fileName, new Blob([page], { type: 'text/html;charset=utf-8' }));
      this.#say(words.oneFileSaved(fileName));
    } catch {
      this.#say(words.notOneFile);
    }
  }
}
