/**
 * Draws a network on a grid that a browser stretches to the picture's place, in few bytes: one path for all
 * lines, and for all neurons, that look the same.
 */
import { drawNetwork } from '../../web/src/drawing/network-canvas.js';
import { unitCounts } from '../../web/src/pass/frame.js';

/**
 * @typedef {import('../../web/src/pass/frame.js').Frame} Frame
 * @typedef {import('../../web/src/drawing/network-layout.js').Point} Point
 *
 * @typedef {{line: [Point, Point], style: string}} Line
 * @typedef {{at: Point, colour: string, alpha: number}} Disc
 */

/** Colours by the names of their variables, so that light and dark need one picture. */
const palette = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  card: 'var(--card)',
  edge: 'var(--edge)',
  outline: 'var(--outline)',
  forward: 'var(--forward)',
  forwardFill: 'var(--forward-fill)',
  forwardEdge: 'var(--forward-edge)',
  onForward: 'var(--on-forward)',
  backward: 'var(--backward)',
  danger: 'var(--danger)',
  font: '',
};

/** Fainter lines are left out: each costs as much as one that is seen. */
const faintest = 0.1;
/** Widths and opacities are rounded to multiples of these: the fewer differ, the fewer paths there are. */
const [widthStep, alphaStep] = [0.5, 0.1];

/** Records lines and discs, and leaves out the rest: what a network without numbers in its neurons needs. */
class Recorder {
  strokeStyle = '';
  fillStyle = '';
  lineWidth = 1;
  globalAlpha = 1;
  /** @type {Line[]} */
  lines = [];
  /** @type {Disc[]} */
  discs = [];
  #dash = '';
  /** @type {Point} */
  #pen = { x: 0, y: 0 };
  /** @type {[Point, Point][]} */
  #path = [];
  /** @type {Point | null} */
  #disc = null;

  beginPath() {
    this.#path = [];
    this.#disc = null;
  }

  /** @param {number[]} segments */
  setLineDash(segments) {
    this.#dash = segments.join(' ');
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.#pen = { x, y };
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.#path.push([this.#pen, { x, y }]);
    this.moveTo(x, y);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  arc(x, y) {
    this.#disc = { x, y };
  }

  stroke() {
    if (this.globalAlpha < faintest) return;
    const [width, opacity] = [rounded(this.lineWidth, widthStep), this.#opacity()];
    const style = [
      `stroke="${this.strokeStyle}"`,
      width === 1 ? '' : `stroke-width="${short(width)}"`,
      opacity === 1 ? '' : `opacity="${short(opacity)}"`,
      this.#dash && `stroke-dasharray="${this.#dash}"`,
    ];
    for (const line of this.#path)
      this.lines.push({ line, style: style.filter(Boolean).join(' ') });
  }

  fill() {
    if (this.#disc === null || this.#opacity() === 0) return;
    this.discs.push({ at: this.#disc, colour: this.fillStyle, alpha: this.#opacity() });
  }

  #opacity() {
    return rounded(this.globalAlpha, alphaStep);
  }
}

/**
 * @param {Frame} frame drawn at the end of its iteration
 * @returns {string} two SVGs, one over the other: a stretched one of the lines, and one of the neurons, whose
 *   radius is the style sheet's
 */
export function gridDrawing(frame) {
  const { units, rows } = grid(unitCounts(frame));
  const recorder = new Recorder();
  drawNetwork(
    /** @type {any} */ (recorder),
    /** @type {any} */ ({
      frame,
      palette,
      // Lines as wide as between columns that are far apart.
      layout: { units, radius: 1, spacing: Infinity },
      progress: 1,
      selection: null,
    }),
    'all',
    (l) => l <= frame.outputLayer,
  );
  const lines = grouped(recorder.lines, ({ style }) => style).map(
    ([style, each]) => `<path ${style} d="${path(each.map(({ line }) => line))}"/>`,
  );
  const columns = units.length - 1;
  const circles = (/** @type {Point[]} */ points) =>
    points.map(({ x, y }) => `<circle cx="${(100 * x) / columns}%" cy="${(100 * y) / rows}%"/>`);
  const lit = grouped(
    recorder.discs.filter(({ colour }) => colour !== palette.card),
    ({ colour, alpha }) => `fill="${colour}" opacity="${short(alpha)}"`,
  );
  return [
    `<svg class="still-grid" viewBox="0 0 ${columns} ${rows}" preserveAspectRatio="none">`,
    ...lines,
    '</svg><svg class="still-grid"><g fill="var(--card)" stroke="var(--outline)">',
    ...circles(units.flat()),
    '</g>',
    ...lit.map(([style, each]) => `<g ${style}>${circles(each.map(({ at }) => at)).join('')}</g>`),
    '</svg>',
  ].join('');
}

/**
 * @param {number[]} sizes units of layers 0…N
 * @returns {{units: Point[][], rows: number}} `rows`: the height of the grid
 */
function grid(sizes) {
  const most = Math.max(...sizes);
  const units = sizes.map((size, x) =>
    Array.from({ length: size }, (_, row) => ({ x, y: most + 2 * row - size + 1 })),
  );
  return { units, rows: 2 * most };
}

/**
 * @template Each
 * @param {readonly Each[]} all
 * @param {(each: Each) => string} keyOf
 * @returns {[key: string, group: Each[]][]} in the order of their first members
 */
function grouped(all, keyOf) {
  /** @type {Map<string, Each[]>} */
  const groups = new Map();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return [...groups];
}

/**
 * @param {[Point, Point][]} lines
 * @returns {string}
 */
function path(lines) {
  return lines.map(([from, to]) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join('');
}

/**
 * @param {number} number
 * @param {number} step
 */
function rounded(number, step) {
  return Math.round(number / step) * step;
}

/**
 * @param {number} number
 * @returns {string}
 */
function short(number) {
  return String(Number(number.toFixed(2))).replace(/^0\./, '.');
}
