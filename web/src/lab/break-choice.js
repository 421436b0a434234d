/** What "Now Break It" learns, and how: the same for each of its networks. */
import { schemeOf } from '../state/choices.js';
import { settings } from '../state/settings.js';

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
export const counting = { seeds: countedSeeds, steps: goal };
/** The plot's. */
export const deepest = 32;
export const sweptSeeds = 100;

/**
 * The sigmoid's slope is a quarter of the others' at most: it takes a larger rate to learn as fast.
 *
 * @param {Activation} activation
 * @returns {number}
 */
export function suitedRate(activation) {
  const { broken, repaired } = settings;
  return (activation === 'sigmoid' ? broken : repaired).default.rate;
}

/**
 * @param {Readonly<NetworkChoice>} network
 * @returns {Learning}
 */
export function learningOf({ depth, width, activation, initializer, seed }) {
  const rate = suitedRate(activation);
  return { ...settings.broken.default, depth, width, activation, initializer, seed, rate };
}

/**
 * @param {Readonly<NetworkChoice>} network its depth, activation and seed are left aside
 * @param {Activation} activation
 * @returns {import('../engine/engine.js').RatioSettings} for every depth of the plot
 */
export function sweptRatios({ width, initializer, input, target }, activation) {
  return {
    activation,
    initializer: { scheme: schemeOf({ initializer, activation }) },
    width,
    depths: Array.from({ length: deepest }, (_, k) => k + 1),
    seeds: sweptSeeds,
    firstSeed: 1,
    input: [...input],
    target,
  };
}
