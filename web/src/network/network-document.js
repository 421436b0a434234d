/** The network document that a state stands for, and the state that a document stands for. */
import { matchedScheme } from '../state/choices.js';
import {
  packDifferences,
  packNumbers,
  packShape,
  unpackNumbers,
  unpackShape,
} from '../state/packing.js';
import { settings } from '../state/settings.js';
import { parametersOf, withParameters } from './parameters.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../engine/engine.js').Engine} Engine draws the weights that a seed gives
 * @typedef {import('../state/state.js').State} State
 */

/**
 * Hidden layers of one width and activation, one sigmoid output and binary cross-entropy, with
 * weights from the seed; or what was opened from a file, or the reader's own weights.
 *
 * @param {Readonly<State>} state
 * @param {Engine} engine
 * @returns {NetworkDocument}
 * @throws {Error} where the state's packed parts are damaged or do not fit together
 */
export function networkDocument(state, engine) {
  const document = state.network === '' ? standardDocument(state) : readShape(state.network);
  if (state.weights === '') return document;
  const drawn = () => parametersOf(written(document, engine));
  return withParameters(document, readWeights(state.weights, drawn));
}

/**
 * @param {NetworkDocument} document
 * @param {Engine} engine
 * @returns {NetworkDocument} with its weights written out
 */
function written(document, engine) {
  const session = engine.open(document);
  const whole = session.document();
  session.close();
  return whole;
}

/**
 * @param {Readonly<State>} state
 * @returns {NetworkDocument}
 */
function standardDocument({ depth, width, activation, initializer, seed, input, target }) {
  const scheme = initializer === 'matched' ? matchedScheme(activation) : initializer;
  const hidden = Array.from({ length: depth }, () => ({ units: width, activation }));
  return {
    inputs: input.length,
    layers: [...hidden, { units: 1, activation: 'sigmoid' }],
    loss: 'binary_cross_entropy',
    initializer: { scheme, seed },
    example: { input: [...input], target: [target] },
  };
}

/**
 * @param {NetworkDocument} document weights written out, as a session gives it
 * @param {Readonly<State>} state
 * @param {Engine} engine
 * @returns {Partial<State>} the change after which the state stands for the document
 */
export function changeTo(document, state, engine) {
  const parameters = parametersOf(document);
  const standard = standardChange(document, state);
  if (!standard) {
    return { network: packShape(withoutParameters(document)), weights: packNumbers(parameters) };
  }
  const drawn = parametersOf(written(standardDocument({ ...state, ...standard }), engine));
  return { ...standard, network: '', weights: packDifferences(parameters, drawn) };
}

/**
 * @param {NetworkDocument} document
 * @param {Readonly<State>} state
 * @returns {Partial<State> | null} null where the document is not what `standardDocument` makes
 */
function standardChange(document, state) {
  const [first] = document.layers;
  const { input, target } = document.example;
  const change =
    /** @type {Pick<State, 'depth' | 'width' | 'activation' | 'input' | 'target'>} */ ({
      depth: document.layers.length - 1,
      width: first.units,
      activation: first.activation,
      input: /** @type {readonly number[]} */ (input),
      target: target[0],
    });
  const taken = /** @type {(keyof typeof change)[]} */ (Object.keys(change)).every((key) =>
    settings[key].takes(change[key]),
  );
  if (!taken) return null;
  const expected = withoutParameters(standardDocument({ ...state, ...change }));
  const same = JSON.stringify(withoutParameters(document)) === JSON.stringify(expected);
  return same ? change : null;
}

/**
 * @param {NetworkDocument} document
 * @returns {NetworkDocument} its shape and example
 */
function withoutParameters({ inputs, layers, loss, example }) {
  const shapes = layers.map(({ units, activation, normalization, residual }) => ({
    units,
    activation,
    ...(normalization && { normalization }),
    ...(residual && { residual }),
  }));
  return { inputs, layers: shapes, loss, example };
}

/**
 * The engine checks the shape; here only what counting its parameters needs.
 *
 * @param {string} text
 * @returns {NetworkDocument}
 * @throws {Error} where it is damaged
 */
function readShape(text) {
  /** @type {any} */
  let shape;
  try {
    shape = unpackShape(text);
  } catch {
    shape = null;
  }
  const counts = Array.isArray(shape?.layers) && [
    shape.inputs,
    ...shape.layers.map((/** @type {any} */ layer) => layer?.units),
  ];
  if (!counts || !counts.every((count) => Number.isInteger(count) && count > 0)) {
    throw new Error('Network: expected what a link of this lesson has there, found damage');
  }
  return shape;
}

/**
 * @param {string} text
 * @param {() => number[]} drawn the parameters that the seed gives
 * @returns {number[]}
 * @throws {Error}
 */
function readWeights(text, drawn) {
  try {
    return unpackNumbers(text, drawn);
  } catch {
    throw new Error('Weights: expected what a link of this lesson has there, found damage');
  }
}
