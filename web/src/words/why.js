/** What is said of one weight, neuron, target, or the loss. */

export const lookAt = 'Look at';
export const layer = 'Layer';
export const neuron = 'Neuron';
export const weightFrom = 'Weight from';
export const noWeight = 'none, the neuron itself';
export const nothing = 'nothing yet';

export const seeHow = 'See how it is computed';

/** Where nothing is looked at. */
export const ask = 'Why this number?';
export const askHow =
  'Point at a neuron, a weight or the loss. Click to pin it and see how it is computed.';

/**
 * @param {string} from name of a neuron
 * @param {string} to
 * @returns {string}
 */
export function weightBetween(from, to) {
  return `Weight from ${from} to ${to}`;
}

/**
 * @param {string} formula
 * @returns {string} with what a shortcut adds
 */
export function withShortcut(formula) {
  return `${formula} + a of the layer before`;
}

export const deltaOfNext = 'f′(z) · Σ w·δ of the layer after';
export const deltaOfAllWays = '∂L/∂z, along every path from here to the loss';
export const truth = 'What the answer should have been; the loss compares the two.';

/** By the loss's name in the network document. @type {Readonly<Record<string, string>>} */
export const lossFormulas = {
  squared_error: 'L = ½ Σ (a − y)²',
  sum_squared_error: 'L = Σ (a − y)²',
  mean_squared_error: 'L = Σ (a − y)² / n',
  binary_cross_entropy: 'L = −y · ln a − (1 − y) · ln(1 − a)',
  cross_entropy: 'L = −Σ y · ln a',
  output: 'L = Σ a',
};
/** What L2 adds to the loss. */
export const decay = ' + ½ λ Σ w²';
/** The output's δ where no slope cancels, by the loss's name. @type {Readonly<Record<string, string>>} */
export const outputDeltas = {
  squared_error: '(a − y) · f′(z)',
  sum_squared_error: '2 (a − y) · f′(z)',
  mean_squared_error: '2 (a − y) / n · f′(z)',
  output: 'f′(z)',
};
/**
 * @param {number} examples
 * @returns {string} after an update by their mean
 */
export function byMean(examples) {
  return `, by the mean gradient of ${examples} examples`;
}

/** After a parameter that no update changes. */
export const frozen = ', held: no update changes it';

/** Above the rows of a sum. */
export const sumOfInputs = 'the sum of';
export const bias = 'bias b';
export const shortcut = 'through the shortcut past the next layer';

/**
 * @param {string} slope f′
 * @returns {string}
 */
export function slopeTimes(slope) {
  return `slope ${slope} × the sum of`;
}

export const answer = 'the answer';
export const answerItself = 'the loss is the answer itself';
export const slopeAlone = 'the slope';
export const target = 'minus the target';
export const differenceOf = 'δ is the answer minus the target';
export const slopeTimesDifference = 'the slope times the answer minus the target';
export const normalizedSum = 'in a normalised layer, each z moves every neuron: δ is the sum of';
export const gradientOfActivation = '∂L/∂a is the sum of';
export const largest = 'largest';

/**
 * @param {number} count of rows that are not shown
 * @returns {string}
 */
export function andOthers(count) {
  return count === 1 ? 'one more, together with it' : `${count} more, together`;
}

/**
 * @param {number} count of neurons on a way that are not named
 * @returns {string}
 */
export function steps(count) {
  return `… ${count} more …`;
}

/** The path to the loss along the largest terms. */
export const trail = 'The strongest path to the loss';
/**
 * @param {string} layer
 * @returns {string}
 */
export function someNeuron(layer) {
  return `${layer}, neuron ?`;
}

export const thisWeight = 'this weight';

/**
 * @param {string} slope
 * @returns {string}
 */
export function curveSpoken(slope) {
  return `The activation function at z, and its slope there: ${slope}`;
}
export const slopeHere = 'slope f′';
