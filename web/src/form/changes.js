/**
 * Changes of a network document by hand. Each returns a new document whose tables have the shapes that its
 * counts state; numbers that still fit are kept. The engine says whether the network makes sense.
 */
import { showing, shownExample } from '../network/network-document.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../engine/documents.js').LayerDocument} LayerDocument
 * @typedef {import('../engine/documents.js').Example} Example
 * @typedef {'input' | 'target'} ExamplePart
 */

/** The activation of a new hidden layer. */
const ofNewLayer = 'sigmoid';

/**
 * @param {readonly number[]} numbers
 * @param {number} count
 * @param {number} [filler]
 * @returns {number[]} so many: the first of these, then fillers
 */
function resized(numbers, count, filler = 0) {
  return Array.from({ length: count }, (_, k) => numbers[k] ?? filler);
}

/**
 * @param {LayerDocument} layer
 * @param {number} units
 * @param {number} columns units of the layer before
 * @returns {LayerDocument} of this shape; new weights are 0
 */
function fitted({ weights = [], biases, gamma, beta, ...layer }, units, columns) {
  return {
    ...layer,
    units,
    weights: Array.from({ length: units }, (_, k) => resized(weights[k] ?? [], columns)),
    ...(biases && { biases: resized(biases, units) }),
    ...(gamma && { gamma: resized(gamma, units, 1) }),
    ...(beta && { beta: resized(beta, units) }),
  };
}

/**
 * @param {NetworkDocument} document
 * @param {ExamplePart} part
 * @param {number} count
 * @returns {NetworkDocument} with so many numbers in this part of each example
 */
function withCount(document, part, count) {
  const change = (/** @type {Example} */ example) => ({
    ...example,
    [part]: resized(example[part] ?? [], count),
  });
  const { example, examples } = document;
  return {
    ...document,
    ...(example && { example: change(example) }),
    ...(examples && { examples: examples.map(change) }),
  };
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer
 * @returns {number} units of the layer before
 */
export function unitsBefore({ inputs, layers }, k) {
  return k === 0 ? inputs : layers[k - 1].units;
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer
 * @param {(layer: LayerDocument) => LayerDocument} change
 * @returns {NetworkDocument}
 */
export function atLayer(document, k, change) {
  const layers = document.layers.map((layer, l) => (l === k ? change(layer) : layer));
  return { ...document, layers };
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of the layer that follows a change; behind the last, the target follows
 * @param {number} columns units of the layer before
 * @returns {NetworkDocument}
 */
function following(document, k, columns) {
  if (k < document.layers.length) {
    return atLayer(document, k, (layer) => fitted(layer, layer.units, columns));
  }
  return takesTarget(document) ? withCount(document, 'target', columns) : document;
}

/**
 * @param {NetworkDocument} document
 * @param {number} inputs
 * @returns {NetworkDocument}
 */
export function withInputs(document, inputs) {
  return following(withCount({ ...document, inputs }, 'input', inputs), 0, inputs);
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer
 * @param {number} units
 * @returns {NetworkDocument}
 */
export function withUnits(document, k, units) {
  const columns = unitsBefore(document, k);
  const changed = atLayer(document, k, (layer) => fitted(layer, units, columns));
  return following(changed, k + 1, units);
}

/**
 * @param {NetworkDocument} document
 * @param {number} k the index that the new layer gets
 * @returns {NetworkDocument} with a layer that has a unit for each of the layer before, and takes each alone
 */
export function withLayer(document, k) {
  const units = unitsBefore(document, k);
  const ones = Array.from({ length: units }, (_, row) =>
    Array.from({ length: units }, (_each, column) => Number(row === column)),
  );
  const layer = { units, activation: ofNewLayer, weights: ones, biases: resized([], units) };
  const { layers } = document;
  return { ...document, layers: [...layers.slice(0, k), layer, ...layers.slice(k)] };
}

/**
 * @param {NetworkDocument} document with at least two layers
 * @param {number} k index of a layer
 * @returns {NetworkDocument} without it
 */
export function withoutLayer(document, k) {
  const layers = document.layers.filter((_, l) => l !== k);
  return following({ ...document, layers }, k, unitsBefore(document, k));
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer
 * @param {string} activation
 * @returns {NetworkDocument} a slope belongs to leaky ReLU alone
 */
export function withActivation(document, k, activation) {
  return atLayer(document, k, ({ slope, ...layer }) => ({
    ...layer,
    activation,
    ...(slope !== undefined && activation === 'leaky_relu' && { slope }),
  }));
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer
 * @param {boolean} bias
 * @returns {NetworkDocument} new biases are 0
 */
export function withBias(document, k, bias) {
  return atLayer(document, k, (layer) => {
    const rest = without(layer, ['bias', 'biases']);
    return bias ? { ...rest, biases: resized([], layer.units) } : { ...rest, bias: false };
  });
}

/**
 * @param {Pick<NetworkDocument, 'loss'>} document
 * @returns {boolean} whether its examples have targets
 */
export function takesTarget({ loss }) {
  return loss !== 'output';
}

/**
 * @param {NetworkDocument} document
 * @param {string} loss
 * @returns {NetworkDocument} targets that a loss newly takes are 0
 */
export function withLoss(document, loss) {
  const changed = { ...document, loss };
  if (takesTarget(changed)) {
    return withCount(changed, 'target', document.layers[document.layers.length - 1].units);
  }
  const { example, examples } = changed;
  const change = (/** @type {Example} */ each) => without(each, ['target']);
  return {
    ...changed,
    ...(example && { example: change(example) }),
    ...(examples && { examples: examples.map(change) }),
  };
}

/**
 * @param {NetworkDocument} document
 * @param {ExamplePart} part of the example that is shown
 * @param {number[]} numbers
 * @returns {NetworkDocument}
 */
export function withNumbers(document, part, numbers) {
  return showing(document, { ...shownExample(document), [part]: numbers });
}

/** The keys of a layer and of a document that the form has fields for; `gamma` and `beta` go with another. */
const ofLayer = ['units', 'activation', 'bias', 'weights', 'biases'];
const ofDocument = ['inputs', 'layers', 'loss', 'example', 'examples', 'pick', 'learning_rate'];

/**
 * @param {LayerDocument} layer
 * @returns {[name: string, value: unknown][]} what the form cannot edit
 */
export function keptOfLayer(layer) {
  return keptIn(layer, ofLayer);
}

/**
 * @param {NetworkDocument} document
 * @returns {[name: string, value: unknown][]} what the form cannot edit
 */
export function keptOf(document) {
  return keptIn(document, ofDocument);
}

/**
 * @param {object} object
 * @param {readonly string[]} edited
 * @returns {[name: string, value: unknown][]}
 */
function keptIn(object, edited) {
  return Object.entries(object).filter(
    ([name, value]) => value !== undefined && !edited.includes(name),
  );
}

/**
 * @template {object} T
 * @param {T} object a document, a layer or an example
 * @param {readonly string[]} names
 * @returns {T} without these
 */
export function without(object, names) {
  const rest = Object.entries(object).filter(([name]) => !names.includes(name));
  return /** @type {T} */ (Object.fromEntries(rest));
}
