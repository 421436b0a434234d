/** "Gradient magnitude by layer": a bar and a number under each layer, filled from output to input. */
import { h } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/figure.js';
import { axisOf } from './bar-scale.js';
import { ColumnBars } from './column-bars.js';

export class BarsView {
  #bars = new ColumnBars();
  element;

  /** @param {HTMLElement} scale the control that chooses it */
  constructor(scale) {
    this.element = h(
      'div',
      { class: 'panel', part: 'panel' },
      h(
        'div',
        { class: 'bars-head' },
        h('h2', {}, words.bars, h('span', { class: 'direction' }, ` (${words.direction})`)),
        scale,
        h('p', { class: 'bars-note' }, words.barsMeasure),
      ),
      this.#bars.element,
    );
  }

  /** @param {import('./network-layout.js').NetworkLayout} layout of the network above */
  place(layout) {
    this.#bars.place(layout);
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {'linear' | 'logarithmic'} kind
   * @param {readonly (number | null)[]} ghosts for layers 1…N, the earlier bars to compare with
   */
  render(frame, kind, ghosts) {
    const { outputLayer, digits, layers, scale } = frame;
    const bars = layers.slice(1).map(({ name, magnitude }, k) => ({
      name,
      value: magnitude,
      text: magnitude === null ? '' : formatNumber(magnitude, digits),
      ghost: ghosts[k] ?? null,
    }));
    const axis = axisOf({ bars: outputLayer, largest: scale.magnitude }, kind);
    this.#bars.render(bars, axis, digits);
  }
}
