/** Converts states to network documents, and network documents to changes of a state. */
import { schemeOf } from '../state/choices.js';
import { damagedPart, settingNames } from '../words/settings.js';
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
 * @typedef {import('../engine/engine.js').Engine} Engine draws weights from a seed
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 * @typedef {import('../engine/documents.js').Example} Example
 * @typedef {Example & {pick: number}} ShownExample `pick`: its place among several, from 0
 * @typedef {Readonly<NetworkChoice & Partial<Pick<State, 'network' | 'weights'>>>} Described the
 *   part of a state that describes one network
 */

/**
 * Returns the network that a state describes: hidden layers of equal width and activation, one sigmoid
 * output and binary cross-entropy, or the shape opened from a file; with weights drawn from the seed, or
 * the state's own.
 *
 * @param {Described} state
 * @param {Engine} engine
 * @returns {NetworkDocument}
 * @throws {Error} if the state's packed shape or weights are damaged or do not fit together
 */
export function networkDocument(state, engine) {
  const { weights = '' } = state;
  const document = shapeDocument(state);
  return weights === '' ? document : withWeights(document, weights, engine);
}

/**
 * @param {Described} state its weights are ignored
 * @returns {NetworkDocument} without weights
 * @throws {Error} if the state's shape is damaged
 */
export function shapeDocument({ network = '', ...choice }) {
  return network === '' ? standardDocument(choice) : readShape(network);
}

/**
 * @param {NetworkDocument} document of `shapeDocument`
 * @param {string} weights packed
 * @param {Engine} engine
 * @returns {NetworkDocument} with these weights
 * @throws {Error} if they are damaged, too few or too many
 */
export function withWeights(document, weights, engine) {
  return withParameters(
    document,
    readWeights(weights, () => sampledParameters(document, engine)),
  );
}

/**
 * @param {NetworkDocument} document
 * @returns {Example} the one that is shown: of several, the one picked, else the first
 */
export function shownExample({ example, examples = [], pick = 0 }) {
  const shown = example ?? examples[pick];
  if (!shown) throw new Error(damagedPart(settingNames.network));
  return shown;
}

/**
 * @param {string} network an opened network, packed
 * @param {Example} example
 * @returns {string} the network with this in place of the example that is shown, packed
 * @throws {Error} if the network is damaged
 */
export function withExample(network, example) {
  return packShape(showing(readShape(network), example));
}

/**
 * @param {NetworkDocument} document
 * @param {Example} example
 * @returns {NetworkDocument} with this in place of the example that is shown
 */
export function showing(document, example) {
  const { examples, pick = 0 } = document;
  if (!examples) return { ...document, example };
  const changed = examples.map((each, k) => (k === pick ? { ...each, ...example } : each));
  return { ...document, examples: changed };
}

/**
 * @param {string} network an opened network with several examples, packed
 * @param {number} pick the one to show, from 0
 * @returns {string} packed
 * @throws {Error} if the network is damaged
 */
export function withPick(network, pick) {
  return packShape({ ...readShape(network), pick });
}

/**
 * @param {string} network an opened network, packed
 * @returns {NetworkDocument} without weights
 * @throws {Error} if it is damaged
 */
export function openedDocument(network) {
  return readShape(network);
}

/**
 * Sets one target. The targets of a cross-entropy sum to 1, so the rest is divided among the other
 * targets in proportion to their values.
 *
 * @param {readonly number[]} targets
 * @param {number} unit whose target is set
 * @param {number} value
 * @param {string} loss
 * @returns {number[]}
 */
export function withTarget(targets, unit, value, loss) {
  const others = targets.reduce((sum, target, k) => (k === unit ? sum : sum + target), 0);
  return targets.map((target, k) => {
    if (k === unit) return value;
    if (loss !== 'cross_entropy') return target;
    return others > 0 ? (target * (1 - value)) / others : (1 - value) / (targets.length - 1);
  });
}

/**
 * @param {string} one network, packed
 * @param {string} other
 * @returns {ShownExample | null} the other's example if nothing else differs, else null
 */
export function otherExample(one, other) {
  if (one === '' || other === '' || one === other) return null;
  const [before, after] = [readShape(one), readShape(other)];
  const { example, examples, pick } = after;
  if (JSON.stringify({ ...before, example, examples, pick }) !== JSON.stringify(after)) return null;
  return { ...shownExample(after), pick: pick ?? 0 };
}

/**
 * @param {NetworkDocument} document
 * @param {Engine} engine
 * @returns {Float64Array} the document's parameters, drawn from its seed or written out
 */
export function sampledParameters(document, engine) {
  const session = engine.open(document);
  const parameters = session.parameters();
  session.close();
  return parameters;
}

/**
 * @param {Float64Array} parameters of a network of the state's shape
 * @param {Described} state its weights are ignored
 * @param {() => Float64Array} sampled draws the parameters from the state's seed
 * @returns {string} the parameters, packed; '' if they are the seed's
 */
export function weightsText(parameters, { network = '' }, sampled) {
  return network === '' ? packDifferences(parameters, sampled()) : packNumbers(parameters);
}

/**
 * @param {Readonly<NetworkChoice>} choice
 * @returns {NetworkDocument}
 */
function standardDocument({ depth, width, activation, initializer, seed, input, target }) {
  const scheme = schemeOf({ initializer, activation });
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
 * @param {NetworkDocument} document with its weights written out, as a session returns it
 * @param {Described} state
 * @param {Engine} engine
 * @returns {import('../state/state.js').Change} that makes the state describe this document
 */
export function changeTo(document, state, engine) {
  const parameters = Float64Array.from(parametersOf(document));
  // The learning rate is a setting of its own.
  const standard = standardChange({ ...document, learning_rate: undefined }, state);
  const network = standard ? '' : packShape(withoutParameters(document));
  const described = { ...state, ...standard, network };
  const sampled = () => sampledParameters(shapeDocument(described), engine);
  return { ...standard, network, weights: weightsText(parameters, described, sampled) };
}

/**
 * @param {NetworkDocument} document
 * @param {Described} state
 * @returns {Omit<NetworkChoice, 'initializer' | 'seed'> | null} null if the document is not what `standardDocument` makes
 */
function standardChange(document, state) {
  const [first] = document.layers;
  const { input, target = [] } = shownExample(document);
  const change = /** @type {Omit<NetworkChoice, 'initializer' | 'seed'>} */ ({
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

/** The keys of a layer's parameters. */
const ofParameters = new Set(['weights', 'biases', 'gamma', 'beta']);

/**
 * @param {NetworkDocument} document
 * @returns {NetworkDocument} all but its parameters
 */
function withoutParameters(document) {
  const isShape = (/** @type {[name: string, value: unknown]} */ [name]) => !ofParameters.has(name);
  const layers = document.layers.map((layer) =>
    Object.fromEntries(Object.entries(layer).filter(isShape)),
  );
  return /** @type {NetworkDocument} */ ({ ...document, layers, initializer: undefined });
}

/**
 * Unpacks a shape. Checks only what is needed to count its parameters; the engine checks the rest.
 *
 * @param {string} text
 * @returns {NetworkDocument}
 * @throws {Error} if it is damaged
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
    throw new Error(damagedPart(settingNames.network));
  }
  return shape;
}

/**
 * @param {string} text
 * @param {() => Float64Array} sampled draws the parameters from the seed
 * @returns {number[]}
 * @throws {Error}
 */
function readWeights(text, sampled) {
  try {
    return unpackNumbers(text, sampled);
  } catch {
    throw new Error(damagedPart(settingNames.weights));
  }
}
