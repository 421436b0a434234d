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

/**
 * @typedef {object} LayerDocument
 * @property {number} units
 * @property {string} activation
 * @property {number[][]} [weights] one row per unit
 * @property {number[]} [biases]
 * @property {string} [normalization]
 * @property {number[]} [gamma] of a normalised layer; ones where left out
 * @property {number[]} [beta] of a normalised layer; zeros where left out
 * @property {boolean} [residual]
 *
 * @typedef {object} NetworkDocument
 * @property {number} inputs
 * @property {LayerDocument[]} layers
 * @property {string} loss
 * @property {{scheme: string, seed: number, std?: number}} [initializer]
 * @property {{input: number[], target: number[]}} example
 *
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
 * Every weight and bias of the network, in the order of its document.
 *
 * @param {NetworkDocument} document weights written out
 * @returns {number[]}
 */
export function parametersOf({ layers }) {
  return layers.flatMap(({ weights = [], biases = [], gamma = [], beta = [] }) => [
    ...weights.flat(),
    ...biases,
    ...gamma,
    ...beta,
  ]);
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
 * @param {NetworkDocument} document
 * @param {readonly number[]} parameters as `parametersOf` orders them
 * @returns {NetworkDocument}
 * @throws {Error} where there are too few or too many
 */
function withParameters(document, parameters) {
  const expected = parameterCount(document);
  if (parameters.length !== expected) {
    throw new Error(`Weights: expected ${expected} numbers, found ${parameters.length}`);
  }
  let used = 0;
  const take = (/** @type {number} */ count) => parameters.slice(used, (used += count));
  const layers = document.layers.map((layer, k) => {
    const { units } = layer;
    const columns = unitsBefore(document, k);
    const weights = Array.from({ length: units }, () => take(columns));
    const biases = take(units);
    const normalized = layer.normalization && { gamma: take(units), beta: take(units) };
    return { ...layer, weights, biases, ...normalized };
  });
  return { ...document, layers, initializer: undefined };
}

/** What a reader may set a weight or a bias to. */
export const parameterRange = { least: -100, most: 100, whole: false };

/**
 * @param {NetworkDocument} document weights written out
 * @param {import('../inspector/explain.js').Selection} selection a weight, or a neuron of layer 1…L for its bias
 * @param {number} value
 * @returns {NetworkDocument} with this value there
 * @throws {Error} for a value that is no number, or too large to be of use
 */
export function withParameter(document, { layer, unit, from }, value) {
  const { least, most } = parameterRange;
  if (!(value >= least && value <= most)) {
    const name = from === null ? 'Bias' : 'Weight';
    throw new Error(`${name}: expected a number from ${least} to ${most}, found ${value}`);
  }
  const next = structuredClone(document);
  const { weights, biases } = next.layers[layer - 1];
  if (from === null) Object.assign(biases ?? [], { [unit]: value });
  else Object.assign(weights?.[unit] ?? [], { [from]: value });
  return next;
}

/**
 * @param {NetworkDocument} document
 * @returns {number}
 */
function parameterCount(document) {
  return document.layers.reduce((sum, { units, normalization }, k) => {
    return sum + units * (unitsBefore(document, k) + (normalization ? 3 : 1));
  }, 0);
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer in the document
 * @returns {number} units of the layer before
 */
function unitsBefore({ inputs, layers }, k) {
  return k === 0 ? inputs : layers[k - 1].units;
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
