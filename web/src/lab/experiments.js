/** The experiments of the comparison: each sets up two networks, of which one is to be compared. */
import { settings } from '../state/settings.js';
import { suitedRate } from '../arms/learning-choice.js';

/**
 * @typedef {import('../learning/training-document.js').Learning} Learning
 * @typedef {import('../words/repair.js').ExperimentName} ExperimentName
 *
 * @typedef {object} Experiment
 * @property {Partial<Learning>} broken what it has that the broken network does not begin with
 * @property {Partial<Learning>} repaired what the other has in place of that
 */

/** The rate of those that are no sigmoids. */
const smaller = suitedRate('tanh');

/** What breaks a network, and what does not mend it. @type {Partial<Record<ExperimentName, Experiment>>} */
export const breaks = {
  depth: { broken: {}, repaired: { depth: 3 } },
  rate: { broken: {}, repaired: { rate: 50 } },
  neurons: { broken: {}, repaired: { width: 32 } },
  large: {
    broken: { activation: 'tanh', rate: smaller, gain: 10 },
    repaired: { gain: 1 },
  },
  exploding: {
    broken: { activation: 'relu', rate: smaller, gain: 5 },
    repaired: { gain: 1 },
  },
  dead: {
    broken: { activation: 'relu', rate: smaller, width: 3 },
    repaired: { width: 8 },
  },
  saturated: {
    broken: { depth: 1, gain: 10, loss: 'squared_error' },
    repaired: { loss: 'cross_entropy' },
  },
};

/** What helps a network that is too deep for its sigmoids, or has weights that are too large. */
export const helps = /** @type {Partial<Record<ExperimentName, Experiment>>} */ ({
  relu: { broken: {}, repaired: { activation: 'relu', rate: smaller } },
  tanh: { broken: {}, repaired: { activation: 'tanh', rate: smaller } },
  wider: { broken: {}, repaired: { gain: 4, centered: true } },
  shortcuts: { broken: {}, repaired: { shortcuts: true } },
  normalization: {
    broken: { activation: 'tanh', rate: smaller, gain: 10 },
    repaired: { normalized: true },
  },
});

/**
 * @param {Experiment} experiment
 * @param {number} seed of both networks
 * @returns {{broken: Learning, repaired: Learning}} both, whole
 */
export function setUp({ broken, repaired }, seed) {
  const first = { ...settings.broken.default, ...broken, seed };
  return { broken: first, repaired: { ...first, ...repaired } };
}
