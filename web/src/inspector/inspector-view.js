/** "Why?": the chain rule for the weight or neuron that the reader looks at, with live numbers. */
import { h } from '../parts/dom.js';
import { freshId, numberField } from '../parts/fields.js';
import { explain, unitName } from './explain.js';
import { unitCount } from '../pass/frame.js';
import { biasRange, sameSelection, weightRange } from '../network/parameters.js';
import { controlAttribute } from '../parts/shown-controls.js';
import * as words from '../words/why.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').Selection} Selection
 */

export class InspectorView {
  #title = h('p', { class: 'why-title' });
  #lines = [h('p', { class: 'why-line' }), h('p', { class: 'why-line' })];
  #layer = picker(words.layer);
  #unit = picker(words.neuron);
  #from = picker(words.weightFrom);
  #weight = numberField(weightRange, (value) => this.#edit(value));
  #bias = numberField(biasRange, (value) => this.#edit(value));
  element = h(
    'div',
    { class: 'why', part: 'inspector', [controlAttribute]: 'why' },
    h('div', { class: 'why-text', id: 'why' }, this.#title, ...this.#lines),
    h(
      'div',
      {
        class: 'why-pickers',
        role: 'group',
        'aria-label': words.lookAt,
        'aria-describedby': 'why',
      },
      this.#layer.element,
      this.#unit.element,
      this.#from.element,
      this.#weight.element,
      this.#bias.element,
    ),
  );
  /** The same words, near the network; a screen reader has them once. */
  callout = h('div', { class: 'callout', 'aria-hidden': 'true', [controlAttribute]: 'why' });
  /** What is drawn. @type {{frame: Frame, place: Selection} | null} */
  #shown = null;
  /** @type {(place: Selection) => void} */
  #onPick;
  /** @type {(place: Selection, value: number) => void} */
  #onEdit;

  /**
   * @param {(place: Selection) => void} onPick
   * @param {(place: Selection, value: number) => void} onEdit a weight, or a neuron's bias, to be set
   *   by hand; throws an Error that says what is wrong
   */
  constructor(onPick, onEdit) {
    this.#onPick = onPick;
    this.#onEdit = onEdit;
    for (const { select } of [this.#layer, this.#unit, this.#from]) {
      select.addEventListener('change', () => this.#pick());
    }
  }

  /** Whether the reader is at one of its fields, which then keeps what it is about. */
  isUsed() {
    return this.element.matches(':focus-within');
  }

  /**
   * @param {Frame} frame
   * @param {Selection} place
   * @param {boolean} isHeld
   */
  render(frame, place, isHeld) {
    if (this.#shown && !sameSelection(this.#shown.place, place)) this.forgive();
    this.#shown = { frame, place };
    this.#showPickers(frame, place);
    this.#showParameter(frame, place);
    const { title, lines } = explain(frame, place);
    this.#title.textContent = title;
    lines.forEach((parts, k) => this.#lines[k].replaceChildren(...spans(parts)));
    this.callout.replaceChildren(
      h('p', { class: 'why-title' }, title),
      ...lines.map((parts) => h('p', {}, ...spans(parts))),
    );
    this.callout.classList.toggle('held', isHeld);
  }

  /** @returns {string} what it says */
  get text() {
    return [this.#title, ...this.#lines]
      .map(({ textContent }) => textContent)
      .filter((line) => line !== '')
      .join('. ');
  }

  /** Forgets a wrong weight or bias that was typed. */
  forgive() {
    this.#weight.forgive();
    this.#bias.forgive();
  }

  /**
   * @param {Frame} frame
   * @param {Selection} selection
   */
  #showParameter(frame, { layer, unit, from }) {
    const { weights, biases } = frame.layers[layer];
    this.#weight.element.hidden = from === null;
    this.#bias.element.hidden = from !== null || layer === 0;
    if (from !== null) this.#weight.show(rounded(weights[unit][from], frame));
    else if (layer > 0) this.#bias.show(rounded(biases[unit], frame));
  }

  /** @param {number} value */
  #edit(value) {
    if (this.#shown) this.#onEdit(this.#shown.place, value);
  }

  /** The layer, unit and weight chosen in the pickers, each within what the one before allows. */
  #pick() {
    if (!this.#shown) return;
    const { frame } = this.#shown;
    const layer = this.#layer.select.selectedIndex;
    const unit = Math.min(this.#unit.select.selectedIndex, unitCount(frame.layers[layer]) - 1);
    const from = this.#from.select.selectedIndex - 1;
    const last = layer === 0 ? -1 : unitCount(frame.layers[layer - 1]) - 1;
    this.#onPick({ layer, unit, from: from < 0 || last < 0 ? null : Math.min(from, last) });
  }

  /**
   * @param {Frame} frame
   * @param {Selection} selection
   */
  #showPickers(frame, { layer, unit, from }) {
    const numbers = (/** @type {number} */ count) =>
      Array.from({ length: count }, (_, k) => String(k + 1));
    fill(
      this.#layer.select,
      frame.layers.map(({ name }) => name),
      layer,
    );
    fill(this.#unit.select, numbers(unitCount(frame.layers[layer])), unit);
    const below = layer === 0 ? 0 : unitCount(frame.layers[layer - 1]);
    const names = Array.from({ length: below }, (_, k) => unitName(frame, layer - 1, k));
    fill(this.#from.select, [words.noWeight, ...names], from === null ? 0 : from + 1);
  }
}

/**
 * @param {import('./explain.js').Part[]} parts
 * @returns {HTMLElement[]}
 */
function spans(parts) {
  return parts.map(({ text, role }) => h('span', { class: role }, text));
}

/**
 * @param {string} name
 * @returns {{element: HTMLElement, select: HTMLSelectElement}}
 */
function picker(name) {
  const id = freshId();
  const select = h('select', { id });
  return { element: h('div', { class: 'field' }, h('label', { for: id }, name), select), select };
}

/**
 * @param {HTMLSelectElement} select
 * @param {string[]} names
 * @param {number} selected
 */
function fill(select, names, selected) {
  const same =
    select.options.length === names.length &&
    names.every((name, k) => select.options[k].text === name);
  if (!same) select.replaceChildren(...names.map((name) => h('option', {}, name)));
  select.selectedIndex = selected;
}

/**
 * @param {number} value
 * @param {Frame} frame
 * @returns {number} with the digits that a field has room for
 */
function rounded(value, { digits }) {
  return Number(value.toPrecision(Math.max(digits, 6)));
}
