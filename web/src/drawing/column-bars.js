/** A bar with its number under each column of the network, and an axis under the input. */
import { afterPaint } from '../parts/after-paint.js';
import { h, setText } from '../parts/dom.js';
import { fitColumns } from './column-numbers.js';

/**
 * @typedef {import('./bar-scale.js').Tick} Tick
 * @typedef {import('./bar-scale.js').Mark} Mark
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 *
 * @typedef {object} Bar of layers 1…N
 * @property {number} height a share of the axis; 0 if it is not yet known
 * @property {Mark} mark
 * @property {string} text the value, written
 * @property {string} short the same where columns are narrow
 * @property {() => string} spoken what a screen reader says of it
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
  /** Of the letters, in pixels. */
  #size = 0;
  /** True if each bar is a button. */
  #arePressed = false;

  constructor() {
    // To ask for its height in between would make the browser lay out the page at once.
    new ResizeObserver(([{ contentRect }]) => {
      this.#least = contentRect.height;
      this.#place();
    }).observe(this.#letter);
  }

  /** The middles of the bars, in pixels, from the left edge. */
  get columns() {
    return this.#layout?.units.slice(1).map(([{ x }]) => x) ?? [];
  }

  /** Makes each bar a button of a list, of which Tab leads to one. @param {string} name of the list */
  press(name) {
    this.#arePressed = true;
    // Without a role, Safari takes a list without signs for none.
    this.list.setAttribute('role', 'list');
    this.list.setAttribute('aria-label', name);
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
   * @param {boolean} [glides] true if bars move to their height
   */
  render(bars, ticks, between = [], glides = true) {
    this.element.toggleAttribute('data-glides', glides);
    while (this.#rows.length < bars.length) this.#addRow();
    while (this.#rows.length > bars.length) this.#rows.pop()?.row.remove();
    while (this.#between.childElementCount < between.length) this.#between.append(h('span'));
    while (this.#between.childElementCount > between.length) this.#between.lastChild?.remove();
    between.forEach((text, k) => setText(this.#between.children[k], text));
    this.#bars = bars;
    this.#texts = between;
    bars.forEach(({ height, mark, text, short, ghost }, k) => {
      const row = this.#rows[k];
      setText(row.number, text);
      setText(row.short, short);
      row.track.dataset.mark = mark;
      row.fill.style.transform = `scaleY(${height})`;
      row.ghost.hidden = ghost === null;
      row.ghost.style.height = `${100 * (ghost ?? 0)}%`;
    });
    this.#place();
    this.#showTicks(ticks);
    this.label();
  }

  /** Says the bars in labels: a browser need not lay them out, as it would texts out of sight. */
  label = afterPaint(() =>
    this.#bars.forEach(({ spoken }, k) => {
      const { row } = this.#rows[k];
      (row.querySelector('button') ?? row).setAttribute('aria-label', spoken());
    }),
  );

  /**
   * @param {number} x in pixels, from the left edge
   * @param {boolean} isBetween true for the column to the left of x, else for the nearest
   * @returns {number} its index; −1 if there is none
   */
  columnAt(x, isBetween) {
    const { columns } = this;
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
        tick.style.setProperty('--height', String(height));
        return tick;
      }),
    );
  }

  #place() {
    const layout = this.#layout;
    if (!layout || layout.units.length !== this.#rows.length + 1) return;
    const { spacing } = layout;
    const { columns } = this;
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
    const [first, last] = [columns[0], columns[columns.length - 1]];
    // Set on each part by itself: changing a property that all parts inherit is slow.
    span(this.#axis, first - bar / 2 - gap, last + bar / 2);
    span(this.list, first - spacing / 2, last + spacing / 2);
    [...this.#between.children].forEach((each, k) => {
      const middle = (columns[k] + columns[k + 1]) / 2;
      /** @type {HTMLElement} */ (each).style.left = `${middle}px`;
    });
    for (const { track } of this.#rows) track.style.width = `${bar}px`;
    if (size !== this.#size) this.element.style.setProperty('--letters', `${size}px`);
    this.#size = size;
    Object.assign(this.element.dataset, { numbers, line: isShared ? 'shared' : 'own' });
    this.#between.hidden = !areBetween;
  }

  #addRow() {
    const fill = h('span', { class: 'bar-fill' });
    const ghost = h('span', { class: 'bar-ghost' });
    const track = h('span', { class: 'bar-track' }, ghost, fill);
    const number = h('span', { class: 'bar-number', 'aria-hidden': 'true' });
    const short = h('span', { class: 'bar-short', 'aria-hidden': 'true' });
    const row = h('li', {}, track, number, short);
    if (this.#arePressed) {
      const tabindex = this.#rows.length === 0 ? 0 : -1;
      row.append(h('button', { type: 'button', tabindex }));
    }
    this.list.append(row);
    this.#rows.push({ row, track, fill, ghost, number, short });
  }
}

/**
 * @param {HTMLElement} row
 * @param {number} left
 * @param {number} right in pixels
 */
function span({ style }, left, right) {
  style.left = `${left}px`;
  style.width = `${right - left}px`;
}
