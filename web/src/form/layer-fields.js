/** The fields of one layer. */
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import * as words from '../words/network-form.js';
import { atLayer, keptOfLayer, withActivation, withBias, without, withUnits } from './changes.js';
import { chosenField } from './chosen-field.js';
import { KeptLine } from './kept-line.js';
import { listText, readCount, readList } from './numbers-text.js';
import { TypedField } from './typed-field.js';
import { WeightsField } from './weights-field.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} LayerActions
 * @property {(field: TypedField) => void} onInput
 * @property {(change: (document: NetworkDocument) => NetworkDocument) => void} change
 * @property {(layer: LayerFields) => void} remove
 */

/** The most units that the form makes. */
export const mostUnits = 200;

export class LayerFields {
  /** Its place among the layers. */
  index = 0;
  #legend = h('legend');
  #units;
  #weights;
  #biases;
  #activation;
  #bias = h('input', { type: 'checkbox' });
  #kept;
  #remove;
  element;

  /** @param {LayerActions} actions */
  constructor({ onInput, change, remove }) {
    this.#units = new TypedField(
      {
        name: words.units,
        keyboard: 'numeric',
        isCount: true,
        change: (document, text) => withUnits(document, this.index, readCount(text, mostUnits)),
        write: ({ layers }) => String(layers[this.index].units),
      },
      onInput,
    );
    this.#weights = new WeightsField(() => this.index, onInput);
    this.#biases = new TypedField(
      {
        name: '',
        change: (document, text) =>
          atLayer(document, this.index, (layer) =>
            layer.biases ? { ...layer, biases: readList(text, layer.units) } : layer,
          ),
        write: ({ layers }) => listText(layers[this.index].biases ?? []),
      },
      onInput,
    );
    this.#activation = chosenField(words.activation, words.activationLabels, (activation) =>
      change((document) => withActivation(document, this.index, activation)),
    );
    this.#bias.addEventListener('change', () =>
      change((document) => withBias(document, this.index, this.#bias.checked)),
    );
    this.#kept = new KeptLine((names) =>
      change((document) => atLayer(document, this.index, (layer) => without(layer, names))),
    );
    this.#remove = button(words.remove, () => remove(this), 'remove');
    this.element = this.#built();
  }

  /** @returns {HTMLElement} */
  #built() {
    return h(
      'fieldset',
      { class: 'layer' },
      this.#legend,
      this.#remove,
      h('div', { class: 'pair' }, this.#units.element, this.#activation.element),
      this.#weights.field.element,
      h(
        'div',
        { class: 'biases' },
        h('label', { class: 'check' }, this.#bias, words.biases),
        this.#biases.element,
      ),
      this.#kept.element,
    );
  }

  /** Those that are typed into. */
  get typed() {
    return [this.#units, this.#weights.field, this.#biases];
  }

  /** @returns {Record<string, {say: (problem: string) => void}>} by the last part of their keys */
  get fields() {
    return {
      units: this.#units,
      activation: this.#activation,
      weights: this.#weights.field,
      biases: this.#biases,
      kept: this.#kept,
    };
  }

  focus() {
    this.#units.input.focus();
  }

  /**
   * @param {NetworkDocument} document
   * @param {boolean} isFilled true to replace what is wrong, too
   */
  show(document, isFilled) {
    const layer = document.layers[this.index];
    const count = document.layers.length;
    this.#rename(words.layerName(this.index, count));
    this.#remove.hidden = count === 1;
    this.#activation.show(layer.activation);
    this.#bias.checked = layer.bias !== false;
    this.#biases.element.hidden = !this.#bias.checked;
    if (layer.bias === false) this.#biases.fill(document);
    this.#kept.show(keptOfLayer(layer));
    for (const field of [this.#units, this.#weights, this.#biases]) {
      if (isFilled) field.fill(document);
      else field.show(document);
    }
  }

  /** @param {string} name of the layer, which changes with the layers before it */
  #rename(name) {
    setText(this.#legend, name);
    this.#remove.setAttribute('aria-label', words.removeNamed(name));
    this.#bias.setAttribute('aria-label', words.withBiases(name));
    this.#units.call(words.ofLayer(words.units, name));
    this.#activation.call(words.ofLayer(words.activation, name));
    this.#weights.field.call(words.ofLayer(words.weights, name));
    this.#biases.call(words.ofLayer(words.biases, name));
  }
}
