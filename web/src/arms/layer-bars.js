/**
 * How much of the output's gradient is left in each layer of one learning network: a column a layer, on the
 * axis of the first figure. Twenty layers take no more room than three.
 */
import { axisOf } from '../drawing/bar-scale.js';
import { h, setText } from '../parts/dom.js';
import { layerName } from '../words/pass.js';
import { firstLayer, shareWords } from '../words/figure.js';
import * as words from '../words/arms.js';

/**
 * @typedef {{row: HTMLElement, name: HTMLElement, track: HTMLElement, fill: HTMLElement, ghost: HTMLElement,
 *   spoken: HTMLElement, label: HTMLElement}} Column
 */

/** With more hidden layers than this, only some columns are numbered. */
const mostNumbered = 10;
const numberedStride = 5;

export class LayerBars {
  #said = h('p', { class: 'first-share' });
  #heading = ['', 'magnitude', 'when'].map((name) => h('span', { class: name }));
  #axis = h('div', { class: 'share-axis', 'aria-hidden': 'true' });
  #list = h('ol', { class: 'share-columns', 'aria-label': words.barsTitle });
  #guess = h('div', { class: 'guess-mark', 'aria-hidden': 'true' }, h('span'));
  /** @type {Column[]} */
  #columns = [];
  /** @type {ArrayLike<number>} */
  #magnitudes = [];
  /** The column under the pointer. @type {number | null} */
  #pointed = null;
  element = h(
    'section',
    { class: 'share-bars', 'aria-label': words.barsTitle },
    h(
      'div',
      { class: 'picture-head' },
      h('h3', {}, ...this.#heading, h('span', { class: 'measure' }, ` ${words.barsMeasure}`)),
      this.#said,
    ),
    h('div', { class: 'share-plot' }, this.#axis, this.#list, this.#guess),
  );

  /** The columns of layers 1…N. */
  get list() {
    return this.#list.children;
  }

  constructor() {
    this.#drawAxis();
    this.mark(null);
    const point = (/** @type {Event} */ { target }) => {
      const row = target instanceof Element ? target.closest('li') : null;
      this.#pointed = row ? this.#columns.findIndex((column) => column.row === row) : null;
      this.#say();
    };
    this.#list.addEventListener('pointerover', point);
    this.#list.addEventListener('pointerdown', point);
    this.#list.addEventListener('pointerleave', () => {
      this.#pointed = null;
      this.#say();
    });
  }

  /**
   * @param {ArrayLike<number>} magnitudes for layers 1…N, the mean |δ|
   * @param {number} made steps of learning until then
   * @param {ArrayLike<number> | null} before those of another network with as many layers, to compare with
   */
  render(magnitudes, made, before) {
    words.barsHeading(made).forEach((text, k) => setText(this.#heading[k], text));
    const layers = magnitudes.length;
    if (this.#columns.length !== layers) this.#build(layers);
    this.#magnitudes = magnitudes;
    const [axis, other] = [magnitudes, before ?? [1]].map(axisFor);
    this.#columns.forEach(({ track, fill, ghost, spoken }, k) => {
      track.dataset.mark = axis.mark(magnitudes[k]);
      fill.style.setProperty('--height', String(axis.height(magnitudes[k])));
      ghost.hidden = before === null;
      ghost.style.setProperty('--height', String(before ? other.height(before[k]) : 0));
      setText(spoken, shareWords(magnitudes[k], magnitudes[layers - 1]));
    });
    this.#say();
  }

  /**
   * Marks a guess of the first layer's share.
   *
   * @param {number | null} share null for none
   */
  mark(share) {
    this.#guess.hidden = share === null;
    if (share === null) return;
    const { height } = axisOf({ largest: 1, output: 1 }, 'logarithmic');
    this.#guess.style.setProperty('--height', String(height(share)));
  }

  #say() {
    const [magnitudes, pointed] = [this.#magnitudes, this.#pointed];
    const output = magnitudes[magnitudes.length - 1];
    if (pointed === null || magnitudes[pointed] === undefined) {
      setText(this.#said, firstLayer(magnitudes[0], output));
      return;
    }
    const name = layerName(pointed + 1, magnitudes.length);
    setText(this.#said, words.layerShare(name, shareWords(magnitudes[pointed], output)));
  }

  #drawAxis() {
    const { ticks } = axisOf({ largest: 1, output: 1 }, 'logarithmic');
    this.#axis.replaceChildren(
      ...ticks.map(({ height, label }) => {
        const tick = h('div', {}, h('span', {}, label));
        tick.style.setProperty('--height', String(height));
        return tick;
      }),
    );
  }

  /** @param {number} layers hidden ones and the output */
  #build(layers) {
    this.#pointed = null;
    this.#columns = Array.from({ length: layers }, (_, k) => {
      const name = h('span', { class: 'visually-hidden' }, `${layerName(k + 1, layers)}: `);
      const fill = h('span', { class: 'share-fill' });
      const ghost = h('span', { class: 'share-ghost' });
      const track = h('span', { class: 'share-track' }, ghost, fill);
      const spoken = h('span', { class: 'visually-hidden' });
      const label = h('span', { class: 'share-label', 'aria-hidden': 'true' }, labelOf(k, layers));
      const row = h('li', {}, name, track, spoken, label);
      return { row, name, track, fill, ghost, spoken, label };
    });
    this.#list.replaceChildren(...this.#columns.map(({ row }) => row));
  }
}

/**
 * @param {ArrayLike<number>} magnitudes the last is the output's
 */
function axisFor(magnitudes) {
  return axisOf({ largest: 1, output: magnitudes[magnitudes.length - 1] }, 'logarithmic');
}

/**
 * @param {number} k index of the layer, from 0
 * @param {number} layers
 * @returns {string} what stands under its column; '' if there is no room
 */
function labelOf(k, layers) {
  if (k === layers - 1) return words.outputLabel;
  const isNumbered =
    layers - 1 <= mostNumbered || k === 0 || ((k + 1) % numberedStride === 0 && k < layers - 2);
  return isNumbered ? String(k + 1) : '';
}
