/** A bar with its number under each column of the network, and an axis under the input. */
import { h, setText } from '../parts/dom.js';
import { fitColumns } from './column-numbers.js';

/**
 * @typedef {import('./bar-scale.js').Tick} Tick
 * @typedef {import('./bar-scale.js').Mark} Mark
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 *
 * @typedef {object} Bar of layers 1…N
 * @property {string} name
 * @property {number} height a share of the axis; 0 if it is not yet known
 * @property {Mark} mark
 * @property {string} text the value, written
 * @property {string} short the same where columns are narrow
 * @property {string} spoken what a screen reader says after it
 * @property {number | null} ghost the height of an earlier bar to compare with
 *
 * @typedef {{row: HTMLElement, track: HTMLElement, fill: HTMLElement, ghost: HTMLElement, number: HTMLElement,
 *   short: HTMLElement}} Row
 */

const [widestBar, narrowestBar] = [44, 4];
/** Between the axis' labels and the first bar. */
const gap = 4;
/** In pictures narrower than this, in pixels, numbers and factors share a line. */
const narrow = 560;

export class ColumnBars {
  #axis = h('div', { class: 'axis', 'aria-hidden': 'true' });
  list = h('ol', { class: 'bars', part: 'bars' });
  /** Of the smallest font size; some browsers enforce a larger one. */
  #letter = h('span', { class: 'smallest-letter', 'aria-hidden': 'true' }, '0');
  /** Its height. */
  #least = 0;
  #between = h('div', { class: 'between', 'aria-hidden': 'true' });
  element = h('div', { class: 'column-bars' }, this.#axis, this.list, this.#between, this.#letter);
  /** @type {Row[]} */
  #rows = [];
  /** @type {NetworkLayout | null} */
  #layout = null;
  /** The parts of the axis. */
  #ticks = '';
  /** @type {readonly Bar[]} */
  #bars = [];
  /** @type {readonly string[]} */
  #texts = [];

  constructor() {
    // To ask for its height in between would make the browser lay out the page at once.
    new ResizeObserver(([{ contentRect }]) => {
      this.#least = contentRect.height;
      this.#place();
    }).observe(this.#letter);
  }

  /** @param {NetworkLayout} layout of the network above */
  place(layout) {
    this.#layout = layout;
    this.#place();
  }

  /**
   * @param {readonly Bar[]} bars
   * @param {readonly Tick[]} ticks of the axis
   * @param {readonly string[]} [between] what stands between neighbouring columns, if it fits there
   */
  render(bars, ticks, between = []) {
    while (this.#rows.length < bars.length) this.#addRow();
    while (this.#rows.length > bars.length) this.#rows.pop()?.row.remove();
    while (this.#between.childElementCount < between.length) this.#between.append(h('span'));
    while (this.#between.childElementCount > between.length) this.#between.lastChild?.remove();
    between.forEach((text, k) => setText(this.#between.children[k], text));
    this.#bars = bars;
    this.#texts = between;
    bars.forEach(({ name, height, mark, text, short, spoken, ghost }, k) => {
      const row = this.#rows[k];
      // Said in a label: a browser need not lay it out, as it would a text out of sight.
      row.row.setAttribute('aria-label', `${name}: ${text}${spoken}`);
      setText(row.number, text);
      setText(row.short, short);
      row.track.dataset.mark = mark;
      row.fill.style.setProperty('--height', String(height));
      row.ghost.hidden = ghost === null;
      row.ghost.style.setProperty('--height', String(ghost ?? 0));
    });
    this.#place();
    this.#showTicks(ticks);
  }

  /**
   * @param {number} x in pixels, from the left edge
   * @param {boolean} isBetween true for the column to the left of x, else for the nearest
   * @returns {number} its index; −1 if there is none
   */
  columnAt(x, isBetween) {
    const columns = this.#layout?.units.slice(1).map(([unit]) => unit.x) ?? [];
    if (isBetween) return columns.filter((column) => column <= x).length - 1;
    const away = columns.map((column) => Math.abs(column - x));
    return away.indexOf(Math.min(...away));
  }

  /** @param {readonly Tick[]} ticks */
  #showTicks(ticks) {
    const drawn = JSON.stringify(ticks);
    if (drawn === this.#ticks) return;
    this.#ticks = drawn;
    this.#axis.replaceChildren(
      ...ticks.map(({ height, label }) => {
        const tick = h('div', { class: 'tick' }, h('span', {}, label));
        tick.classList.toggle('lowest', height === 0);
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
    const isShared = layout.loss.x < narrow;
    const { numbers, size, areBetween } = fitColumns({
      long: this.#bars.map(({ text }) => text),
      short: this.#bars.map(({ short }) => short),
      between: this.#texts,
      spacing,
      isShared,
      least: this.#least,
    });
    const { style, dataset } = this.element;
    style.setProperty('--start', `${columns[0] - bar / 2 - gap}px`);
    style.setProperty('--end', `${columns[columns.length - 1] + bar / 2}px`);
    style.setProperty('--bar', `${bar}px`);
    style.setProperty('--column', `${spacing}px`);
    style.setProperty('--letters', `${size}px`);
    Object.assign(dataset, { numbers, line: isShared ? 'shared' : 'own' });
    columns.forEach((x, k) => this.#rows[k].row.style.setProperty('--x', `${x}px`));
    this.#between.hidden = !areBetween;
    [...this.#between.children].forEach((each, k) => {
      const middle = (columns[k] + columns[k + 1]) / 2;
      /** @type {HTMLElement} */ (each).style.setProperty('--x', `${middle}px`);
    });
  }

  #addRow() {
    const fill = h('span', { class: 'bar-fill' });
    const ghost = h('span', { class: 'bar-ghost' });
    const track = h('span', { class: 'bar-track' }, ghost, fill);
    const number = h('span', { class: 'bar-number', 'aria-hidden': 'true' });
    const short = h('span', { class: 'bar-short', 'aria-hidden': 'true' });
    const row = h('li', {}, track, number, short);
    this.list.append(row);
    this.#rows.push({ row, track, fill, ghost, number, short });
  }
}
