/** Makes native form controls with visible labels. */
import { h } from './dom.js';
import { typedNumber } from './typed-number.js';
import { refusal } from '../words/settings.js';

/**
 * @typedef {{name: string, least: number, most: number, whole: boolean}} Range the range of a
 *   named number, both ends included
 *
 * @typedef {Range & {accepts: string, takes: (value: unknown) => boolean}} TakenNumber a number setting;
 *   `accepts` names the accepted values in words
 *
 * @typedef {object} NumberField
 * @property {HTMLElement} element
 * @property {(value: number) => void} show shows a value, unless the reader is typing or the typed text
 *   is wrong: it stays, to be corrected
 * @property {() => boolean} isTyping
 * @property {() => void} forgive removes the error message
 */

/** The step of an arrow key, for numbers that need not be whole. */
const smallStep = 0.1;
/** The step of a drag, for numbers that need not be whole. */
const smallestStep = 0.01;
/** Significant digits kept after a step: 0.3 instead of 0.30000000000000004. */
const digitsOfSteps = 12;

let lastId = 0;

/** @returns {string} an id that no other control of the page has */
export function freshId() {
  lastId += 1;
  return `field-${lastId}`;
}

/**
 * @param {string} name visible, and the accessible name
 * @param {() => void} onPress
 * @param {string} [kind] class
 * @returns {HTMLButtonElement}
 */
export function button(name, onPress, kind = '') {
  const element = h('button', { type: 'button', class: kind }, name);
  element.addEventListener('click', onPress);
  return element;
}

/**
 * Radio buttons in a fieldset, drawn as one segmented control.
 *
 * @template T
 * @param {string} name
 * @param {ReadonlyArray<{value: T, label: string}>} choices
 * @param {(value: T) => void} onChoose
 * @returns {{element: HTMLFieldSetElement, show: (value: T | null) => void,
 *   offer: (isOffered: (value: T) => boolean) => void}} show(null) selects none
 */
export function radioGroup(name, choices, onChoose) {
  const group = freshId();
  const inputs = choices.map(({ value }) => {
    const input = h('input', { type: 'radio', name: group });
    input.addEventListener('change', () => onChoose(value));
    return input;
  });
  const labels = choices.map(({ label }, k) => h('label', {}, inputs[k], h('span', {}, label)));
  const element = h(
    'fieldset',
    { class: 'segments', role: 'radiogroup', 'aria-labelledby': `${group}-name` },
    h('span', { id: `${group}-name` }, name),
    h('div', {}, ...labels),
  );
  const show = (/** @type {T | null} */ shown) =>
    choices.forEach(({ value }, k) => (inputs[k].checked = value === shown));
  const offer = (/** @type {(value: T) => boolean} */ isOffered) =>
    choices.forEach(({ value }, k) => (labels[k].hidden = !isOffered(value)));
  return { element, show, offer };
}

/**
 * @template T
 * @param {string} name
 * @param {ReadonlyArray<{value: T, label: string}>} choices
 * @param {(value: T) => void} onChoose
 * @returns {{element: HTMLElement, show: (value: T) => void}}
 */
export function selectField(name, choices, onChoose) {
  const id = freshId();
  const select = h('select', { id }, ...choices.map(({ label }) => h('option', {}, label)));
  select.addEventListener('change', () => onChoose(choices[select.selectedIndex].value));
  const show = (/** @type {T} */ shown) => {
    select.selectedIndex = choices.findIndex(({ value }) => value === shown);
  };
  return { element: h('div', { class: 'field' }, h('label', { for: id }, name), select), show };
}

/**
 * @param {string} name
 * @param {(value: number) => void} onInput
 * @returns {{element: HTMLElement, input: HTMLInputElement}}
 */
export function slider(name, onInput) {
  const id = freshId();
  const input = h('input', { id, type: 'range', step: 1 });
  input.addEventListener('input', () => onInput(input.valueAsNumber));
  const element = h('div', { class: 'slider' }, h('label', { for: id }, name), input);
  return { element, input };
}

/**
 * A slider over whole numbers that shows its value.
 *
 * @param {Range} range
 * @param {(value: number) => void} onInput
 * @returns {{element: HTMLElement, show: (value: number) => void}}
 */
