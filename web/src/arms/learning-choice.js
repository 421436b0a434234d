/** What one network of "Now Break It" learns with: its repairs, and the rate and start that suit them. */
import { repairNames, settings } from '../state/settings.js';
import { words } from '../state/setting-kinds.js';

/**
 * @typedef {import('../state/choices.js').Activation} Activation
 * @typedef {import('../state/settings.js').RepairName} RepairName
 * @typedef {import('../state/state.js').LearningChoice} LearningChoice
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 */

/** So many steps show who learns and who does not. */
export const goal = 2000;
/** So many seeds make a claim. */
export const countedSeeds = 24;
export const counting = { seeds: countedSeeds, steps: goal };

/** Adam scales each step by the gradient's own size, so one rate suits every activation. */
const rateOfAdam = 0.003;
/** How many times larger a larger rate is. */
const largerRate = 4;

/**
 * The size of the first weights beside shortcuts. Layers of ReLU add up what they are given and what they make
 * of it, so that with the usual weights the signal grows from layer to layer.
 */
const besideShortcuts = { sigmoid: 1, tanh: 1, relu: 0.3, leaky_relu: 0.3 };

/**
 * The size of larger weights, relative to the initializer's. A sigmoid with four times Xavier's weights and
 * with its inputs centred is a tanh with the usual ones: σ(z) = ½ (1 + tanh(z/2)). The others are at their
 * best scale already.
 */
const largerWeights = { sigmoid: 4, tanh: 1.5, relu: 1.5, leaky_relu: 1.5 };

/** With more layers of ReLU than this, a step at the usual rate now and then switches a whole layer off. */
const deepRelu = 10;
const rateOfDeepRelu = 0.03;

/**
 * The sigmoid's slope is at most a quarter of the others' slopes: it takes a larger rate to learn as fast.
 *
 * @param {Activation} activation
 * @param {number} [depth]
 * @returns {number}
 */
export function suitedRate(activation, depth = 1) {
  const { broken, repaired } = settings;
  if (activation === 'sigmoid') return broken.default.rate;
  const isRelu = activation !== 'tanh';
  return isRelu && depth > deepRelu ? rateOfDeepRelu : repaired.default.rate;
}

/**
 * What each repair changes in a network that has the repairs before it.
 *
 * @type {Readonly<Record<RepairName, (learning: LearningChoice) => Partial<LearningChoice>>>}
 */
const changes = {
  shortcuts: ({ activation, gain }) => ({
    shortcuts: true,
    gain: rounded(gain * besideShortcuts[activation]),
  }),
  normalization: () => ({ normalized: true }),
  adam: () => ({ optimizer: 'adam', rate: rateOfAdam }),
  rate: ({ rate }) => ({ rate: rounded(largerRate * rate) }),
  weights: ({ activation, gain }) => ({
    gain: rounded(gain * largerWeights[activation]),
    centered: activation === 'sigmoid',
  }),
};

/**
 * @param {number} number
 * @returns {number} without the last digits of a product: 0.3 instead of 0.30000000000000004
 */
function rounded(number) {
  return Number(number.toPrecision(3));
}

/**
 * @param {string} repairs the setting's value
 * @returns {RepairName[]} the repairs that are on, in the order of the stage
 */
export function repairsIn(repairs) {
  return repairNames.filter((name) => repairs === 'all' || words(repairs).includes(name));
}

/**
 * @param {string} repairs the setting's value
 * @param {RepairName} name
 * @returns {string} the setting with this repair on instead of off, or off instead of on
 */
export function toggled(repairs, name) {
  const on = repairsIn(repairs);
  const next = repairNames.filter((each) => on.includes(each) !== (each === name));
  return next.join(',') || 'none';
}

/**
 * @param {Readonly<Pick<NetworkChoice, 'depth' | 'width' | 'activation' | 'initializer' | 'seed'>>} network
 * @param {string} [repairs] the setting's value; 'none' for the network as it is
 * @returns {LearningChoice} the network and its training, whole
 */
export function learningOf({ depth, width, activation, initializer, seed }, repairs = 'none') {
  /** @type {LearningChoice} */
  const plain = {
    ...settings.broken.default,
    ...{ depth, width, activation, initializer, seed },
    rate: suitedRate(activation, depth),
  };
  return repairsIn(repairs).reduce(
    (learning, name) => ({ ...learning, ...changes[name](learning) }),
    plain,
  );
}
