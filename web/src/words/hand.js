/** What is said where a reader works a pass out by hand. */

export const title = 'Work it by hand';
export const task =
  'The forward pass is done: its numbers are in the figure and in the table. Work out what is blank, to three digits, and type it in; the figure has the answers once it is stepped on.';
export const beginSmall = 'Begin with two hidden neurons';
export const beginHere = 'Use the network shown';
/** The task on a printed worksheet. */
export const taskOnPaper =
  'The forward pass is done: the table has its numbers, as far back as they are needed. Go backward from the output, and write each blank to three digits.';
export const what = 'Blank are';

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
export const noNumber = '✗ not a number';

/** What a wrong answer is likely to come from. */
const slips = /** @type {const} */ ({
  slope: 'the slope f′ is missing: this is the derivative by the activation',
  toActivation: 'this is the derivative by the activation, not by the preactivation',
  transposed: 'rows and columns are swapped: on the way back, the matrix is transposed',
  sign: 'it has the other sign',
  updated: 'this uses weights that are updated already',
});

/** @typedef {keyof typeof slips} SlipName */

/**
 * @param {SlipName | null} slip
 * @returns {string}
 */
export function wrong(slip) {
  return slip === null ? '✗ wrong' : `✗ wrong: ${slips[slip]}`;
}

/**
 * @param {number} correct
 * @param {number} all
 * @returns {string}
 */
export function score(correct, all) {
  return `${correct} of ${all} are right.`;
}

/** The picture on a printed worksheet. */
export const picture = 'The network after its forward pass';
export const solution = 'Show the solution';
export const print = 'Print the worksheet';
export const printSolved = 'Print with the solution';
export const givenColumns = /** @type {const} */ (['Neuron', 'Weights w', 'Bias b', 'z', 'a']);
export const target = 'target y';
export const blankColumns = /** @type {const} */ (['What', 'Your number', 'Mark']);
