/** A small plot: the ratio of the first to the last layer's gradient against depth, in powers of ten. */
import { h } from '../parts/dom.js';
import * as words from '../words/experiment.js';
import { formatNumber, superscript } from '../words/format.js';
import { settingNames } from '../words/settings.js';
import { controlAttribute } from '../parts/shown-controls.js';

const namespace = 'http://www.w3.org/2000/svg';
const height = 300;
const widest = 640;
const margin = { left: 52, right: 76, top: 16, bottom: 44 };
const exponentStep = 3;

/**
 * @typedef {{least: number, most: number}} Depths both ends included
 *
 * @typedef {object} Curve
 * @property {string} name
 * @property {'sigmoid' | 'relu' | 'chosen'} kind how it is drawn
 * @property {{depth: number, ratio: number}[]} points
 */

export class RatioPlot {
  #svg = s('svg', {
    height,
    role: 'img',
    'aria-label': words.plotSpoken,
  });
  #table = h('tbody');
  #names = h('tr');
  element = h(
    'div',
    { class: 'plot', part: 'plot' },
    this.#svg,
    h(
      'details',
      { [controlAttribute]: 'table' },
      h('summary', {}, words.plotAsTable),
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.tableOfPlot },
        h(
          'table',
          {},
          h('caption', {}, words.plotCaption),
          h('thead', {}, this.#names),
          this.#table,
        ),
      ),
    ),
  );

  /** @type {{curves: Curve[], depth: number} | null} */
  #shown = null;
  #observer = new ResizeObserver(() => this.#draw());

  #depths;

  /** @param {Depths} depths of the curves */
  constructor(depths) {
    this.#depths = depths;
    this.#observer.observe(this.element);
  }

  /**
   * @param {Curve[]} curves
   * @param {number} depth the one that is marked
   */
  render(curves, depth) {
    this.#shown = { curves, depth };
    this.#draw();
    this.#fillTable(curves);
  }

  /** Drawn for the width there is, so that text keeps its size on a phone. */
  #draw() {
    const width = Math.min(this.element.clientWidth, widest);
    if (!this.#shown || width === 0) return;
    const { curves, depth } = this.#shown;
    this.#svg.setAttribute('width', String(width));
    const ratios = curves.flatMap(({ points }) => points.map(({ ratio }) => ratio));
    const exponents = ratios.filter((ratio) => ratio > 0).map((ratio) => Math.log10(ratio));
    const lowest = Math.min(-exponentStep, ...exponents);
    const bottom = Math.floor(lowest / exponentStep) * exponentStep;
    const top = Math.max(1, Math.ceil(Math.max(...exponents)));
    const place = placement({ bottom, top, width, depths: this.#depths });
    this.#svg.replaceChildren(
      ...axes(bottom, place, width, this.#depths),
      s('line', {
        class: 'mark',
        x1: place.x(depth),
        x2: place.x(depth),
        y1: margin.top,
        y2: height - margin.bottom,
      }),
      ...curves.flatMap((curve) => drawCurve(curve, depth, place)),
    );
  }

  /** @param {Curve[]} curves */
  #fillTable(curves) {
    const head = (/** @type {string} */ text) => h('th', { scope: 'col' }, text);
    this.#names.replaceChildren(head(settingNames.depth), ...curves.map(({ name }) => head(name)));
    this.#table.replaceChildren(
      ...curves[0].points.map(({ depth }, k) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, String(depth)),
          ...curves.map(({ points }) => h('td', {}, formatNumber(points[k].ratio))),
        ),
      ),
    );
  }
}

/**
 * @typedef {{x: (depth: number) => number, y: (exponent: number) => number}} Placement
 * @param {object} edges
 * @param {number} edges.bottom power of ten at the plot's lower edge
 * @param {number} edges.top power of ten at its upper edge
 * @param {number} edges.width of the whole plot
 * @param {Depths} edges.depths at its left and right edges
 * @returns {Placement}
 */
function placement({ bottom, top, width, depths: { least, most } }) {
  const across = width - margin.left - margin.right;
  const down = height - margin.top - margin.bottom;
  return {
    x: (depth) => margin.left + ((depth - least) / (most - least)) * across,
    y: (exponent) => margin.top + ((top - exponent) / (top - bottom)) * down,
  };
}

/**
 * @param {number} bottom
 * @param {Placement} place
 * @param {number} width of the whole plot
 * @param {Depths} depths
 * @returns {SVGElement[]}
 */
function axes(bottom, { x, y }, width, { least, most }) {
  const right = width - margin.right;
  const rows = [];
  for (let exponent = 0; exponent >= bottom; exponent -= exponentStep) {
    const at = y(exponent);
    const text = exponent === 0 ? '1' : `10${superscript(exponent)}`;
    rows.push(
      s('line', { class: 'grid', x1: margin.left, x2: right, y1: at, y2: at }),
      s('text', { class: 'tick end', x: margin.left - 8, y: at + 4 }, text),
    );
  }
  const below = height - margin.bottom;
  const depths = [least, 5, 10, 15, most];
  return [
    ...rows,
    ...depths.map((depth) =>
      s('text', { class: 'tick middle', x: x(depth), y: below + 18 }, String(depth)),
    ),
    s(
      'text',
      { class: 'tick middle', x: (margin.left + right) / 2, y: height - 6 },
      words.depthAxis,
    ),
  ];
}

/**
 * A curve, its name at its end, and a dot at the marked depth. A ratio of zero has no logarithm:
 * the curve is broken there.
 *
 * @param {Curve} curve
 * @param {number} depth
 * @param {Placement} place
 * @returns {SVGElement[]}
 */
function drawCurve({ name, kind, points }, depth, { x, y }) {
  const drawn = points.filter(({ ratio }) => ratio > 0);
  const path = points
    .map(({ depth: d, ratio }, k) => {
      if (!(ratio > 0)) return '';
      const start = k === 0 || !(points[k - 1].ratio > 0);
      return `${start ? 'M' : 'L'}${x(d).toFixed(1)} ${y(Math.log10(ratio)).toFixed(1)}`;
    })
    .join('');
  const last = drawn.at(-1);
  const here = drawn.find((point) => point.depth === depth);
  const elements = [s('path', { class: `curve ${kind}`, d: path })];
  if (last) {
    const at = { x: x(last.depth) + 8, y: y(Math.log10(last.ratio)) + 4 };
    elements.push(s('text', { class: `name ${kind}`, ...at }, name));
  }
  if (here) {
    const at = { cx: x(depth), cy: y(Math.log10(here.ratio)), r: 5 };
    elements.push(s('circle', { class: `dot ${kind}`, ...at }));
  }
  return elements;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
function s(tag, attributes, ...children) {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return /** @type {SVGElement} */ (element);
}
