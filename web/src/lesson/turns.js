/** Shows the questions of a group one at a time. */
import { setText } from '../parts/dom.js';
import { hear } from '../state/events.js';
import { turn } from '../words/questions.js';
import { forms } from './questions.js';

/** The attribute of a question that is not on. */
const waits = 'data-waits';

/** A group of questions, in which the reader goes back and forth. */
class Turns {
  #forms;
  #back;
  #next;
  #place;
  #shown = 0;

  /** @param {HTMLElement} group */
  constructor(group) {
    this.#forms = forms(group);
    this.#back = this.#button(group, 'back', -1);
    this.#next = this.#button(group, 'next', 1);
    this.#place = group.querySelector('[data-turn=place]');
    hear(group, 'backprop-check', () => this.render());
  }

  /**
   * @param {HTMLElement} group
   * @param {string} name
   * @param {number} by
   */
  #button(group, name, by) {
    const button = /** @type {HTMLButtonElement | null} */ (
      group.querySelector(`[data-turn=${name}]`)
    );
    button?.addEventListener('click', () => {
      // A page that grows shorter would move under the hand of a reader at its end.
      group.style.minHeight = `${group.offsetHeight}px`;
      this.show(this.#shown + by);
      // A screen reader reads the question; a keyboard goes on from it.
      this.#forms[this.#shown].querySelector('fieldset')?.focus({ preventScroll: true });
    });
    return button;
  }

  /** @param {number} k */
  show(k) {
    this.#shown = Math.min(Math.max(k, 0), this.#forms.length - 1);
    this.render();
  }

  /** Shows the first question that has no verdict yet. */
  showNext() {
    const k = this.#forms.findIndex((form) => !isAnswered(form));
    this.show(k < 0 ? 0 : k);
  }

  render() {
    const [k, last] = [this.#shown, this.#forms.length - 1];
    this.#forms.forEach((form, at) => form.toggleAttribute(waits, at !== k));
    if (this.#place) setText(this.#place, turn(k + 1, last + 1));
    if (this.#back) this.#back.disabled = k === 0;
    if (!this.#next) return;
    this.#next.disabled = k === last;
    this.#next.classList.toggle('primary', k < last && isAnswered(this.#forms[k]));
  }
}

/**
 * @param {ParentNode} root
 * @returns {() => void} goes to the first question of each group that is not answered
 */
export function takeTurns(root) {
  const groups = [...root.querySelectorAll('[data-turns]')].map(
    (group) => new Turns(/** @type {HTMLElement} */ (group)),
  );
  for (const group of groups) group.showNext();
  return () => groups.forEach((group) => group.showNext());
}

/**
 * @param {HTMLFormElement} form
 * @returns {boolean}
 */
function isAnswered(form) {
  return form.querySelector('[data-correct]') !== null;
}
