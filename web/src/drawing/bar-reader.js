/** Says more about the bar that the reader points at, taps, or comes to by the keyboard. */
import { h } from '../parts/dom.js';

/**
 * @typedef {import('./column-bars.js').ColumnBars} ColumnBars
 * @typedef {readonly string[]} Said lines about one bar, the first one in bold
 */

export class BarReader {
  #bars;
  #callout = h('div', { class: 'bar-callout', 'aria-hidden': 'true', hidden: true });
  /** @type {(bar: number) => Said} */
  #said = () => [];
  #count = 0;
  /** The bar that the keyboard is at. */
  #at = 0;

  /**
   * @param {ColumnBars} bars
   * @param {string} name of the bars for screen readers
   * @param {(said: Said) => void} onRead called when the reader presses a bar, with what is said of it, or goes to
   *   one by the keyboard, with no lines: a screen reader says its name
   */
  constructor(bars, name, onRead) {
    this.#bars = bars;
    const { list, element } = bars;
    element.append(this.#callout);
    // Without a role, Safari takes a list without signs for none.
    list.setAttribute('role', 'list');
    list.setAttribute('aria-label', name);
    element.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') this.#show(this.#under(event));
    });
    element.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') this.#show(null);
    });
    element.addEventListener('click', (event) => {
      const at = this.#under(event);
      this.#show(at);
      onRead(at === null ? [] : this.#said(at));
    });
    list.addEventListener('focusin', ({ target }) => {
      const bar = /** @type {Element} */ (target);
      if (bar.matches(':focus-visible')) this.#show(this.#presses.indexOf(bar));
    });
    list.addEventListener('focusout', () => this.#show(null));
    list.addEventListener('keydown', (event) => {
      if (this.#follow(event)) onRead([]);
    });
  }

  /** The buttons over the bars. @returns {Element[]} */
  get #presses() {
    return [...this.#bars.list.querySelectorAll('button')];
  }

  /**
   * @param {(bar: number) => Said} said of each bar; no lines while nothing is known of it
   * @param {number} count of bars
   */
  render(said, count) {
    this.#said = said;
    this.#count = count;
    for (const bar of this.#bars.list.children) {
      if (!bar.querySelector('button')) bar.append(h('button', { type: 'button' }));
    }
    this.#stop(Math.min(this.#at, count - 1));
    if (!this.#callout.hidden) this.#show(this.#at);
  }

  /**
   * @param {MouseEvent} event
   * @returns {number | null} the bar under the pointer; for a factor, the bar that it leads to
   */
  #under({ clientX, target }) {
    const pressed = this.#presses.indexOf(/** @type {Element} */ (target));
    if (pressed >= 0) return pressed;
    const { left, width } = this.#bars.element.getBoundingClientRect();
    const scale = width / this.#bars.element.clientWidth || 1;
    const isBetween = target instanceof Element && target.closest('.between') !== null;
    const at = this.#bars.columnAt((clientX - left) / scale, isBetween);
    return at < 0 ? null : at;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it leads to a bar
   */
  #follow(event) {
    const last = this.#count - 1;
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
