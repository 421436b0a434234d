/** "Inspect": the chain rule for the selected part, its numbers to override, and every path to the loss. */
import { LedgerView } from '../doubt/ledger-view.js';
import { h, setText } from '../parts/dom.js';
import * as words from '../words/openers.js';
import { askedPart } from './asked-part.js';

/**
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../doubt/probe.js').Probe} Probe
 */

export class InspectPanel {
  #wait = h('p', { class: 'note' });
  #ledger;
  #paths;
  /** @type {Shown | null} */
  #shown = null;
  element;

  /**
   * @param {object} context
   * @param {HTMLElement} context.inspector what the figure says of the selected part
   * @param {() => Probe} context.probe returns the current network's probe
   * @param {(ways: import('../network/parameters.js').ShownWay[]) => void} context.onShow shows paths in
   *   the picture
   */
  constructor({ inspector, probe, onShow }) {
    this.#ledger = new LedgerView(probe, onShow);
    this.#paths = h('details', {}, h('summary', {}, words.ways), this.#wait, this.#ledger.element);
    this.#paths.addEventListener('toggle', () => this.#showPaths());
    this.element = h('div', {}, inspector, this.#paths);
  }

  /** @param {Shown} shown */
  render(shown) {
    this.#shown = shown;
    this.#showPaths();
  }

  /** Shows no more paths in the picture. */
  leave() {
    this.#ledger.close();
  }

  #showPaths() {
    const asked = this.#shown && askedPart(this.#shown);
    this.#paths.hidden = asked === null;
    const isShown = asked !== null && asked.isOver && this.#paths.open;
    this.#ledger.element.hidden = !isShown;
    setText(this.#wait, isShown ? '' : words.atTheEnd);
    if (isShown) this.#ledger.render(asked.frame, asked.place);
    else this.#ledger.close();
  }
}
