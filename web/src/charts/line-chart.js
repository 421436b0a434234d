/**
 * A chart of curves over a whole number such as a depth or a step; a curve may have a band around it.
 * The reader gets exact values by pointing, with the arrow keys, or from a table.
 */
import { h, setText } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';
import { tableOf, valueAt } from '../words/charts.js';
import { apart, drawable, labelOf, ticksOf, xScale, xTicks, yScale } from './axis-scales.js';
import { area, line } from './d3.js';
import { s } from '../parts/svg.js';

/**
 * @typedef {{x: number, y: number, low?: number, high?: number}} Point low and high: the ends of
 *   its band
 *
 * @typedef {object} Series
 * @property {string} name
 * @property {string} kind the CSS class that styles the curve
 * @property {readonly Point[]} points sorted by x
 *
 * @typedef {object} Axes
 * @property {string} title of the chart
 * @property {string} x name of the x-axis
 * @property {(x: number) => string} [write] writes an x as text
 * @property {string} y what the curves show
 * @property {'linear' | 'log'} scale of y
 * @property {readonly [number, number]} [least] a range that y always shows
 * @property {number} [height]
 * @property {(x: number) => void} [pick] called when the reader picks an x
 */

const widest = 720;
const margin = { left: 52, right: 88, top: 12, bottom: 40 };
/** If there are more points than this, the table lists only every second, every third, and so on. */
const mostRows = 40;

export class LineChart {
  #axes;
  #height;
  #svg;
  #readout = h('p', { class: 'readout', 'aria-live': 'off' });
  #table = h('table');
  #details;
  /** @type {readonly Series[]} */
  #series = [];
  /** @type {number | null} */
  #mark = null;
  /** The x that the reader points at or has moved to. @type {number | null} */
  #cursor = null;
  /** @type {import('d3-scale').ScaleLinear<number, number> | null} */
  #x = null;
  #observer = new ResizeObserver(() => this.#draw());
  element;

