/** Fields for all that a network of the comparison can be. */
import { h } from '../parts/dom.js';
import { numberField, selectField } from '../parts/fields.js';
import { activations, initializers, losses, optimizers } from '../state/choices.js';
import { learningSettings } from '../state/settings.js';
import { fieldNames } from '../words/learning.js';

/**
 * @typedef {import('../state/state.js').LearningChoice} LearningChoice
 * @typedef {keyof LearningChoice} Part
 */

const numbers = /** @type {const} */ (['depth', 'width', 'gain', 'rate', 'clip', 'seed']);
const flags = /** @type {const} */ (['centered', 'shortcuts', 'normalized']);
const choices = /** @type {const} */ ({
  activation: activations,
  initializer: initializers,
  loss: losses,
  optimizer: optimizers,
});

export class LearningFields {
  /** @type {Array<(learning: LearningChoice) => void>} */
  #shows = [];
  element = h('div', { class: 'fields' });

  /** @param {(change: Partial<LearningChoice>) => void} onChange */
  constructor(onChange) {
    const change = (/** @type {Part} */ part, /** @type {unknown} */ value) =>
      onChange({ [part]: value });
    const [depth, width, ...others] = numbers.map((part) => this.#number(part, change));
    const selects = /** @type {(keyof typeof choices)[]} */ (Object.keys(choices)).map((part) =>
      this.#select(part, change),
    );
    this.element.append(depth, width, ...selects, ...others);
    this.element.append(...flags.map((part) => this.#flag(part, change)));
  }

  /**
   * @param {typeof numbers[number]} part
   * @param {(part: Part, value: number) => void} change
   */
  #number(part, change) {
    const { element, show } = numberField(learningSettings[part], (value) => change(part, value));
    this.#shows.push((learning) => show(learning[part]));
    return element;
  }

  /**
   * @param {keyof typeof choices} part
   * @param {(part: Part, value: unknown) => void} change
   */
  #select(part, change) {
    const options = /** @type {ReadonlyArray<{value: string, label: string}>} */ (choices[part]);
    const { element, show } = selectField(learningSettings[part].name, options, (value) =>
      change(part, value),
    );
    this.#shows.push((learning) => show(learning[part]));
    return element;
  }

  /**
   * @param {typeof flags[number]} part
   * @param {(part: Part, value: boolean) => void} change
   */
  #flag(part, change) {
    const input = h('input', { type: 'checkbox' });
    input.addEventListener('change', () => change(part, input.checked));
    this.#shows.push((learning) => (input.checked = learning[part]));
    return h('label', { class: 'check' }, input, fieldNames[part]);
  }

  /** @param {LearningChoice} learning */
  show(learning) {
    for (const show of this.#shows) show(learning);
  }
}
