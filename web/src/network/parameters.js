/** The parameters of a network, as a list and by place. */
import { number } from '../state/setting-kinds.js';
import { bias, countedNumbers, refusal, settingNames, value, weight } from '../words/settings.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} NetworkPart a weight, or, if `from` is null, a neuron, a target or the loss
 * @property {number} layer 0…N; N + 1: a target; N + 2: the loss
 * @property {number} unit of that layer, counted from 0
 * @property {number | null} from for a weight: the unit of the previous layer, counted from 0
 *
 * @typedef {object} ShownWay one path from a parameter to the loss, as drawn
 * @property {readonly NetworkPart[]} weights along the path
 * @property {boolean} isChosen
 */

/**
 * @param {NetworkPart | null} one
 * @param {NetworkPart | null} other
 * @returns {boolean} true if they are the same weight or neuron
 */
export function samePart(one, other) {
  return one?.layer === other?.layer && one?.unit === other?.unit && one?.from === other?.from;
}

/**
 * @param {NetworkDocument} document with its weights written out
 * @returns {number[]} every parameter, in the document's order
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
 * @param {readonly number[]} parameters as `parametersOf` orders them
 * @returns {NetworkDocument}
 * @throws {Error} if there are too few or too many
 */
export function withParameters(document, parameters) {
  const expected = parameterCount(document);
  if (parameters.length !== expected) {
    throw new Error(
      refusal(settingNames.weights, countedNumbers(expected), String(parameters.length)),
    );
  }
  let used = 0;
  const take = (/** @type {number} */ count) => parameters.slice(used, (used += count));
  const layers = document.layers.map((layer, k) => {
    const { units } = layer;
    const columns = unitsBefore(document, k);
    const weights = Array.from({ length: units }, () => take(columns));
    const biases = hasBiases(layer) && { biases: take(units) };
    const normalized = layer.normalization && { gamma: take(units), beta: take(units) };
    return { ...layer, weights, ...biases, ...normalized };
  });
  return { ...document, layers, initializer: undefined };
}

/** The weights that a reader may set. */
export const weightRange = number(weight, { least: -100, most: 100, whole: false }, 0);
export const biasRange = number(bias, weightRange, 0);
/** The inputs and targets that a reader may set. The engine refuses targets that the loss does not allow. */
export const exampleRange = number(value, { least: -1e9, most: 1e9, whole: false }, 0);

/**
 * @param {NetworkPart} selection a weight, or a neuron of layer 1…N for its bias
 * @param {number} value the reader's value for it
 * @returns {import('../engine/session.js').Place}
 * @throws {Error} if the value is not a number or outside the allowed range
 */
export function placeOf({ layer, unit, from }, value) {
  const { name, accepts, takes } = from === null ? biasRange : weightRange;
  if (!takes(value)) throw new Error(refusal(name, accepts, String(value)));
  return from === null ? { name: 'bias', layer, unit } : { name: 'weight', layer, unit, from };
}

/**
 * @param {NetworkDocument} document
 * @returns {number}
 */
function parameterCount(document) {
  return document.layers.reduce((sum, layer, k) => {
    const perUnit = Number(hasBiases(layer)) + (layer.normalization ? 2 : 0);
    return sum + layer.units * (unitsBefore(document, k) + perUnit);
  }, 0);
}

/**
 * @param {import('../engine/documents.js').LayerDocument} layer
 * @returns {boolean}
 */
function hasBiases({ bias = true }) {
  return bias;
}

/**
 * @param {NetworkDocument} document
 * @param {number} k index of a layer in the document
 * @returns {number} units of the layer before
 */
function unitsBefore({ inputs, layers }, k) {
  return k === 0 ? inputs : layers[k - 1].units;
}
