/** "Why?": the chain rule for the weight or neuron that the reader looks at, with live numbers. */
import { h } from '../parts/dom.js';
import { freshId, numberField } from '../parts/fields.js';
import { explain, unitName } from './explain.js';
import { parameterRange } from '../network/parameters.js';
import { controlAttribute } from '../parts/shown-controls.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').Selection} Selection
 */

export class InspectorView {
  #title = h('p', { class: 'why-title' });
  #lines = [h('p', { class: 'why-line' }), h('p', { class: 'why-line' })];
  #layer = picker('Layer');
  #unit = picker('Unit');
  #from = picker('Weight from');
  #weight = numberField('Weight', parameterRange, (value) => this.#edit(value));
  #bias = numberField('Bias', parameterRange, (value) => this.#edit(value));
  element = h(
    'div',
    { class: 'why', part: 'inspector', [controlAttribute]: 'why' },
    h('div', { class: 'why-text', id: 'why' }, this.#title, ...this.#lines),
    h(
      'div',
      { class: 'why-pickers', role: 'group', 'aria-label': 'Look at', 'aria-describedby': 'why' },
      this.#layer.element,
      this.#unit.element,
      this.#from.element,
      this.#weight.element,
      this.#bias.element,
    ),
  );
  /** @type {Selection | null} what the reader chose */
  #chosen = null;
  /** Whether the choice stays while the pointer moves over others. */
  #held = false;
  /** @type {Frame | null} */
  #frame = null;
  /** @type {(selection: Selection) => void} */
  #onSelect;
  /** @type {(selection: Selection, value: number) => void} */
  #onEdit;

  /**
   * @param {(selection: Selection) => void} onSelect
   * @param {(selection: Selection, value: number) => void} onEdit a weight, or a neuron's bias, to be
   *   set by hand; throws an Error that says what is wrong
   */
  constructor(onSelect, onEdit) {
    this.#onSelect = onSelect;
    this.#onEdit = onEdit;
    for (const { select } of [this.#layer, this.#unit, this.#from]) {
      select.addEventListener('change', () => this.#pick());
    }
  }

  /**
   * A press holds what it is on, until the next press on it or beside everything: the pointer can then
   * leave for the fields.
   *
   * @param {Selection | null} selection under the pointer; nothing there keeps the last one
   * @param {boolean} pressed
   */
  point(selection, pressed) {
    if (this.#weight.isTyping() || this.#bias.isTyping()) return;
    if (pressed) this.#held = selection !== null && !(this.#held && this.#isChosen(selection));
    else if (this.#held) return;
    if (selection) this.#choose(selection);
  }

  /** @param {Selection} selection */
  #isChosen({ layer, unit, from }) {
    const chosen = this.#chosen;
    return chosen?.layer === layer && chosen.unit === unit && chosen.from === from;
  }

  /** @param {Frame} frame */
  render(frame) {
    this.#frame = frame;
    if (this.#chosen && !fits(frame, this.#chosen)) {
      this.#chosen = null;
      this.#held = false;
    }
    this.#show(frame, this.#chosen ?? first(frame));
  }

  /** @param {Selection} selection */
  #choose(selection) {
    this.#chosen = selection;
    this.forgive();
    if (this.#frame) this.#show(this.#frame, selection);
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
  #show(frame, selection) {
    this.#onSelect(selection);
    this.#showPickers(frame, selection);
    this.#showParameter(frame, selection);
    const { title, lines } = explain(frame, selection);
    this.#title.textContent = title;
    lines.forEach((parts, k) =>
      this.#lines[k].replaceChildren(
        ...parts.map(({ text, role }) => h('span', { class: role }, text)),
      ),
    );
  }

  /**
   * @param {Frame} frame
   * @param {Selection} selection
   */
  #showParameter(frame, { layer, unit, from }) {
    const { weights, biases } = frame.layers[layer];
    this.#weight.element.hidden = from === null;
    this.#bias.element.hidden = from !== null || layer === 0;
    if (from !== null) this.#weight.show(rounded(weights[unit][from]));
    else if (layer > 0) this.#bias.show(rounded(biases[unit]));
  }

  /** @param {number} value */
  #edit(value) {
    if (this.#frame) this.#onEdit(this.#chosen ?? first(this.#frame), value);
  }

  /** The layer, unit and weight chosen in the pickers, each within what the one before allows. */
  #pick() {
    const frame = this.#frame;
    if (!frame) return;
    const layer = this.#layer.select.selectedIndex;
    const unit = Math.min(this.#unit.select.selectedIndex, unitCount(frame, layer) - 1);
    const from = this.#from.select.selectedIndex - 1;
    const last = layer === 0 ? -1 : unitCount(frame, layer - 1) - 1;
    this.#held = true;
    this.#choose({ layer, unit, from: from < 0 || last < 0 ? null : Math.min(from, last) });
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
    fill(this.#unit.select, numbers(unitCount(frame, layer)), unit);
    const below = layer === 0 ? 0 : unitCount(frame, layer - 1);
    const names = Array.from({ length: below }, (_, k) => unitName(frame, layer - 1, k));
    fill(this.#from.select, ['none: the neuron', ...names], from === null ? 0 : from + 1);
  }
}

/**
 * @param {Frame} frame
 * @returns {Selection} the first weight into the output
 */
function first(frame) {
  return { layer: frame.depth, unit: 0, from: 0 };
}

/**
 * @param {Frame} frame
 * @param {Selection} selection
 * @returns {boolean}
 */
function fits(frame, { layer, unit, from }) {
  if (layer > frame.depth || unit >= unitCount(frame, layer)) return false;
  return from === null || from < unitCount(frame, layer - 1);
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {number}
 */
function unitCount(frame, layer) {
  const { activations, weights } = frame.layers[layer];
  return layer === 0 ? (activations?.length ?? 0) : weights.length;
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
 * @returns {number} with the digits that a field has room for
 */
function rounded(value) {
  return Number(value.toPrecision(6));
}
