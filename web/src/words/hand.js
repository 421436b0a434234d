/** What is said where a reader works a pass out by hand. */

export const title = 'Work it by hand';
export const task =
  'The forward pass is done: its numbers are in the figure and in the table. Work out what is blank, to three digits, and type it in; the figure has the answers once it is stepped on.';
export const taskOfPass =
  'The input is given: its numbers, the weights and the biases are in the figure. Work out what is blank, to three digits, and type it in; the figure has the answers once it is stepped on.';
export const beginSmall = 'Begin with two hidden neurons';
export const beginHere = 'Use the network shown';
/** The task on a printed worksheet. */
export const taskOnPaper =
  'The forward pass is done: the table has its numbers, as far back as they are needed. Go backward from the output, and write each blank to three digits.';
export const taskOfPassOnPaper =
  'The table has the weights, the biases and the numbers that are not asked for. Go forward, then backward from the output, and write each blank to three digits.';
export const what = 'Blank are';
export const newNumbers = 'New numbers';

/**
 * @param {number} variant
 * @returns {string}
 */
export function numbersOf(variant) {
  return variant === 0 ? 'The network’s own numbers' : `Variant ${variant}`;
}

/**
 * @param {number} variant
 * @returns {[blank: string, solved: string]} above a printed worksheet, and above its solution
 */
export function sheetTitles(variant) {
  const ending = variant === 0 ? '' : `, variant ${variant}`;
  return [`${title}${ending}`, `Solution${ending}`];
}

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

/**
 * @param {string} neuron
 * @returns {string}
 */
export function preactivationOf(neuron) {
  return `z of ${neuron}`;
}

/**
 * @param {string} neuron
 * @returns {string}
 */
export function activationOf(neuron) {
  return `a of ${neuron}`;
}

/**
 * @param {string} neuron
 * @returns {string}
 */
export function biasGradientOf(neuron) {
  return `∂L/∂b of ${neuron}`;
}

/** δ where what comes after it, or its own layer, has more than one way on. */
export const deltaPastShortcut = 'f′(z) · (Σ w·δ + ∂L/∂a of the layer after)';
export const deltaOfNormalized = 'Σ ∂u/∂z · f′(u) · ∂L/∂a of the own layer';

/**
 * @param {number} count of terms
 * @returns {string}
 */
export function moreTerms(count) {
  return ` + … (${count} more)`;
}

/**
 * An activation with its number put in, by its name in the network document; `factor` is the number as a factor,
 * in brackets if it has a sign.
 *
 * @type {Readonly<Record<string, (z: string, factor: string) => string>>}
 */
export const activationsOf = {
  sigmoid: (z) => `σ(${z})`,
  tanh: (z) => `tanh(${z})`,
  relu: (z) => `max(0, ${z})`,
  leaky_relu: (z) => `leaky ReLU(${z})`,
  linear: (z) => z,
  softplus: (_, factor) => `ln(1 + e^${factor})`,
  elu: (z) => `ELU(${z})`,
  silu: (z, factor) => `${factor} × σ(${z})`,
  gelu: (z, factor) => `${factor} × Φ(${z})`,
};

export const right = '✓ right';
export const noNumber = '✗ not a number';

/** Of an answer that has too few digits. */
export const rounded = '✗ right so far, but write three digits';

/**
 * What a wrong answer is likely to come from. They are the names of the engine's slips
 * (engine/slips/slip.hpp), in its order, with the signs that formulas have here.
 *
 * @type {readonly string[]}
 */
export const slips = [
  'the slope f′ is left out',
  'the slope is taken at a, not at z',
  'the slope is 1 where the neuron is off, too',
  'the slope of the output is multiplied in, where it cancels',
  'rows and columns are swapped: the weights are not transposed',
  'only one of the paths is followed',
  'the weights are updated already',
  'the sign is the other',
  'this is the derivative by the activation, not by the preactivation',
  'the bias is left out',
  'the ½ of the loss is left out',
  'a ½ is put into the loss',
  'the mean over the outputs is taken for the sum',
  'the sum over the outputs is taken for the mean',
  'softmax’s cross terms are left out',
  'the activation is that of the neuron the weight leads to',
  'the preactivation is taken for the activation',
  'the weight is taken for the activation',
  'the gradient of the bias is multiplied by the bias',
  'L2 is left out',
  'L2 is twice as large',
  'L2 is applied to the biases, too',
  'the mean and the deviation of the normalisation are taken for constants',
  'the variance is divided by n − 1',
  'ε stands outside of the root',
  'the shortcut is left out on the way back',
  'the shortcut is left out',
  'the magnitude is the mean of δ, not of |δ|',
  'the magnitude is a sum, not a mean',
];

/**
 * @param {number | null} slip its place among `slips`; null if none is known
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
  return `${correct} of ${all} ${correct === 1 ? 'is' : 'are'} right.`;
}

export const tryNewNumbers = 'Try it with new numbers.';
export const goOnBelow = 'The next level is below.';

/**
 * @param {1 | 2 | 3 | 4} level
 * @returns {string}
 */
export function nextLevel(level) {
  const blanks = { 1: 'the last line', 2: 'a few lines', 3: 'most lines', 4: 'all lines' };
  return `Next level: ${blanks[level]} blank`;
}

export const hiddenLayers = 'hidden layers';

/**
 * @param {string} layer
 * @param {{activation: string, normalized: boolean, residual: boolean}} rule
 * @returns {string}
 */
export function ruleOf(layer, { activation, normalized, residual }) {
  const more = [normalized ? ', normalised' : '', residual ? ', with a shortcut' : ''].join('');
  return `${layer}: ${activation.replace('_', ' ')}${more}`;
}

/** The picture on a printed worksheet. */
export const picture = 'The network after its forward pass';
export const solution = 'Show the solution';
export const print = 'Print the worksheet';
export const printSolved = 'Print with the solution';
export const givenColumns = /** @type {const} */ (['Neuron', 'Weights w', 'Bias b', 'z', 'a']);
export const target = 'target y';
export const blankColumns = /** @type {const} */ (['What', 'Your number', 'Mark']);