export function rangeSlider({ name, least, most }, onInput) {
  const { element, input } = slider(name, onInput);
  // Hidden from screen readers, which read the slider's own value.
  const value = h('b', { 'aria-hidden': 'true' });
  element.append(value);
  input.min = String(least);
  input.max = String(most);
  const show = (/** @type {number} */ shown) => {
    input.value = String(shown);
    value.textContent = String(shown);
  };
  return { element, show };
}

/**
 * A field for a number that the reader types or pastes. If the text is refused, an error below the field
 * quotes it, the field keeps it, and the last good value stays in force.
 *
 * Not an `<input type="number">`: some browsers drop characters they do not know and read the rest.
 *
 * @param {TakenNumber} taken
 * @param {(value: number) => void} onCommit may throw an Error that says what is wrong
 * @returns {NumberField}
 */
export function numberField({ name, accepts, takes, least, most, whole }, onCommit) {
  const id = freshId();
  const errorId = `${id}-error`;
  const input = h('input', {
    id,
    role: 'spinbutton',
    // Numeric keyboards on phones have no minus.
    inputmode: least < 0 ? 'text' : whole ? 'numeric' : 'decimal',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-valuemin': least,
    'aria-valuemax': most,
  });
  const error = h('p', { id: errorId, class: 'error', role: 'alert' });
  const forgive = () => {
    error.textContent = '';
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  };
  let typing = false;
  const commit = () => {
    typing = false;
    const value = typedNumber(input.value);
    try {
      if (value === null || !takes(value)) {
        throw new Error(refusal(name, accepts, JSON.stringify(input.value)));
      }
      onCommit(value);
      forgive();
      setValue(value);
    } catch (problem) {
      error.textContent = /** @type {Error} */ (problem).message;
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', errorId);
    }
  };
  const setValue = (/** @type {number} */ value) => {
    input.value = String(value);
    input.setAttribute('aria-valuenow', String(value));
  };
  const step = (/** @type {number} */ from, /** @type {number} */ by) => {
    const next = Math.min(Math.max(from + by, least), most);
    setValue(Number(next.toPrecision(digitsOfSteps)));
    commit();
  };
  input.addEventListener('input', () => (typing = true));
  input.addEventListener('blur', () => (typing = false));
  input.addEventListener('change', commit);
  input.addEventListener('keydown', (event) => {
    // While an input method composes text, the arrow keys choose among its candidates.
    if (event.isComposing) return;
    const up = ['ArrowDown', '', 'ArrowUp'].indexOf(event.key) - 1;
    const value = typedNumber(input.value);
    if ((up !== 1 && up !== -1) || value === null || !takes(value)) return;
    event.preventDefault();
    step(value, up * (whole ? 1 : smallStep));
  });
  const show = (/** @type {number} */ value) => {
    if (!typing && input.getAttribute('aria-invalid') === null) setValue(value);
  };
  const label = h('label', { for: id, class: 'dragged' }, name);
  dragged(label, (steps) => {
    const value = typedNumber(input.value);
    if (value === null || !takes(value)) return;
    step(value, steps * (whole ? 1 : smallestStep));
  });
  const element = h('div', { class: 'field' }, label, input, error);
  return { element, show, isTyping: () => typing, forgive };
}

/** Pixels of a drag per step. */
const pixelsOfStep = 3;

/**
 * Lets the reader change a number by dragging its label: right for larger, left for smaller.
 *
 * @param {HTMLElement} label
 * @param {(steps: number) => void} onSteps called with the whole steps since the last call
 */
function dragged(label, onSteps) {
  let from = 0;
  let isDrag = false;
  label.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = event.clientX;
    isDrag = false;
    label.setPointerCapture(event.pointerId);
  });
  label.addEventListener('pointermove', (event) => {
    if (!label.hasPointerCapture(event.pointerId)) return;
    const steps = Math.trunc((event.clientX - from) / pixelsOfStep);
    if (steps === 0) return;
    from += steps * pixelsOfStep;
    isDrag = true;
    onSteps(steps);
  });
  // A drag that ends on the label is not a click.
  label.addEventListener('click', (event) => {
    if (isDrag) event.preventDefault();
  });
}
