/** "Gradient magnitude by layer": a bar and a number under each layer, filled from output to input. */
import { factorsOf } from '../pass/factors.js';
import { h, setText } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/figure.js';
import { axisOf } from './bar-scale.js';
import { BarReader } from './bar-reader.js';
import { ColumnBars } from './column-bars.js';
import { verbosity } from './verbosity.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../pass/factors.js').Factor} Factor
 * @typedef {import('./column-bars.js').Bar} Bar
 */

/** Significant digits of a number where columns are narrow, and of the parts of a factor. */
const [fewDigits, partDigits] = [2, 3];

export class BarsView {
  #bars = new ColumnBars();
  #reader;
  #measure = h('p', { class: 'bars-note' });
  #lines = h('p', { class: 'bars-lines' });
  #first = h('p', { class: 'first-layer' });
  element = h(
    'div',
    { class: 'panel', part: 'panel' },
    h(
      'div',
      { class: 'bars-head' },
      h('h2', {}, words.bars, h('span', { class: 'direction' }, ` (${words.direction})`)),
      this.#measure,
      this.#lines,
      this.#first,
    ),
    this.#bars.element,
  );

  /** @param {(said: readonly string[]) => void} onRead called when the reader asks for more about a bar */
  constructor(onRead) {
    this.#reader = new BarReader(this.#bars, words.bars, onRead);
  }

  /** @param {import('./network-layout.js').NetworkLayout} layout of the network above */
  place(layout) {
    this.#bars.place(layout);
  }

  /** Names the bars anew, once a reader wants more or less to be said. */
  label() {
    this.#bars.label();
  }

  /**
   * @param {Frame} frame
   * @param {'linear' | 'logarithmic'} kind
   * @param {readonly (number | null)[]} ghosts for layers 1…N, the earlier bars to compare with
   * @param {boolean} glides true while the pass goes on: bars move to their height
   */
  render(frame, kind, ghosts, glides) {
    const { outputLayer, layers, scale } = frame;
    const output = layers[outputLayer].magnitude ?? 0;
    const axis = axisOf({ largest: scale.magnitude, output }, kind);
    const before = axisOf({ largest: scale.magnitude, output: ghosts.at(-1) ?? 0 }, kind);
    const factors = factorsOf(layers);
    const said = (/** @type {number} */ k) => linesOf(frame, k + 1, factors[k] ?? null);
    const bars = layers.slice(1).map((layer, k) => ({
      ...barOf(layer, frame, axis),
      spoken: () => spokenOf(frame, k + 1, axis, said(k).slice(1)),
      ghost: heightOf(ghosts[k] ?? null, before),
    }));
    const between = factors.map((factor) => (factor === null ? '' : words.factor(factor.whole)));
    this.#bars.render(bars, axis.ticks, between, glides);
    this.#reader.render(said, outputLayer);
    const first = layers[1].magnitude;
    setText(this.#measure, words.barsMeasure[kind]);
    setText(this.#lines, words.barsLines[kind]);
    // A blank keeps the line: nothing moves while the pass goes on.
    setText(this.#first, first === null ? '\u00a0' : words.firstLayer(first, output));
  }
}

/**
 * @param {number | null} magnitude
 * @param {import('./bar-scale.js').Axis} axis
 * @returns {number | null}
 */
function heightOf(magnitude, axis) {
  return magnitude === null ? null : axis.height(magnitude);
}

/**
 * @param {import('../pass/frame.js').FrameLayer} layer
 * @param {Frame} frame
 * @param {import('./bar-scale.js').Axis} axis
 * @returns {Omit<Bar, 'spoken' | 'ghost'>}
 */
function barOf({ magnitude }, { digits }, axis) {
  if (magnitude === null) return { height: 0, mark: '', text: '', short: '' };
  return {
    height: axis.height(magnitude),
    mark: axis.mark(magnitude),
    text: formatNumber(magnitude, digits),
    short: formatNumber(magnitude, fewDigits).replaceAll(' ', ''),
  };
}

/**
 * @param {Frame} frame
 * @param {number} l layer 1…N
 * @param {import('./bar-scale.js').Axis} axis
 * @param {readonly string[]} more
 * @returns {string} what a screen reader says of the bar: short, or with more
 */
function spokenOf({ layers, outputLayer, digits }, l, axis, more) {
  const { name, magnitude } = layers[l];
  if (magnitude === null) return words.barSpoken(name, words.notYet);
  const output = layers[outputLayer].magnitude ?? 0;
  const isAlone = l === outputLayer || !Number.isFinite(magnitude);
  const said = isAlone
    ? words.signalSpoken(formatNumber(magnitude, digits))
    : words.shareSpoken(magnitude, output, axis.mark(magnitude));
  return words.barSpoken(name, said, ...(verbosity.isFull ? more : []));
}

/**
 * @param {Frame} frame
 * @param {number} l layer 1…N
 * @param {Factor | null} factor to layer l from the layer after
 * @returns {string[]} what is said of its bar; none before the pass is there
 */
function linesOf({ layers, outputLayer, digits }, l, factor) {
  const { name, magnitude } = layers[l];
  if (magnitude === null) return [];
  const measured = words.meanSignal(formatNumber(magnitude, digits));
  const output = layers[outputLayer].magnitude ?? 0;
  if (l === outputLayer) return [name, measured];
  const apart = factor === null ? [] : [factorLine(factor, layers[l + 1].name)];
  return [`${name}: ${words.shareWords(magnitude, output)}`, measured, ...apart];
}

/**
 * @param {Factor} factor
 * @param {string} after the name of the layer that it comes from
 * @returns {string}
 */
function factorLine({ whole, slopes, weights, normalization, isPastWeights }, after) {
  const written = (/** @type {number} */ number) => formatNumber(number, partDigits);
  if (!Number.isFinite(slopes)) return words.nothingArrives(after);
  return words.factorApart({
    whole: written(whole),
    after,
    slopes: written(slopes),
    weights: written(weights),
    normalization: normalization === null ? null : written(normalization),
    isPastWeights,
  });
}
