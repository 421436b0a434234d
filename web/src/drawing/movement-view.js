/** Shows how far each layer's weights have moved: which layers of a deep network lower the loss. */
import { h } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/updates.js';
import { axisOf } from './bar-scale.js';
import { ColumnBars } from './column-bars.js';

export class MovementView {
  #bars = new ColumnBars();
  element = h(
    'div',
    { class: 'panel movement' },
    h(
      'div',
      { class: 'bars-head' },
      h('h2', {}, words.movement),
      h('p', { class: 'bars-note' }, words.movementMeasure),
    ),
    this.#bars.element,
  );

  /** @param {import('./network-layout.js').NetworkLayout} layout of the network above */
  place(layout) {
    this.#bars.place(layout);
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {'linear' | 'logarithmic'} kind
   */
  render({ digits, layers, movement }, kind) {
    this.element.hidden = movement === null;
    if (movement === null) return;
    const largest = Math.max(...movement);
    const { height, mark, ticks } = axisOf({ largest, output: largest }, kind);
    const bars = movement.map((value, k) => ({
      height: height(value),
      mark: mark(value),
      text: formatNumber(value, digits),
      short: formatNumber(value, 2).replaceAll(' ', ''),
      spoken: () => `${layers[k + 1].name}: ${formatNumber(value, digits)}`,
      ghost: null,
    }));
    this.#bars.render(bars, ticks);
  }
}