  /** @param {Axes} axes */
  constructor(axes) {
    this.#axes = axes;
    this.#height = axes.height ?? 280;
    this.#svg = /** @type {SVGSVGElement} */ (
      s('svg', {
        height: this.#height,
        role: 'slider',
        tabindex: 0,
        'aria-label': `${axes.title}: ${axes.y}`,
        'aria-orientation': 'horizontal',
      })
    );
    const summary = h('summary', {}, tableOf(axes.title));
    this.#details = h(
      'details',
      { 'data-control': 'table' },
      summary,
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': tableOf(axes.title) },
        this.#table,
      ),
    );
    this.#details.addEventListener('toggle', () => this.#fillTable());
    this.element = h(
      'div',
      { class: 'chart', part: 'plot' },
      this.#svg,
      this.#readout,
      this.#details,
    );
    this.#observer.observe(this.element);
    this.#listen();
  }

  #listen() {
    const svg = this.#svg;
    svg.addEventListener('pointermove', ({ clientX }) => this.#read(this.#under(clientX)));
    svg.addEventListener('pointerleave', () => {
      if (!svg.matches(':focus')) this.#read(null);
    });
    svg.addEventListener('click', ({ clientX }) => {
      const x = this.#under(clientX);
      if (x !== null) this.#axes.pick?.(x);
    });
    svg.addEventListener('focus', () => this.#read(this.#cursor ?? this.#mark ?? this.#ends()[1]));
    svg.addEventListener('blur', () => this.#read(null));
    svg.addEventListener('keydown', (event) => {
      const [first, last] = this.#ends();
      const xs = this.#xs();
      const at = xs.indexOf(this.#cursor ?? last);
      /** @type {Record<string, number | undefined>} */
      const next = {
        ArrowLeft: xs[at - 1] ?? first,
        ArrowDown: xs[at - 1] ?? first,
        ArrowRight: xs[at + 1] ?? last,
        ArrowUp: xs[at + 1] ?? last,
        Home: first,
        End: last,
      };
      const to = next[event.key];
      if (to !== undefined) this.#read(to);
      else if ((event.key === 'Enter' || event.key === ' ') && this.#cursor !== null) {
        this.#axes.pick?.(this.#cursor);
      } else return;
      event.preventDefault();
    });
  }

  /**
   * @param {readonly Series[]} series
   * @param {number | null} [mark] the x to mark
   */
  render(series, mark = null) {
    this.#series = series;
    this.#mark = mark;
    this.#draw();
    this.#fillTable();
  }

  /**
   * @param {number} x
   * @returns {string}
   */
  #write(x) {
    return this.#axes.write?.(x) ?? x.toLocaleString('en-GB');
  }

  /** @returns {number[]} every x of the first curve */
  #xs() {
    return this.#series[0]?.points.map(({ x }) => x) ?? [];
  }

  /** @returns {[first: number, last: number]} */
  #ends() {
    const xs = this.#xs();
    return [xs[0] ?? 0, xs[xs.length - 1] ?? 0];
  }

  /**
   * @param {number} clientX
   * @returns {number | null} the nearest x
   */
  #under(clientX) {
    const { left, width } = this.#svg.getBoundingClientRect();
    if (!this.#x || width === 0) return null;
    const wanted = this.#x.invert(((clientX - left) * this.#svg.clientWidth) / width);
    const xs = this.#xs();
    return xs.reduce(
      (best, x) => (Math.abs(x - wanted) < Math.abs(best - wanted) ? x : best),
      xs[0] ?? 0,
    );
  }

  /** @param {number | null} x */
  #read(x) {
    this.#cursor = x;
    this.#draw();
  }

  /** @param {number} x */
  #valuesAt(x) {
    return this.#series.flatMap(({ name, points }) => {
      const point = points.find((each) => each.x === x);
      return point ? [{ name, ...point }] : [];
    });
  }

  #draw() {
    const width = Math.min(this.element.clientWidth, widest);
    if (width === 0 || this.#series.length === 0) return;
    const x = xScale(this.#ends(), [margin.left, width - margin.right]);
    const y = yScale(this.#values(), this.#axes, [this.#height - margin.bottom, margin.top]);
    this.#x = x;
    this.#svg.setAttribute('width', String(width));
    const shown = this.#cursor ?? this.#mark;
    this.#svg.replaceChildren(
      ...this.#grid(x, y, width),
      ...(shown === null ? [] : [this.#vertical(x(shown))]),
      ...this.#series.flatMap((series) => curve(series, x, y)),
      ...this.#names(width, y),
      ...(shown === null ? [] : this.#dots(shown, x, y)),
    );
    const text =
      shown === null ? '' : valueAt(this.#axes.x, this.#write(shown), this.#valuesAt(shown));
    setText(this.#readout, text || '\u00a0');
    this.#svg.setAttribute('aria-valuemin', String(this.#ends()[0]));
    this.#svg.setAttribute('aria-valuemax', String(this.#ends()[1]));
    this.#svg.setAttribute('aria-valuenow', String(shown ?? this.#ends()[1]));
    this.#svg.setAttribute('aria-valuetext', text);
  }

  /** @returns {number[]} all values that y must show, including bands */
  #values() {
    return this.#series.flatMap(({ points }) =>
      points.flatMap(({ y, low = y, high = y }) => [y, low, high]),
    );
  }

  /**
   * @param {import('d3-scale').ScaleLinear<number, number>} x
   * @param {import('d3-scale').ScaleContinuousNumeric<number, number>} y
   * @param {number} width
   */
  #grid(x, y, width) {
    const right = width - margin.right;
    const below = this.#height - margin.bottom;
    return [
      ...ticksOf(y, this.#axes.scale).flatMap((tick) => [
        s('line', { class: 'grid', x1: margin.left, x2: right, y1: y(tick), y2: y(tick) }),
        s(
          'text',
          { class: 'tick end', x: margin.left - 8, y: y(tick) + 4 },
          labelOf(tick, this.#axes.scale),
        ),
      ]),
      ...xTicks(x, width).map((tick) =>
        s('text', { class: 'tick middle', x: x(tick), y: below + 17 }, this.#write(tick)),
      ),
      s(
        'text',
        { class: 'tick middle', x: (margin.left + right) / 2, y: this.#height - 6 },
        this.#axes.x,
      ),
    ];
  }

  /** @param {number} at */
  #vertical(at) {
    return s('line', {
      class: 'mark',
      x1: at,
      x2: at,
      y1: margin.top,
      y2: this.#height - margin.bottom,
    });
  }

  /**
   * Places each curve's name at its end. Moves names apart where they would overlap.
   *
   * @param {number} width
   * @param {(value: number) => number} y
   */
  #names(width, y) {
    const ends = this.#series.flatMap(({ name, kind, points }) => {
      const last = points.at(-1);
      return last && Number.isFinite(last.y) ? [{ name, kind, at: y(drawable(last.y)) + 4 }] : [];
    });
    return apart(ends).map(({ name, kind, at }) =>
      s('text', { class: `name ${kind}`, x: width - margin.right + 8, y: at }, name),
    );
  }

  /**
   * @param {number} shown
   * @param {(value: number) => number} x
   * @param {(value: number) => number} y
   */
  #dots(shown, x, y) {
    return this.#series.flatMap(({ kind, points }) =>
      points
        .filter((point) => point.x === shown && Number.isFinite(point.y))
        .map((point) =>
          s('circle', { class: `dot ${kind}`, cx: x(shown), cy: y(drawable(point.y)), r: 4.5 }),
        ),
    );
  }

  #fillTable() {
    if (!this.#details.open) return;
    const xs = this.#xs();
    const every = Math.ceil(xs.length / mostRows);
    const kept = xs.filter((_, k) => k % every === 0 || k === xs.length - 1);
    const head = (/** @type {string} */ text) => h('th', { scope: 'col' }, text);
    this.#table.replaceChildren(
      h('caption', {}, this.#axes.y),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head(this.#axes.x),
          ...this.#series.map(({ name }) => head(name || this.#axes.y)),
        ),
      ),
      h('tbody', {}, ...kept.map((x) => this.#tableRow(x))),
    );
  }

  /** @param {number} x */
  #tableRow(x) {
    const cells = this.#series.map(({ points }) => {
      const point = points.find((each) => each.x === x);
      return h('td', {}, point ? formatNumber(point.y) : '');
    });
    return h('tr', {}, h('th', { scope: 'row' }, this.#write(x)), ...cells);
  }
}

/**
 * @param {Series} series
 * @param {(value: number) => number} x
 * @param {(value: number) => number} y
 */
function curve({ kind, points }, x, y) {
  const drawn = points.filter((point) => Number.isFinite(point.y));
  const path = line(
    (/** @type {Point} */ point) => x(point.x),
    (point) => y(drawable(point.y)),
  )(drawn);
  const band = area(
    (/** @type {Point} */ point) => x(point.x),
    (point) => y(drawable(point.low ?? point.y)),
    (point) => y(drawable(point.high ?? point.y)),
  )(drawn);
  const hasBand = drawn.some(({ low }) => low !== undefined);
  return [
    ...(hasBand ? [s('path', { class: `band ${kind}`, d: band ?? '' })] : []),
    s('path', { class: `curve ${kind}`, d: path ?? '' }),
  ];
}
