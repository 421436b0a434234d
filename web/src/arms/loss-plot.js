/** The loss of one learning network, step by step, with that of the network before as a ghost. */
import { h } from '../parts/dom.js';
import { s } from '../parts/svg.js';
import * as words from '../words/arms.js';

/**
 * @typedef {object} Curve
 * @property {string} name
 * @property {readonly {step: number, loss: number}[]} samples
 *
 * @typedef {{x: (step: number) => number, y: (loss: number) => number, left: number, right: number}} Scales
 */

/** The axis reaches this loss, whatever the curve does: what is above it has left the picture. */
const most = 0.8;
const ticks = [0, 0.25, 0.5, 0.75];
/** The loss of a network that answers 50 : 50 to everything. */
const undecided = Math.LN2;
const margin = { left: 32, right: 4, top: 8, bottom: 18 };
/** The least distance of two names, in pixels. */
const lineHeight = 15;
const halfDigit = 4;
/** Of a name, in pixels per letter. */
const letterWidth = 7;

export class LossPlot {
  #goal;
  #svg = s('svg', { role: 'img' });
  #size = { width: 0, height: 0 };
  #observer = new ResizeObserver(([{ contentRect }]) => {
    this.#size = contentRect;
    this.#draw();
  });
  /** @type {Curve | null} */
  #curve = null;
  /** @type {Curve | null} */
  #ghost = null;
  #isBroken = false;
  element = h('div', { class: 'loss-plot', part: 'plot' }, this.#svg);

  /** @param {number} goal the last step */
  constructor(goal) {
    this.#goal = goal;
    this.#observer.observe(this.element);
  }

  /**
   * @param {Curve} curve
   * @param {Curve | null} ghost
   * @param {boolean} isBroken whether the curve is that of a network that cannot learn
   */
  render(curve, ghost, isBroken) {
    this.#curve = curve;
    this.#ghost = ghost;
    this.#isBroken = isBroken;
    this.#draw();
    this.#svg.setAttribute('aria-label', words.lossSpoken(curve, ghost));
  }

  #draw() {
    const [{ width, height }, curve, ghost] = [this.#size, this.#curve, this.#ghost];
    if (width === 0 || height === 0 || !curve) return;
    const scales = this.#scales(width, height);
    const kind = this.#isBroken ? 'broken' : 'own';
    // Its size follows the style: on paper, some browsers show what was drawn for the screen.
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#svg.replaceChildren(
      ...this.#grid(scales, height),
      ...(ghost ? [path(ghost, scales, 'ghost')] : []),
      path(curve, scales, kind),
      end(curve, scales, kind),
      ...names([{ curve, kind }, ...(ghost ? [{ curve: ghost, kind: 'ghost' }] : [])], scales),
    );
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {Scales}
   */
  #scales(width, height) {
    const [left, right] = [margin.left, width - margin.right];
    const [top, bottom] = [margin.top, height - margin.bottom];
    return {
      left,
      right,
      x: (step) => left + (Math.min(step, this.#goal) / this.#goal) * (right - left),
      // A loss that is not a number has left the picture too.
      y: (loss) => bottom - ((loss <= most ? loss : most) / most) * (bottom - top),
    };
  }

  /**
   * @param {Scales} scales
   * @param {number} height
   */
  #grid({ x, y, left, right }, height) {
    const across = (/** @type {number} */ loss, /** @type {string} */ kind) =>
      s('line', { class: kind, x1: left, x2: right, y1: y(loss), y2: y(loss) });
    const below = height - 3;
    return [
      ...ticks.flatMap((tick) => [
        across(tick, 'grid'),
        s('text', { class: 'tick end', x: left - 5, y: y(tick) + halfDigit }, String(tick)),
      ]),
      across(undecided, 'undecided'),
      s('text', { class: 'tick', x: x(0), y: below }, words.stepsFromZero),
      s('text', { class: 'tick end', x: right, y: below }, words.steps(this.#goal)),
    ];
  }
}

/**
 * @param {Curve} curve
 * @param {Scales} scales
 * @param {string} kind
 */
function path({ samples }, { x, y }, kind) {
  const points = samples.map(({ step, loss }) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`);
  return s('polyline', { class: `loss-curve ${kind}`, points: points.join(' ') });
}

/**
 * @param {Curve} curve
 * @param {Scales} scales
 * @param {string} kind
 */
function end({ samples }, { x, y }, kind) {
  const { step, loss } = samples[samples.length - 1];
  return s('circle', { class: `loss-end ${kind}`, cx: x(step), cy: y(loss), r: 3.5 });
}

/**
 * The names of the curves, above their ends, or apart where they would overlap.
 *
 * @param {readonly {curve: Curve, kind: string}[]} curves
 * @param {Scales} scales
 */
function names(curves, { x, y, left, right }) {
  const placed = curves.map(({ curve, kind }) => {
    const { loss } = curve.samples[curve.samples.length - 1];
    const text = `${curve.name} ${words.shortLoss(loss)}`;
    const from = Math.max(right - letterWidth * text.length, (left + right) / 2);
    const below = curve.samples.filter(({ step }) => x(step) >= from);
    const highest = Math.min(...below.map((sample) => y(sample.loss)), y(0));
    return { kind, text, at: highest - 7 };
  });
  const [first, second] = placed.sort((one, other) => one.at - other.at);
  const top = y(most) + lineHeight - halfDigit;
  first.at = Math.max(first.at, top);
  if (second && second.at < first.at + lineHeight) second.at = first.at + 2 * lineHeight;
  if (second && second.at > y(0) - 5) {
    second.at = y(0) - 5;
    first.at = Math.min(first.at, second.at - lineHeight);
  }
  return placed.map(({ kind, text, at }) =>
    s('text', { class: `loss-name end ${kind}`, x: right, y: at }, text),
  );
}
