/**
 * Says more about the bar that the reader points at, taps, or comes to by the keyboard. A script of its own, fetched
 * when the first of these happens.
 */
import { h } from '../parts/dom.js';
import * as words from '../words/bars.js';
import { shareWords } from '../words/figure.js';
import { formatNumber } from '../words/format.js';

/**
 * @typedef {import('./column-bars.js').ColumnBars} ColumnBars
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../pass/factors.js').Factor} Factor
 * @typedef {readonly string[]} Said lines about one bar, the first one in bold
 * @typedef {{frame: Frame, factors: readonly (Factor | null)[]}} Read what the lines are about
 */

/** Significant digits of the parts of a factor. */
const partDigits = 3;

export class BarReader {
  #bars;
  #callout = h('div', { class: 'bar-callout', 'aria-hidden': 'true', hidden: true });
  #onRead;
  /** @type {Read | null} */
  #read = null;
  /** The bar that the keyboard is at. */
  #at = 0;

  /**
   * @param {ColumnBars} bars
   * @param {(said: Said) => void} onRead called when the reader presses a bar, with what is said of it, or goes to
   *   one by the keyboard, with no lines: a screen reader says its name
   */
  constructor(bars, onRead) {
    this.#bars = bars;
    this.#onRead = onRead;
    bars.element.append(this.#callout);
  }

  /**
   * @param {Event} event over the bars
   * @param {EventTarget | null} target that it had
   */
  take(event, target) {
    const element = target instanceof Element ? target : null;
    const isMouse = event instanceof PointerEvent && event.pointerType === 'mouse';
    switch (event.type) {
      case 'pointermove':
        if (isMouse) this.#show(this.#under(event, element));
        break;
      case 'pointerleave':
        if (isMouse) this.#show(null);
        break;
      case 'focusin':
        if (element?.matches(':focus-visible')) this.#show(this.#presses.indexOf(element));
        break;
      case 'focusout':
        this.#show(null);
        break;
      case 'click': {
        const at = this.#under(/** @type {MouseEvent} */ (event), element);
        this.#show(at);
        this.#onRead(at === null ? [] : this.#said(at));
        break;
      }
      case 'keydown':
        if (this.#follow(/** @type {KeyboardEvent} */ (event))) this.#onRead([]);
    }
  }

  /** The buttons over the bars. @returns {Element[]} */
  get #presses() {
    return [...this.#bars.list.querySelectorAll('button')];
  }

  /** Takes away what is said of a bar. */
  dismiss() {
    this.#show(null);
  }

  /** @param {Read} read */
  render(read) {
    this.#read = read;
    this.#stop(Math.min(this.#at, this.#presses.length - 1));
    if (!this.#callout.hidden) this.#show(this.#at);
  }

  /**
   * @param {number} bar
   * @returns {Said} what is said beside its name and its share
   */
  more(bar) {
    return this.#said(bar).slice(1);
  }

  /**
   * @param {number} bar
   * @returns {Said} no lines while nothing is known of it
   */
  #said(bar) {
    if (!this.#read) return [];
    const { frame, factors } = this.#read;
    return linesOf(frame, bar + 1, factors[bar] ?? null);
  }

  /**
   * @param {MouseEvent} event
   * @param {Element | null} target
   * @returns {number | null} the bar under the pointer; for a factor, the bar that it leads to
   */
  #under({ clientX }, target) {
    const pressed = target ? this.#presses.indexOf(target) : -1;
    if (pressed >= 0) return pressed;
    const { left, width } = this.#bars.element.getBoundingClientRect();
    const scale = width / this.#bars.element.clientWidth || 1;
    const isBetween = target !== null && target.closest('.between') !== null;
    const at = this.#bars.columnAt((clientX - left) / scale, isBetween);
    return at < 0 ? null : at;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it leads to a bar
   */
  #follow(event) {
    const last = this.#presses.length - 1;
    const to = {
      ArrowLeft: this.#at - 1,
      ArrowRight: this.#at + 1,
      Home: 0,
      End: last,
      Escape: null,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    if (to === null) {
      this.#show(null);
      return false;
    }
    this.#stop(Math.min(Math.max(to, 0), last));
    /** @type {HTMLElement} */ (this.#presses[this.#at]).focus();
    return true;
  }

  /** Of all bars, Tab leads to one. @param {number} at */
  #stop(at) {
    this.#at = at;
    this.#presses.forEach((press, k) => press.setAttribute('tabindex', k === at ? '0' : '-1'));
  }

  /** @param {number | null} at a bar; null for none */
  #show(at) {
    [...this.#bars.list.children].forEach((bar, k) => bar.toggleAttribute('data-read', k === at));
    const said = at === null ? [] : this.#said(at);
    this.#callout.hidden = said.length === 0;
    if (at === null) return;
    this.#stop(at);
    this.#callout.replaceChildren(...said.map((line) => h('p', {}, line)));
    this.#callout.style.setProperty('--x', `${this.#bars.columns[at]}px`);
  }
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
  const apart =
    factor === null ? [] : [factorLine(factor, layers[l + 1].name, layers[l].rule.activation)];
  return [`${name}: ${shareWords(magnitude, output)}`, measured, ...apart];
}

/**
 * @param {Factor} factor
 * @param {string} after the name of the layer that it comes from
 * @param {string} activation of the layer that it comes to
 * @returns {string}
 */
function factorLine({ whole, slopes, weights, normalization, isPastWeights }, after, activation) {
  const written = (/** @type {number} */ number) => formatNumber(number, partDigits);
  if (!Number.isFinite(slopes)) return words.nothingArrives(after);
  return words.factorApart({
    whole: written(whole),
    after,
    slopes: written(slopes),
    activation,
    weights: written(weights),
    normalization: normalization === null ? null : written(normalization),
    isPastWeights,
  });
}
