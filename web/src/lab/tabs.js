/** A list of tabs: one panel of several is shown. */
import { h } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';

/**
 * @template {string} Name
 * @typedef {{value: Name, label: string}} Tab
 */

/** @template {string} Name */
export class Tabs {
  /** @type {Map<Name, HTMLButtonElement>} */
  #buttons = new Map();
  #onChoose;
  /** The id of the tab panel. */
  panelId = freshId();
  element;

  /**
   * @param {string} name of the list
   * @param {ReadonlyArray<Tab<Name>>} tabs
   * @param {(name: Name) => void} onChoose
   */
  constructor(name, tabs, onChoose) {
    this.#onChoose = onChoose;
    for (const { value, label } of tabs) {
      const tab = button(label, () => onChoose(value));
      tab.id = freshId();
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', this.panelId);
      this.#buttons.set(value, tab);
    }
    this.element = h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': name },
      ...this.#buttons.values(),
    );
    this.element.addEventListener('keydown', (event) => this.#move(event));
  }

  /**
   * @param {Name} chosen
   * @param {(name: Name) => boolean} isOffered
   * @returns {string} the id of the chosen tab, which names the panel
   */
  show(chosen, isOffered) {
    for (const [name, tab] of this.#buttons) {
      tab.hidden = !isOffered(name);
      tab.setAttribute('aria-selected', String(name === chosen));
      // The arrow keys lead to the other tabs.
      tab.tabIndex = name === chosen ? 0 : -1;
    }
    const tab = this.#buttons.get(chosen);
    if (tab) this.#bringIntoSight(tab);
    return tab?.id ?? '';
  }

  /** @param {HTMLElement} tab which a narrow list may have scrolled away; the page stays where it is */
  #bringIntoSight(tab) {
    const [list, own] = [this.element, tab].map((element) => element.getBoundingClientRect());
    if (own.left >= list.left && own.right <= list.right) return;
    this.element.scrollLeft += own.left + own.width / 2 - (list.left + list.width / 2);
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const shown = [...this.#buttons].filter(([, tab]) => !tab.hidden);
    const now = shown.findIndex(([, tab]) => tab === event.target);
    const last = shown.length - 1;
    const next = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (now < 0 || next === undefined) return;
    event.preventDefault();
    const [name, tab] = shown[next];
    this.#onChoose(name);
    tab.focus();
  }
}
