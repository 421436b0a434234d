/** "Gradient magnitude by layer": a bar and a number under each layer, filled from output to input. */
import { factorsOf } from '../pass/factors.js';
import { dismissible } from '../parts/dismissible.js';
import { h, setText } from '../parts/dom.js';
import { late } from '../parts/late.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/figure.js';
import { axisOf } from './bar-scale.js';
import { ColumnBars } from './column-bars.js';
import { verbosity } from './verbosity.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./column-bars.js').Bar} Bar
 */

/** Significant digits of a number where columns are narrow. */
const fewDigits = 2;

const loadReader = late(() => import('./bar-reader.js'));
/** By which a reader asks for more about a bar. */
const asking = ['pointermove', 'pointerleave', 'click', 'focusin', 'focusout', 'keydown'];

export class BarsView {
  #bars = new ColumnBars();
  /** @type {import('./bar-reader.js').BarReader | null} */
  #reader = null;
  /** @type {import('./bar-reader.js').Read | null} */
  #read = null;
  #onRead;
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
    this.#onRead = onRead;
    this.#bars.press(words.bars);
    for (const type of asking) this.#bars.element.addEventListener(type, this.#take);
    dismissible(this.#bars.element, () => this.#reader?.dismiss());
  }

  /** @param {Event} event */
  #take = async (event) => {
    // A browser takes the target out of an event that is over.
    const { target } = event;
    if (this.#reader) return this.#reader.take(event, target);
    const reader = await this.#fetch().catch(() => null);
    reader?.take(event, target);
  };

  async #fetch() {
    const { BarReader } = await loadReader();
    this.#reader ??= new BarReader(this.#bars, this.#onRead);
    if (this.#read) this.#reader.render(this.#read);
    return this.#reader;
  }

  /** The bars of layers 1…N. */
  get list() {
    return this.#bars.list.children;
  }

  /** @param {import('./network-layout.js').NetworkLayout} layout of the network above */
  place(layout) {
    this.#bars.place(layout);
  }

  /** Names the bars anew, once a reader wants more or less to be said. */
  async label() {
    if (verbosity.isFull) await this.#fetch().catch(() => {});
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
    const bars = layers.slice(1).map((layer, k) => ({
      ...barOf(layer, frame, axis),
      spoken: () => this.#spoken(frame, k + 1, axis),
      ghost: heightOf(ghosts[k] ?? null, before),
    }));
    const between = factors.map((factor) => (factor === null ? '' : words.factor(factor.whole)));
    this.#bars.render(bars, axis.ticks, between, glides);
    this.#read = { frame, factors };
    this.#reader?.render(this.#read);
    const first = layers[1].magnitude;
    setText(this.#measure, words.barsMeasure[kind]);
    setText(this.#lines, words.barsLines[kind]);
    // A blank keeps the line: nothing moves while the pass goes on.
    setText(this.#first, first === null ? '\u00a0' : words.firstLayer(first, output));
  }

  /**
   * @param {Frame} frame
   * @param {number} l layer 1…N
   * @param {import('./bar-scale.js').Axis} axis
   * @returns {string} what a screen reader says of the bar: short, or with more
   */
  #spoken({ layers, outputLayer, digits }, l, axis) {
    const { name, magnitude } = layers[l];
    if (magnitude === null) return words.barSpoken(name, words.notYet);
    const output = layers[outputLayer].magnitude ?? 0;
    const isAlone = l === outputLayer || !Number.isFinite(magnitude);
    const said = isAlone
      ? words.signalSpoken(formatNumber(magnitude, digits))
      : words.shareSpoken(magnitude, output, axis.mark(magnitude));
    const more = verbosity.isFull ? (this.#reader?.more(l - 1) ?? []) : [];
    return words.barSpoken(name, said, ...more);
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
