/** What the updates did: the loss after each, and how far each layer's weights have moved. */
import { LossHistory } from '../drawing/loss-history.js';
import { MovementView } from '../drawing/movement-view.js';
import { h } from '../parts/dom.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../model/model.js').Shown} Shown
 */

export class UpdatesPlace {
  #movement = new MovementView();
  #history = new LossHistory();
  /** What is drawn. @type {{frame: Frame | null, scale: string}} */
  #drawn = { frame: null, scale: '' };
  element = h(
    'div',
    { hidden: true },
    h('div', { class: 'losses' }, this.#history.element),
    this.#movement.element,
  );

  /** @param {import('../drawing/network-layout.js').NetworkLayout} layout of the network above */
  place(layout) {
    this.#movement.place(layout);
  }

  /** @param {Shown} shown */
  render({ arrived, choice }) {
    const { scale } = choice;
    if (!arrived || (arrived === this.#drawn.frame && scale === this.#drawn.scale)) return;
    this.#drawn = { frame: arrived, scale };
    this.element.hidden = arrived.movement === null;
    this.#history.render(arrived);
    this.#movement.render(arrived, scale);
  }
}
