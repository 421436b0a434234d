/** Says more about the bar that the reader points at, taps, or comes to by the keyboard. */
import { h } from '../parts/dom.js';
import { freshId } from '../parts/fields.js';

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
   * @param {() => void} onRead called when the reader presses a bar, or goes to one by the keyboard
   */
  constructor(bars, name, onRead) {
    this.#bars = bars;
    const { list, element } = bars;
    element.append(this.#callout);
    list.tabIndex = 0;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', name);
    list.setAttribute('aria-orientation', 'horizontal');
    element.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') this.#show(this.#under(event));
    });
    element.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') this.#show(null);
    });
    element.addEventListener('click', (event) => {
      this.#show(this.#under(event));
      onRead();
    });
    list.addEventListener('focus', () => {
      if (list.matches(':focus-visible')) this.#show(this.#at);
    });
    list.addEventListener('blur', () => this.#show(null));
    list.addEventListener('keydown', (event) => {
      if (this.#follow(event)) onRead();
    });
  }

  /**
   * @param {(bar: number) => Said} said of each bar; no lines while nothing is known of it
   * @param {number} count of bars
   */
  render(said, count) {
    this.#said = said;
    this.#count = count;
    [...this.#bars.list.children].forEach((option) => {
      if (option.id === '') Object.assign(option, { id: freshId(), role: 'option' });
    });
    if (!this.#callout.hidden) this.#show(Math.min(this.#at, count - 1));
  }

  /**
   * @param {MouseEvent} event
   * @returns {number | null} the bar under the pointer; for a factor, the bar that it leads to
   */
  #under({ clientX, target }) {
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
    this.#show(to === null ? null : Math.min(Math.max(to, 0), last));
    return to !== null;
  }

  /** @param {number | null} at a bar; null for none */
  #show(at) {
    const options = [...this.#bars.list.children];
    options.forEach((option, k) => option.setAttribute('aria-selected', String(k === at)));
    const said = at === null ? [] : this.#said(at);
    this.#callout.hidden = said.length === 0;
    if (at === null) return this.#bars.list.removeAttribute('aria-activedescendant');
    this.#at = at;
    this.#bars.list.setAttribute('aria-activedescendant', options[at].id);
    this.#callout.replaceChildren(...said.map((line) => h('p', {}, line)));
    this.#callout.style.setProperty('--x', `${this.#bars.columns[at]}px`);
  }
}
