/** A table of each layer's numbers: the canvas's contents as text. */
import { h } from '../parts/dom.js';
import { notYet } from '../words/figure.js';
import { tableCaption, tableHeadings } from '../words/table.js';
import { formatNumber } from '../words/format.js';

export class TableView {
  #body = h('tbody');
  element = h(
    'table',
    {},
    h('caption', {}, tableCaption),
    h('thead', {}, h('tr', {}, ...tableHeadings.map((text) => h('th', { scope: 'col' }, text)))),
    this.#body,
  );

  /** @param {import('../pass/frame.js').Frame} frame */
  render(frame) {
    const list = listWith(frame.digits);
    const rows = (/** @type {number[][] | null} */ matrix) =>
      matrix === null ? notYet : matrix.map(list).join('; ');
    this.#body.replaceChildren(
      ...frame.layers.map(({ name, magnitude, activations, deltas, weights, gradients }, l) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, name),
          h('td', {}, l === 0 ? '—' : list(magnitude === null ? null : [magnitude])),
          h('td', { class: 'forward' }, list(activations)),
          h('td', { class: 'backward' }, l === 0 ? '—' : list(deltas)),
          h('td', {}, l === 0 ? '—' : rows(weights)),
          h('td', { class: 'backward' }, l === 0 ? '—' : rows(gradients)),
        ),
      ),
    );
  }
}

/**
 * @param {number} digits
 * @returns {(numbers: number[] | null) => string}
 */
function listWith(digits) {
  return (numbers) =>
    numbers === null ? notYet : numbers.map((number) => formatNumber(number, digits)).join(', ');
}
