/** "Gradient magnitude by layer": a bar and a number a layer, from output to input. */
import { h, setText } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';
import { barLength, barsNote, manyRows } from './bar-scale.js';

export class BarsView {
  element = h('ol', { class: 'bars', part: 'bars' });
  note = h('p', { class: 'bars-note' });
  /** @type {{row: HTMLElement, name: HTMLElement, fill: HTMLElement, number: HTMLElement}[]} */
  #rows = [];
  #observer = new ResizeObserver(() => this.#letScroll());

  constructor() {
    this.#observer.observe(this.element);
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {'linear' | 'logarithmic'} kind
   */
  render(frame, kind) {
    const layers = frame.layers.slice(1).reverse();
    if (this.#rows.length !== layers.length) this.#makeRows(layers.length);
    layers.forEach(({ name, magnitude }, index) => {
      const { name: label, fill, number, row } = this.#rows[index];
      setText(label, name);
      setText(number, magnitude === null ? '' : formatNumber(magnitude, frame.digits));
      const length = magnitude === null ? 0 : barLength(magnitude, frame.scale, kind);
      fill.style.setProperty('--length', String(length));
      row.classList.toggle('zero', magnitude === 0);
    });
    setText(this.note, barsNote(frame, kind).join(' '));
  }

  /** @param {number} count */
  #makeRows(count) {
    while (this.#rows.length < count) this.#addRow();
    while (this.#rows.length > count) this.#rows.pop()?.row.remove();
    this.element.classList.toggle('many', count > manyRows);
    this.#letScroll();
  }

  /** Rows that have no room are scrolled, by the keyboard too. */
  #letScroll() {
    const { scrollHeight, clientHeight } = this.element;
    if (scrollHeight > clientHeight) this.element.setAttribute('tabindex', '0');
    else this.element.removeAttribute('tabindex');
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
