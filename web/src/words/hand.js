/** What is said where a reader works a pass out by hand. */

export const title = 'Work it by hand';
export const task =
  'The forward pass is done: its numbers are in the figure and in the table. Work out what is blank, to three digits, and type it in; the figure has the answers once it is stepped on.';
export const what = 'Blank are';

export const kindLabels = /** @type {const} */ ({
  none: 'nothing',
  deltas: 'error signals δ',
  gradients: 'gradients ∂L/∂w',
  both: 'both',
});

/**
 * @param {string} neuron
 * @returns {string}
 */
export function deltaOf(neuron) {
  return `δ of ${neuron}`;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string}
 */
export function gradientOf(from, to) {
  return `∂L/∂w from ${from} to ${to}`;
}

export const right = '✓ right';
export const noNumber = '✗ no number';

/** What a wrong answer is likely to come from. */
const slips = /** @type {const} */ ({
  slope: 'the slope f′ is left out: this is the derivative to the activation',
  toActivation: 'this is the derivative to the activation, not to the preactivation',
  transposed: 'row and column are exchanged: on the way back, the matrix is transposed',
  sign: 'the sign is the other one',
  updated: 'this is with weights that were updated already',
});

/** @typedef {keyof typeof slips} SlipName */

/**
 * @param {SlipName | null} slip
 * @returns {string}
 */
export function wrong(slip) {
  return slip === null ? '✗ not this' : `✗ not this: ${slips[slip]}`;
}

/**
 * @param {number} correct
 * @param {number} all
 * @returns {string}
 */
export function score(correct, all) {
  return `${correct} of ${all} are right.`;
}

export const solution = 'Show the solution';
export const print = 'Print the worksheet';
export const printSolved = 'Print with the solution';
export const givenColumns = /** @type {const} */ (['Neuron', 'Weights w', 'Bias b', 'z', 'a']);
export const target = 'target y';
export const blankColumns = /** @type {const} */ (['What', 'Your number', 'Mark']);
