/** What "Now Break It" learns, and how: the same for each of its networks. */
import { matchedScheme } from '../state/choices.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../learning/training-document.js').Learning} Learning
 * @typedef {import('../state/choices.js').Activation} Activation
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 */

/** So many steps show who learns and who does not. */
export const goal = 2000;
/** So many seeds make a claim. */
export const countedSeeds = 24;
/** The plot's. */
export const deepest = 32;
export const sweptSeeds = 100;

/** An ordinary draw of the two moons. */
export const points = /** @type {const} */ ({ name: 'moons', seed: 1, size: 200 });

/**
 * The sigmoid's slope is a quarter of the others' at most: it takes a larger rate to learn as fast.
 *
 * @param {Activation} activation
 * @returns {number}
 */
export function suitedRate(activation) {
  return activation === 'sigmoid' ? 0.5 : 0.1;
}

/** How a network learns where nothing else is said. */
const plainly = /** @type {const} */ ({
  gain: 1,
  centered: false,
  shortcuts: false,
  normalized: false,
  loss: 'cross_entropy',
  optimizer: 'sgd',
  clip: 0,
});

/**
 * @param {Readonly<NetworkChoice>} network
 * @returns {Learning}
 */
export function learningOf({ depth, width, activation, initializer, seed }) {
  const rate = suitedRate(activation);
  return { ...plainly, depth, width, activation, initializer, seed, rate };
}

/**
 * @param {Readonly<NetworkChoice>} network its depth, activation and seed are left aside
 * @param {Activation} activation
 * @returns {import('../engine/engine.js').RatioSettings} for every depth of the plot
 */
export function sweptRatios({ width, initializer, input, target }, activation) {
  const scheme = initializer === 'matched' ? matchedScheme(activation) : initializer;
  return {
    activation,
    initializer: { scheme },
    width,
    depths: Array.from({ length: deepest }, (_, k) => k + 1),
    seeds: sweptSeeds,
    firstSeed: 1,
    input: [...input],
    target,
  };
}
