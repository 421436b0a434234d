/** "The gradient as a sum of ways": shows the largest paths. The reader can change their factors. */
import { h, setText } from '../parts/dom.js';
import { button, numberField } from '../parts/fields.js';
import { number } from '../state/setting-kinds.js';
import * as words from '../words/doubt.js';
import { formatNumber } from '../words/format.js';
import { layerName } from '../words/pass.js';
import { weightsOf } from './probe.js';

/**
 * @typedef {import('./probe.js').Probe} Probe
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../engine/session.js').Ways} Ways
 * @typedef {import('../engine/session.js').Factor} Factor
 */

/** The number of paths offered. */
const mostWays = 5;
/** The most paths to walk one by one: more would take too long. */
const mostWalked = 3e6;
/** Number of sweeps timed together: a single one is too short to measure. */
const sweeps = 200;
const largestFactor = 1e6;

export class LedgerView {
  #probe;
  #onShow;
  #together = h('p');
  #choices = h('div', { class: 'row ways' });
  #factors = h('ol', { class: 'factors' });
  #result = h('p', { class: 'note', role: 'status' });
  #back = button(words.putBack, () => this.#choose(this.#chosen));
  #cost = h('p', { class: 'note' });
  #slow = button(words.slowWay, () => this.#walk());
  #walked = h('p', { class: 'note', role: 'status' });
  /** @type {Ways | null} */
  #ways = null;
  /** @type {{frame: Frame, place: NetworkPart} | null} */
  #shown = null;
  #chosen = 0;
  /** The path's factors, from the loss on, with the reader's changes. @type {number[]} */
  #values = [];
  element;

  /**
   * @param {() => Probe} probe returns the current network's probe
   * @param {(ways: import('../network/parameters.js').ShownWay[]) => void} onShow shows paths in the
   *   picture
   */
  constructor(probe, onShow) {
    this.#probe = probe;
    this.#onShow = onShow;
    this.element = h(
      'div',
      { class: 'ledger' },
      this.#together,
      this.#choices,
      this.#factors,
      h('div', { class: 'row' }, this.#back, this.#result),
      h('div', { class: 'row' }, this.#cost, this.#slow),
      this.#walked,
    );
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart} place a weight or neuron of layer 1…N
   */
  render(frame, place) {
    this.#shown = { frame, place };
    const ways = this.#probe().ways(place, mostWays);
    this.#ways = ways;
    const written = formatNumber(ways.gradient, frame.digits);
    setText(this.#together, words.waysTogether(ways.count, written));
    setText(this.#cost, words.costLine(words.wayCount(ways.count), this.#probe().parameterCount()));
    setText(this.#walked, '');
    this.#choices.replaceChildren(
      ...(ways.largest.length > 1 ? [h('span', {}, words.chooseWay)] : []),
      ...ways.largest.map(({ product }, k) =>
        button(words.wayShare(product / ways.gradient), () => this.#choose(k)),
      ),
    );
    this.#choose(0);
  }

  /** Removes the paths from the picture. */
  close() {
    this.#onShow([]);
  }

  /** @param {number} k index of the path to show, with its actual factors */
  #choose(k) {
    this.#chosen = k;
    const way = this.#ways?.largest[k];
    [...this.#choices.querySelectorAll('button')].forEach((press, n) =>
      press.setAttribute('aria-pressed', String(n === k)),
    );
    this.#back.hidden = true;
    if (!way) {
      this.#factors.replaceChildren();
      setText(this.#result, words.allClosed);
      return this.#onShow([]);
    }
    // In the order of backpropagation: from the loss to the parameter.
    const factors = [...way.factors].reverse();
    this.#values = factors.map(({ value }) => value);
    this.#factors.replaceChildren(
      ...factors.map((factor, n) => this.#factorField(factor, n)),
      h(
        'li',
        { class: 'factor product' },
        h('span', {}, words.product),
        h('b', { class: 'backward' }),
      ),
    );
    this.#showProduct();
    const { largest } = /** @type {Ways} */ (this.#ways);
    this.#onShow(largest.map((one, n) => ({ weights: weightsOf(one), isChosen: n === k })));
  }

  /**
   * @param {Factor} factor
   * @param {number} n index of the factor
   */
  #factorField({ kind, layer, value }, n) {
    const outputLayer = this.#shown?.frame.outputLayer ?? layer;
    const digits = this.#shown?.frame.digits ?? 3;
    const name = `${words.factorNames[kind]}, ${layerName(kind === 'activation' ? layer - 1 : layer, outputLayer)}`;
    const range = { least: -largestFactor, most: largestFactor, whole: false };
    const field = numberField(number(name, range, 0), (typed) => {
      this.#values[n] = typed;
      this.#back.hidden = false;
      this.#showProduct();
    });
    field.show(Number(value.toPrecision(digits)));
    field.element.classList.add(kind === 'slope' || kind === 'activation' ? 'forward' : 'backward');
    return h('li', { class: 'factor' }, field.element);
  }

  #showProduct() {
    const way = this.#ways?.largest[this.#chosen];
    const digits = this.#shown?.frame.digits;
    const product = this.#values.reduce((all, value) => all * value, 1);
    const element = this.#factors.querySelector('.product b');
    if (!way || !element) return;
    setText(element, formatNumber(product, digits));
    const isOwn = !this.#back.hidden;
    setText(
      this.#result,
      isOwn ? words.wouldBe(formatNumber(product, digits), formatNumber(way.product, digits)) : '',
    );
  }

  /** Walks the paths one by one and compares the time with that of one forward and backward pass. */
  #walk() {
    if (!this.#shown || !this.#ways) return;
    const start = performance.now();
    const { count, sum } = this.#probe().walkWays(this.#shown.place, mostWalked);
    const time = performance.now() - start;
    for (let k = 0; k < sweeps; ++k) this.#probe().sweep();
    const sweep = (performance.now() - start - time) / sweeps;
    const all = count < this.#ways.count ? (time / count) * this.#ways.count : null;
    setText(
      this.#walked,
      words.slowFound({
        walked: words.wayCount(count),
        sum: formatNumber(sum, this.#shown.frame.digits),
        time: words.duration(time),
        sweep: words.duration(sweep),
        all: all === null ? null : words.duration(all),
      }),
    );
  }
}
