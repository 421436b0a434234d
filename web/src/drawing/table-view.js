/** The canvas's text twin: a table of what the frame knows of each layer. */
import { h } from '../parts/dom.js';
import { notYet, tableCaption, tableHeadings } from '../words/figure.js';
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
 * @param {number[] | null} numbers
 * @returns {string}
 */
function list(numbers) {
  return numbers === null ? notYet : numbers.map(formatNumber).join(', ');
}

/**
 * @param {number[][] | null} matrix a row for each neuron
 * @returns {string}
 */
function rows(matrix) {
  return matrix === null ? notYet : matrix.map(list).join('; ');
}
