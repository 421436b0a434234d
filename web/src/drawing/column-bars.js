/** A bar with its number under each column of the network, and an axis under the input. */
import { h, setText } from '../parts/dom.js';
import { numberStyle, numberParts, uprightLine } from './column-numbers.js';

/**
 * @typedef {import('./bar-scale.js').Axis} Axis
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 *
 * @typedef {object} Bar of layers 1…N
 * @property {string} name
 * @property {number | null} value null: not yet known
 * @property {string} text the value, written
 * @property {number | null} ghost an earlier value to compare with
 *
 * @typedef {{row: HTMLElement, name: HTMLElement, fill: HTMLElement, ghost: HTMLElement, number: HTMLElement}} Row
 */

const [widestBar, narrowestBar] = [44, 4];
/** Between the axis' labels and the first bar. */
const gap = 4;

export class ColumnBars {
  #axis = h('div', { class: 'axis', 'aria-hidden': 'true' });
  #list = h('ol', { class: 'bars', part: 'bars' });
  /** The smallest font size; some browsers enforce a larger one. */
  #letter = h('span', { class: 'smallest-letter', 'aria-hidden': 'true' }, '0');
  element = h('div', { class: 'column-bars' }, this.#axis, this.#list, this.#letter);
  /** @type {Row[]} */
  #rows = [];
  /** @type {NetworkLayout | null} */
  #layout = null;
  /** The parts of the axis. */
  #ticks = '';
  /** Significant digits of the numbers. */
  #digits = 0;

  /** @param {NetworkLayout} layout of the network above */
  place(layout) {
    this.#layout = layout;
    this.#place();
  }

  /**
   * @param {readonly Bar[]} bars
   * @param {Axis} axis
   * @param {number} digits of the numbers: the room of the longest is kept
   */
  render(bars, axis, digits) {
    const isNew = this.#rows.length !== bars.length || digits !== this.#digits;
    while (this.#rows.length < bars.length) this.#addRow();
    while (this.#rows.length > bars.length) this.#rows.pop()?.row.remove();
    this.#digits = digits;
    if (isNew) this.#place();
    bars.forEach(({ name, value, text, ghost }, k) => {
      const row = this.#rows[k];
      setText(row.name, `${name}: `);
      write(row.number, text);
      row.fill.style.setProperty('--height', String(value === null ? 0 : axis.height(value)));
      row.ghost.hidden = ghost === null;
      row.ghost.style.setProperty('--height', String(axis.height(ghost ?? 0)));
    });
    this.#showTicks(axis);
  }

  /** @param {Axis} axis */
  #showTicks({ ticks }) {
    const drawn = JSON.stringify(ticks);
    if (drawn === this.#ticks) return;
    this.#ticks = drawn;
    this.#axis.replaceChildren(
      ...ticks.map(({ height, label }) => {
        const tick = h('div', { class: 'tick' }, h('span', {}, label));
        tick.style.setProperty('--height', String(height));
        return tick;
      }),
    );
  }

  #place() {
    const layout = this.#layout;
    if (!layout || layout.units.length !== this.#rows.length + 1) return;
    const { spacing } = layout;
    const columns = layout.units.slice(1).map(([{ x }]) => x);
    const bar = Math.max(Math.min(widestBar, spacing * 0.6), narrowestBar);
    const { style } = this.element;
    style.setProperty('--start', `${columns[0] - bar / 2 - gap}px`);
    style.setProperty('--end', `${columns[columns.length - 1] + bar / 2}px`);
    style.setProperty('--bar', `${bar}px`);
    const least = this.#letter.offsetHeight;
    const { way, size, room, every } = numberStyle({ digits: this.#digits, spacing, least });
    style.setProperty('--column', `${Math.max(spacing, size * uprightLine)}px`);
    style.setProperty('--letters', `${size}px`);
    style.setProperty('--room', `${room}px`);
    this.element.dataset.numbers = way;
    columns.forEach((x, k) => {
      const { row, number } = this.#rows[k];
      row.style.setProperty('--x', `${x}px`);
      number.classList.toggle('visually-hidden', (columns.length - 1 - k) % every !== 0);
    });
  }

  #addRow() {
    const name = h('span', { class: 'bar-name visually-hidden' });
    const fill = h('span', { class: 'bar-fill' });
    const ghost = h('span', { class: 'bar-ghost' });
    const number = h('span', { class: 'bar-number' });
    const row = h('li', {}, name, h('span', { class: 'bar-track' }, ghost, fill), number);
    this.#list.append(row);
    this.#rows.push({ row, name, fill, ghost, number });
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} number
 */
function write(element, number) {
  if (element.textContent === number) return;
  element.replaceChildren(...numberParts(number).map((part) => h('span', {}, part)));
}
