/** "Check": a nudge of the selected weight or bias shows whether its gradient is right. */
import { NudgeView } from '../doubt/nudge-view.js';
import { h, setText } from '../parts/dom.js';
import * as words from '../words/lab.js';
import { atTheEnd } from '../words/openers.js';
import { askedPart } from './asked-part.js';

export class CheckPanel {
  #wait = h('p', { class: 'note' });
  #name = h('h2', {});
  #nudge;
  element;

  /** @param {() => import('../doubt/probe.js').Probe} probe returns the current network's probe */
  constructor(probe) {
    this.#nudge = new NudgeView(probe);
    this.element = h('div', { class: 'check' }, this.#name, this.#wait, this.#nudge.element);
  }

  /**
   * @param {import('../model/model.js').Shown} shown
   * @param {string} name of the selected part
   */
  render(shown, name) {
    const asked = askedPart(shown);
    const isShown = asked !== null && asked.isOver;
    setText(this.#name, asked === null ? '' : name);
    setText(this.#wait, isShown ? '' : asked === null ? words.selectFirst : atTheEnd);
    this.#nudge.element.hidden = !isShown;
    if (isShown) this.#nudge.render(asked.frame, asked.place);
  }
}
