/** The canvas's text twin: a table of what the frame knows of each layer. */
import { h } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';

const headings = ['Layer', 'Gradient magnitude', 'Activations a', 'Error signals δ'];

export class TableView {
  #body = h('tbody');
  element = h(
    'table',
    {},
    h('caption', {}, 'The numbers of the figure, layer by layer'),
    h('thead', {}, h('tr', {}, ...headings.map((text) => h('th', { scope: 'col' }, text)))),
    this.#body,
  );

  /** @param {import('../pass/frame.js').Frame} frame */
  render(frame) {
    this.#body.replaceChildren(
      ...frame.layers.map(({ name, magnitude, activations, deltas }, l) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, name),
          h('td', {}, l === 0 ? '—' : list(magnitude === null ? null : [magnitude])),
          h('td', { class: 'forward' }, list(activations)),
          h('td', { class: 'backward' }, l === 0 ? '—' : list(deltas)),
        ),
      ),
    );
  }
}

/**
 * @param {number[] | null} numbers
 * @returns {string}
 */
function list(numbers) {
  return numbers === null ? 'not yet' : numbers.map(formatNumber).join(', ');
}
