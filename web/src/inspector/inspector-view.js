/** "Why this number?": explains the selection by the chain rule, with the frame's numbers. */
import { h, setText } from '../parts/dom.js';
import { button, freshId, numberField } from '../parts/fields.js';
import { placeCounts } from '../pass/frame.js';
import { biasRange, exampleRange, samePart, weightRange } from '../network/parameters.js';
import { controlAttribute } from '../parts/shown-controls.js';
import { lossColumn, targetColumn } from '../words/pass.js';
import * as words from '../words/why.js';
import { CalloutView } from './callout.js';
import { CurveView } from './curve-view.js';
import { explain, unitName } from './explain.js';
import { spans } from './spans.js';
import { sumView } from './sum-view.js';
import { strongestWay, sumsOf } from './sums.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 */

/** The most neurons shown of a path to the loss; of a longer path, the middle is omitted. */
const [mostAhead, mostBehind] = [4, 2];

export class InspectorView {
  #title = h('p', { class: 'why-title' });
  #lines = [h('p', { class: 'why-line' }), h('p', { class: 'why-line' })];
  #trail = h('ol', { class: 'trail' });
  #sums = h('div', { class: 'sums' });
  #curve = new CurveView();
  #layer = picker(words.layer);
  #unit = picker(words.neuron);
  #from = picker(words.weightFrom);
  #weight = numberField(weightRange, (value) => this.#edit(value));
  #bias = numberField(biasRange, (value) => this.#edit(value));
  #value = numberField(exampleRange, (value) => this.#edit(value));
  #apart = h('div', { class: 'apart' }, this.#trail, this.#curve.element, this.#sums);
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
      this.#value.element,
    ),
    this.#apart,
  );
  #callout = new CalloutView(null);
  /** The same words beside the selection. */
  callout = this.#callout.callout;
  /** What is drawn. @type {{frame: Frame, place: NetworkPart | null} | null} */
  #shown = null;
  /** @type {(place: NetworkPart) => void} */
  #onPick;
  /** @type {(place: NetworkPart, value: number) => void} */
  #onEdit;

  /**
   * @param {(place: NetworkPart) => void} onPick
   * @param {(place: NetworkPart, value: number) => void} onEdit sets a weight, a neuron's bias, an input
   *   or a target by hand; throws an Error that says what is wrong
   */
  constructor(onPick, onEdit) {
    this.#onPick = onPick;
    this.#onEdit = onEdit;
    for (const { select } of [this.#layer, this.#unit, this.#from]) {
      select.addEventListener('change', () => this.#pick());
    }
  }

  /** True if one of the fields has the focus; the selection must then stay. */
  isUsed() {
    return this.element.matches(':focus-within');
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart | null} place null if nothing is selected
   * @param {boolean} isHeld
   */
  render(frame, place, isHeld) {
    if (this.#shown && !samePart(this.#shown.place, place)) this.forgive();
    this.#shown = { frame, place };
    this.#showPickers(frame, place);
    this.#showParameter(frame, place);
    const { title, lines } = place
      ? explain(frame, place)
      : { title: words.ask, lines: [[{ text: words.askHow }], []] };
    setText(this.#title, title);
    lines.forEach((parts, k) => this.#lines[k].replaceChildren(...spans(parts)));
    this.#callout.render(frame, place, isHeld);
    this.#takeApart(frame, isHeld ? place : null);
  }

  /** The name of the selected part. */
  get name() {
    return this.#title.textContent ?? '';
  }

  /** @returns {string} the explanation as text */
  get text() {
    return [this.#title, ...this.#lines]
      .map(({ textContent }) => textContent)
      .filter((line) => line !== '')
      .join('. ');
  }

  /** Clears the errors of the fields. */
  forgive() {
    for (const field of [this.#weight, this.#bias, this.#value]) field.forgive();
  }

  /**
   * Shows the sums of a held selection, term by term. A selection by pointing changes too often to read.
   *
   * @param {Frame} frame
   * @param {NetworkPart | null} place
   */
  #takeApart(frame, place) {
    const way = place ? strongestWay(frame, place) : [];
    const sums = place ? sumsOf(frame, place) : [];
    this.#apart.hidden = sums.length === 0;
    this.#showTrail(frame, way);
    this.#showCurve(frame, place);
    this.#sums.replaceChildren(...sums.map((sum) => sumView(sum, frame.digits, this.#onPick)));
  }

  /**
   * @param {Frame} frame
   * @param {readonly NetworkPart[]} way
   */
  #showTrail(frame, way) {
    this.#trail.setAttribute('aria-label', words.trail);
    const left = way.length - mostAhead - mostBehind;
    const items = way.map((place, k) => {
      if (k === 0) return h('li', { 'aria-current': 'true' }, this.#nameOf(frame, place));
      const press = button(this.#nameOf(frame, place), () => this.#onPick(place));
      // Before the pass gets there, the neuron is unknown; keep its room.
      press.disabled = place.unit < 0;
      return h('li', {}, press);
    });
    const shown =
      left > 1
        ? [
            ...items.slice(0, mostAhead),
            h('li', {}, words.steps(left)),
            ...items.slice(-mostBehind),
          ]
        : items;
    this.#trail.replaceChildren(...shown);
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart} place
   * @returns {string} in short
   */
  #nameOf(frame, { layer, unit, from }) {
    if (from !== null) return words.thisWeight;
    if (layer > frame.outputLayer) return lossColumn;
    return unit < 0 ? words.someNeuron(frame.layers[layer].name) : unitName(frame, layer, unit);
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart | null} place
   */
  #showCurve(frame, place) {
    const layer = place && place.from === null ? frame.layers[place.layer] : undefined;
    const { rule, preactivations, activations, slopes } = layer ?? {};
    const isShown = place !== null && rule?.curve && !rule.normalized;
    this.#curve.element.toggleAttribute('hidden', !isShown);
    if (!isShown || !rule.curve) return;
    const { unit } = place;
    const before = frame.layers[place.layer - 1].activations;
    const isKnown = preactivations && activations && slopes;
    const point = isKnown && {
      at: preactivations[unit],
      value: activations[unit] - (rule.residual && before ? before[unit] : 0),
      slope: slopes[unit],
    };
    this.#curve.render(rule.curve, point ?? null, frame.digits);
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart | null} place
   */
  #showParameter(frame, place) {
    const { outputLayer, layers, targets } = frame;
    const kind = place && kindOf(place, outputLayer);
    this.#weight.element.hidden = kind !== 'weight';
    const bias = kind === 'bias' ? layers[place?.layer ?? 0].biases[place?.unit ?? 0] : undefined;
    this.#bias.element.hidden = bias === undefined;
    this.#value.element.hidden = kind !== 'value';
    if (!place) return;
    const { layer, unit, from } = place;
    if (kind === 'weight')
      this.#weight.show(rounded(layers[layer].weights[unit][from ?? 0], frame));
    if (bias !== undefined) this.#bias.show(rounded(bias, frame));
    if (kind !== 'value') return;
    const value = layer === 0 ? layers[0].activations?.[unit] : targets[unit];
    this.#value.show(rounded(value ?? NaN, frame));
  }

  /** @param {number} value */
  #edit(value) {
    if (this.#shown?.place) this.#onEdit(this.#shown.place, value);
  }

  /** The layer, unit and weight chosen in the pickers; each picker limits the next. */
  #pick() {
    if (!this.#shown) return;
    const { frame, place } = this.#shown;
    const layer = this.#layer.select.selectedIndex - (place === null ? 1 : 0);
    if (layer < 0) return;
    const counts = placeCounts(frame);
    const unit = Math.min(Math.max(this.#unit.select.selectedIndex, 0), counts[layer] - 1);
    const from = this.#from.select.selectedIndex - 1;
    const last = layer === 0 || layer > frame.outputLayer ? -1 : counts[layer - 1] - 1;
    this.#onPick({ layer, unit, from: from < 0 || last < 0 ? null : Math.min(from, last) });
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart | null} place
   */
  #showPickers(frame, place) {
    const counts = placeCounts(frame);
    const names = [...frame.layers.map(({ name }) => name), targetColumn, lossColumn];
    if (place === null) fill(this.#layer.select, [words.nothing, ...names], 0);
    else fill(this.#layer.select, names, place.layer);
    const { layer, unit, from } = place ?? { layer: frame.outputLayer + 2, unit: 0, from: null };
    const numbers = Array.from({ length: counts[layer] }, (_, k) => String(k + 1));
    fill(this.#unit.select, numbers, unit);
    this.#unit.element.hidden = layer > frame.outputLayer + 1;
    const isOfWeights = layer > 0 && layer <= frame.outputLayer;
    this.#from.element.hidden = !isOfWeights;
    const below = isOfWeights ? counts[layer - 1] : 0;
    const starts = Array.from({ length: below }, (_, k) => unitName(frame, layer - 1, k));
    fill(this.#from.select, [words.noWeight, ...starts], from === null ? 0 : from + 1);
  }
}

/**
 * @param {NetworkPart} place
 * @param {number} outputLayer
 * @returns {'weight' | 'bias' | 'value' | null} what can be set there; "value" for inputs and targets
 */
function kindOf({ layer, from }, outputLayer) {
  if (layer === 0 || layer === outputLayer + 1) return 'value';
  if (layer > outputLayer) return null;
  return from === null ? 'bias' : 'weight';
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
 * @returns {number} rounded to the digits that fit in a field
 */
function rounded(value, { digits }) {
  return Number(value.toPrecision(Math.max(digits, 6)));
}
