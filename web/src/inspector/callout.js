/** What is said about the selected part, beside it in the picture. */
import { h } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { controlAttribute, named } from '../parts/shown-controls.js';
import * as words from '../words/why.js';
import { explain } from './explain.js';
import { spans } from './spans.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 */

export class CalloutView {
  /** Hidden from screen readers, to which the figure announces the same words. */
  #said = h('div', { 'aria-hidden': 'true' });
  #box;
  callout;

  /** @param {(() => void) | null} onMore leads to how a held number is computed; null in the lab itself */
  constructor(onMore) {
    const more = onMore && named('lab', button(words.seeHow, onMore, 'link'));
    this.#box = h('div', { class: 'callout', hidden: true }, this.#said, ...(more ? [more] : []));
    this.callout = h('div', { [controlAttribute]: 'why' }, this.#box);
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart | null} place null if nothing is selected
   * @param {boolean} isHeld
   */
  render(frame, place, isHeld) {
    this.#box.hidden = place === null;
    this.#box.classList.toggle('held', isHeld);
    if (place === null) return;
    const { title, lines } = explain(frame, place);
    this.#said.replaceChildren(
      h('p', { class: 'why-title' }, title),
      ...lines.map((parts) => h('p', {}, ...spans(parts))),
    );
  }

  /** @returns {string} the explanation as text */
  get text() {
    return [...this.#said.children]
      .map(({ textContent }) => textContent)
      .filter((line) => line !== '')
      .join('. ');
  }
}
