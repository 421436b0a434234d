/** The fields beside the layers: inputs and targets of the example, loss and learning rate. */
import { h } from '../parts/dom.js';
import { selectField } from '../parts/fields.js';
import { typedNumber } from '../parts/typed-number.js';
import { shownExample } from '../network/network-document.js';
import * as words from '../words/network-form.js';
import { takesTarget, withInputs, withLoss, withNumbers } from './changes.js';
import { chosenField } from './chosen-field.js';
import { mostUnits } from './layer-fields.js';
import { listText, readCount, readList } from './numbers-text.js';
import { TypedField } from './typed-field.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('./layer-fields.js').LayerActions} LayerActions
 */

export class ExampleFields {
  #change;
  #count;
  #input;
  #target;
  #rate;
  #loss;
  #picker = h('div');
  /** The names in the picker. */
  #picked = '';
  /** How many inputs there are, and their values. */
  inputs;
  /** Loss, target and learning rate. */
  end;

  /** @param {Pick<LayerActions, 'onInput' | 'change'>} actions */
  constructor({ onInput, change }) {
    this.#change = change;
    this.#count = new TypedField(
      {
        name: words.inputs,
        keyboard: 'numeric',
        isCount: true,
        change: (document, text) => withInputs(document, readCount(text, mostUnits)),
        write: ({ inputs }) => String(inputs),
      },
      onInput,
    );
    this.#input = new TypedField(
      {
        name: words.inputValues,
        change: (document, text) => withNumbers(document, 'input', readList(text, document.inputs)),
        write: (document) => listText(shownExample(document).input),
      },
      onInput,
    );
    this.#target = new TypedField(
      {
        name: words.target,
        change: (document, text) => withTarget(document, text),
        write: (document) => listText(shownExample(document).target ?? []),
      },
      onInput,
    );
    this.#rate = new TypedField(
      {
        name: words.rate,
        change: (document, text) => ({ ...document, learning_rate: readRate(text) }),
        write: ({ learning_rate: rate = 0 }) => String(rate),
      },
      onInput,
    );
    this.#loss = chosenField(words.loss, words.lossLabels, (loss) =>
      change((document) => withLoss(document, loss)),
    );
    this.#input.call(words.valuesOfInputs);
    this.inputs = h(
      'div',
      { class: 'group' },
      this.#picker,
      h('div', { class: 'pair' }, this.#count.element, this.#input.element),
    );
    this.end = h(
      'div',
      { class: 'group' },
      this.#loss.element,
      h('div', { class: 'pair' }, this.#rate.element, this.#target.element),
    );
  }

  /** Those that are typed into. */
  get typed() {
    return [this.#count, this.#input, this.#target, this.#rate];
  }

  get fields() {
    return {
      inputs: this.#count,
      input: this.#input,
      target: this.#target,
      rate: this.#rate,
      loss: this.#loss,
    };
  }

  /**
   * @param {NetworkDocument} document
   * @param {boolean} isFilled true to replace what is wrong, too
   */
  show(document, isFilled) {
    this.#loss.show(document.loss);
    const hasTarget = takesTarget(document);
    this.#target.element.hidden = !hasTarget;
    if (!hasTarget) this.#target.fill(document);
    this.#showPicker(document);
    for (const field of this.typed) {
      if (isFilled) field.fill(document);
      else field.show(document);
    }
  }

  /** @param {NetworkDocument} document */
  #showPicker({ examples = [], pick = 0 }) {
    const options = examples.map(({ name = '' }, k) => ({
      value: k,
      label: name === '' ? words.exampleNumber(k) : name,
    }));
    const picked = JSON.stringify([options, pick]);
    if (picked === this.#picked) return;
    this.#picked = picked;
    this.#picker.hidden = options.length < 2;
    const field = selectField(words.example, options, (k) =>
      this.#change((document) => ({ ...document, pick: k })),
    );
    field.element.className = 'typed';
    field.show(pick);
    this.#picker.replaceChildren(field.element);
  }
}

/**
 * @param {NetworkDocument} document
 * @param {string} text
 * @returns {NetworkDocument} as it is if its loss takes no target
 */
function withTarget(document, text) {
  if (!takesTarget(document)) return document;
  const { units } = document.layers[document.layers.length - 1];
  return withNumbers(document, 'target', readList(text, units));
}

/**
 * @param {string} text
 * @returns {number}
 * @throws {Error} with one line
 */
function readRate(text) {
  const rate = typedNumber(text);
  if (rate === null) throw new Error(words.notARate(text.trim()));
  return rate;
}
