/**
 * What the reader chose, and nothing derived from it. States are never changed: `changed` makes a
 * new one.
 */
import { activations, initializers, ranges, scales, speeds } from './choices.js';

/**
 * @typedef {object} State
 * @property {number} depth hidden layers
 * @property {number} width units of each hidden layer
 * @property {import('./choices.js').Activation} activation of the hidden layers
 * @property {import('./choices.js').Scheme | 'matched'} initializer
 * @property {number} seed
 * @property {number} learningRate
 * @property {readonly [number, number]} input
 * @property {number} target
 * @property {number} speed of the animation; 1 is unhurried
 * @property {'linear' | 'logarithmic'} scale of the bars
 */

/**
 * The seed is one of those for which, at this width and at every depth of the slider, the sigmoid's
 * first layer fades while the ReLU's stays alive. Most seeds show the first half; a narrow ReLU
 * network of depth 20 is born dead for about a quarter of them.
 *
 * @type {Readonly<State>}
 */
export const defaultState = Object.freeze({
  depth: 3,
  width: 6,
  activation: 'sigmoid',
  initializer: 'matched',
  seed: 12278,
  learningRate: 0.5,
  input: /** @type {const} */ ([0.3, 0.8]),
  target: 1,
  speed: 1,
  scale: 'linear',
});

/** The keys on which the network depends; a change to any of them starts again at iteration 0. */
const networkKeys = /** @type {const} */ ([
  'depth',
  'width',
  'activation',
  'initializer',
  'seed',
  'input',
  'target',
]);

/** @type {Readonly<Record<string, ReadonlyArray<{value: unknown}>>>} */
const options = {
  activation: activations,
  initializer: initializers,
  speed: speeds,
  scale: scales,
};

/**
 * @param {Readonly<State>} state
 * @param {Partial<State>} change
 * @returns {Readonly<State>}
 * @throws {Error} with one line that names what is wrong; the state is then as it was
 */
export function changed(state, change) {
  for (const [key, value] of Object.entries(change)) check(key, value);
  return Object.freeze({ ...state, ...change });
}

/**
 * @param {Readonly<State>} before
 * @param {Readonly<State>} after
 * @returns {boolean} whether they describe the same network and example
 */
export function sameNetwork(before, after) {
  return networkKeys.every((key) => String(before[key]) === String(after[key]));
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function check(key, value) {
  if (key === 'input') {
    const values = /** @type {unknown[]} */ (value);
    if (!Array.isArray(value) || values.length !== 2) {
      throw new Error(`Input: expected 2 numbers, found ${describe(value)}`);
    }
    for (const number of values) checkNumber(key, number);
  } else if (key in ranges) {
    checkNumber(key, value);
  } else if (!options[key]?.some((option) => option.value === value)) {
    throw new Error(`${key}: unknown, or not one of its values: ${describe(value)}`);
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function checkNumber(key, value) {
  const { name, least, most, whole } = ranges[key];
  const fits =
    typeof value === 'number' &&
    value >= least &&
    value <= most &&
    (!whole || Number.isInteger(value));
  if (!fits) {
    const kind = whole ? 'whole number' : 'number';
    throw new Error(
      `${name}: expected a ${kind} from ${least} to ${most}, found ${describe(value)}`,
    );
  }
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function describe(value) {
  if (Number.isNaN(value)) return 'something else';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
