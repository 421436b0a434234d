/** The weights of a layer as a table to type or paste into. */
import { button } from '../parts/fields.js';
import * as words from '../words/network-form.js';
import { atLayer, unitsBefore } from './changes.js';
import { OtherShape, readMatrix, tableText } from './numbers-text.js';
import { readTable, transposed } from './read-table.js';
import { TypedField } from './typed-field.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('./read-table.js').Shape} Shape
 */

export class WeightsField {
  field;
  #place;
  #turn = button(words.turn, () => this.#transpose());
  /** Whether the last change was pasted: of a square table one cannot see how its rows are meant. */
  #isPasted = false;
  /** @type {Shape} */
  #shape = { rows: 1, columns: 1 };

  /**
   * @param {() => number} place the layer's index
   * @param {(field: TypedField) => void} onInput
   */
  constructor(place, onInput) {
    this.#place = place;
    this.field = new TypedField(
      {
        name: words.weights,
        lines: 1,
        change: (document, text) => this.#read(document, text),
        write: ({ layers }) => tableText(layers[place()].weights ?? []),
      },
      (field) => {
        onInput(field);
        this.#isPasted = false;
      },
    );
    this.field.element.append(this.#turn);
    this.#turn.hidden = true;
    this.field.input.addEventListener('paste', () => (this.#isPasted = true));
  }

  /** @param {NetworkDocument} document */
  show(document) {
    const shape = shapeOf(document, this.#place());
    const isOther = shape.rows !== this.#shape.rows || shape.columns !== this.#shape.columns;
    this.#shape = shape;
    if (isOther) this.#say('');
    this.field.show(document);
  }

  /** @param {NetworkDocument} document */
  fill(document) {
    this.#shape = shapeOf(document, this.#place());
    this.#say('');
    this.field.fill(document);
  }

  /**
   * @param {NetworkDocument} document
   * @param {string} text
   * @returns {NetworkDocument}
   */
  #read(document, text) {
    const place = this.#place();
    const shape = shapeOf(document, place);
    this.#shape = shape;
    this.#say('');
    try {
      const { rows: weights, isDecimal } = readMatrix(text, shape);
      const isSquare = this.#isPasted && shape.rows === shape.columns && shape.rows > 1;
      if (isSquare) this.#say(words.squareHint, true);
      else if (isDecimal) this.#say(words.decimalHint);
      return atLayer(document, place, (layer) => ({ ...layer, weights }));
    } catch (problem) {
      if (problem instanceof OtherShape && problem.isTurned) this.#turn.hidden = false;
      throw problem;
    }
  }

  /**
   * @param {string} hint how the text was read; '' for what is expected
   * @param {boolean} [isTurnable]
   */
  #say(hint, isTurnable = false) {
    this.field.hint(hint === '' ? words.shapeHint(this.#shape, this.#place() === 0) : hint);
    this.#turn.hidden = !isTurnable;
  }

  #transpose() {
    const { rows, columns } = this.#shape;
    const { rows: table } = readTable(this.field.text, { rows: columns, columns: rows });
    this.field.type(tableText(transposed(table)));
    this.field.input.focus();
  }
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer
 * @returns {Shape} of its weights
 */
function shapeOf(document, k) {
  return { rows: document.layers[k].units, columns: unitsBefore(document, k) };
}
