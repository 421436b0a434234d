/** "Gradient magnitude by layer": a bar and a number a layer, from output to input. */
import { h, setText } from '../parts/dom.js';
import { formatNumber, superscript } from '../words/format.js';

/** The logarithmic scale shows at least this many powers of ten. */
const fewestDecades = 4;
/** Where there are more rows, they are smaller. */
export const manyRows = 9;
/** Where there are more rows still, they are scrolled. */
const mostRows = 21;

/**
 * The length of a bar, from 0 to 1. The logarithmic scale ends at the smallest power of ten that
 * the pass comes to.
 *
 * @param {number} magnitude
 * @param {import('../pass/frame.js').Scale} scale
 * @param {'linear' | 'logarithmic'} kind
 * @returns {number}
 */
export function barLength(magnitude, scale, kind) {
  if (!(magnitude > 0) || !(scale.magnitude > 0)) return 0;
  const ratio = magnitude / scale.magnitude;
  if (kind === 'linear') return Math.min(ratio, 1);
  return Math.min(Math.max(1 + Math.log10(ratio) / decades(scale), 0), 1);
}

/**
 * @param {import('../pass/frame.js').Scale} scale
 * @returns {number} how many powers of ten the logarithmic scale spans
 */
function decades(scale) {
  const span = Math.log10(scale.magnitude / scale.smallestMagnitude);
  return Number.isFinite(span) ? Math.max(Math.ceil(span + 0.5), fewestDecades) : fewestDecades;
}

/**
 * What the bars stand for, a sentence each: what is measured, and where the scale begins and ends.
 *
 * @param {import('../pass/frame.js').Scale} scale
 * @param {'linear' | 'logarithmic'} kind
 * @returns {[string, string]}
 */
export function barsNote(scale, kind) {
  const full = formatNumber(scale.magnitude);
  const none = kind === 'linear' ? '' : `; none: 10${superscript(-decades(scale))} of it`;
  return ['Mean |δ| of a layer.', `Full: ${full}${none}.`];
}

export class BarsView {
  element = h('ol', { class: 'bars', part: 'bars' });
  note = h('p', { class: 'bars-note' });
  /** @type {{row: HTMLElement, name: HTMLElement, fill: HTMLElement, number: HTMLElement}[]} */
  #rows = [];

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {'linear' | 'logarithmic'} kind
   */
  render(frame, kind) {
    const layers = frame.layers.slice(1).reverse();
    while (this.#rows.length < layers.length) this.#addRow();
    while (this.#rows.length > layers.length) this.#rows.pop()?.row.remove();
    this.element.classList.toggle('many', layers.length > manyRows);
    if (layers.length > mostRows) this.element.setAttribute('tabindex', '0');
    else this.element.removeAttribute('tabindex');
    layers.forEach(({ name, magnitude }, index) => {
      const { name: label, fill, number, row } = this.#rows[index];
      setText(label, name);
      setText(number, magnitude === null ? '' : formatNumber(magnitude));
      const length = magnitude === null ? 0 : barLength(magnitude, frame.scale, kind);
      fill.style.setProperty('--length', String(length));
      row.classList.toggle('zero', magnitude === 0);
    });
    setText(this.note, barsNote(frame.scale, kind).join(' '));
  }

  #addRow() {
    const name = h('span', { class: 'bar-name' });
    const fill = h('span', { class: 'bar-fill' });
    const number = h('span', { class: 'bar-number' });
    const row = h('li', {}, name, h('span', { class: 'bar-track' }, fill), number);
    this.element.append(row);
    this.#rows.push({ row, name, fill, number });
  }
}
