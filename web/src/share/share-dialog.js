/** The dialog "Share": what to show and how it begins; then a link, a frame, an element and one file that do so. */
import { dialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { share } from '../words/openers.js';
import * as words from '../words/sharing.js';
import { CopyFields } from './copy-fields.js';
import { OneFileButton } from './one-file-button.js';
import { shareAddresses } from './share-addresses.js';
import { shareCode } from './share-code.js';
import { ShareFields } from './share-fields.js';
import { sharedAs, sharedState } from './shared-lesson.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('./share-addresses.js').ShareAddresses} ShareAddresses
 * @typedef {import('./shared-lesson.js').Shared} Shared
 */

export class ShareDialog {
  #place;
  #read;
  /** @type {Readonly<State> | null} */
  #state = null;
  /** @type {ShareAddresses | null} */
  #addresses = null;
  /** @type {Shared | null} */
  #shared = null;
  #status = h('p', { class: 'note', role: 'status' });
  #say = (/** @type {string} */ text) => setText(this.#status, text);
  #fields = new ShareFields((change) => this.#choose(change));
  #copies = new CopyFields(this.#say);
  #file = new OneFileButton(this.#say);
  #onDevice = h('p', { class: 'note' }, words.onDevice);
  #plan = h('a', { target: '_blank', rel: 'noopener' }, words.plan);
  #dialog = dialog(
    share,
    this.#fields.element,
    this.#copies.element,
    this.#file.element,
    this.#onDevice,
    h('p', { class: 'note' }, this.#plan),
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
    this.#shared = sharedAs(this.#state);
    this.#fields.begin(this.#shared, this.#state.iteration);
    this.#show();
    this.#say('');
    this.#dialog.open(near);
  }

  /** @param {Partial<Shared>} change */
  #choose(change) {
    if (!this.#shared) return;
    this.#shared = { ...this.#shared, ...change };
    this.#say('');
    this.#show();
  }

  #show() {
    if (!this.#state || !this.#addresses || !this.#shared) return;
    const state = sharedState(this.#state, this.#shared);
    this.#fields.show(this.#shared);
    this.#copies.show(shareCode(state, this.#addresses));
    this.#file.show(state, this.#addresses.file, this.#place.folder.startsWith('file:'));
    const { plan } = this.#addresses;
    this.#plan.hidden = plan === null;
    if (plan !== null) this.#plan.href = plan;
  }
}
