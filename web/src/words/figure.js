/** What stands around the figure: its controls, its bars and its tables. */
import { formatGrouped, formatNumber, powerOfTen } from './format.js';

export const figure = 'Backpropagation, one layer at a time';

export const playback = 'Playback';
export const play = 'Play';
export const replay = 'Replay';
export const pause = 'Pause';
export const restart = 'Restart';
export const stepBack = 'Step back';
export const step = 'Step';
export const update = 'Update the weights';
export const menu = 'More';
/** The names of two networks to listen to. */
export const now = 'now';
export const before = 'before the change';
/** How much a screen reader is told. */
export const verbosity = 'Screen reader';
export const verbosities = [
  { value: false, label: 'Short' },
  { value: true, label: 'Full' },
];
export const newWeights = 'New weights';
export const close = 'Close';

const output = 'The output is one sigmoid neuron, and the loss is binary cross-entropy.';
const leaving = 'A new depth, width, activation, initializer or seed draws new ones.';
/** Where the weights of the figure's network come from. */
export const seedNote = `${output} Weights are drawn from the seed; biases start at 0.`;
export const ownNote = `${output} The weights are your own. ${leaving}`;
export const openedNote =
  'This network was opened, with its own layers, example and weights. A new depth or activation leaves it; the browser’s Back brings it again.';

export const bars = 'Gradient magnitude by layer';
export const direction = 'output → input';
/** What the bars measure, by the kind of their axis. */
export const barsMeasure = {
  linear: 'mean error signal |δ|',
  logarithmic: 'numbers: mean error signal |δ|;',
};
/** What the axis is relative to, and what its lines mean, by its kind. */
export const barsLines = {
  linear: '',
  logarithmic: 'bars: relative to output, lines 100× apart',
};

/**
 * @param {number} magnitude the first layer's mean |δ|
 * @param {number} output the output's
 * @returns {string}
 */
export function firstLayer(magnitude, output) {
  return `First layer: ${shareWords(magnitude, output)}`;
}

/**
 * @param {number} magnitude a layer's mean |δ|
 * @param {number} output the output's
 * @returns {string} such as "1 in 17 million"; if it is larger, how many times the output's it is
 */
export function shareWords(magnitude, output) {
  if (output === 0) return 'no signal at the output';
  if (magnitude === 0) return 'exactly 0';
  if (magnitude > output) return `${formatNumber(magnitude / output, 2)} times the output’s`;
  const times = largeNumber(output / magnitude);
  return times === '1' ? 'as much as the output’s' : `1 in ${times}`;
}

/**
 * @param {...string} said of a layer's bar, its name first
 * @returns {string} such as "hidden 1, one in 17 million"
 */
export function barSpoken(...said) {
  return said.join(', ');
}

/**
 * @param {string} magnitude a layer's mean |δ|
 * @returns {string}
 */
export function signalSpoken(magnitude) {
  return `mean error signal ${magnitude}`;
}

/**
 * @param {number} magnitude a layer's mean |δ|
 * @param {number} output the output's
 * @param {string} mark what its bar cannot show
 * @returns {string} such as "one in 17 million"; a value beyond the axis says so
 */
export function shareSpoken(magnitude, output, mark) {
  const isBeyond = mark === 'above' || mark === 'below';
  const share = shareWords(magnitude, output).replace('1 in', 'one in');
  return share + (isBeyond ? `, ${mark} the axis` : '');
}

/**
 * @param {number} factor by which the mean |δ| changes from one layer to the one before it
 * @returns {string} such as "×0.2"
 */
export function factor(factor) {
  return Number.isFinite(factor) ? `×${formatNumber(factor, 1)}` : '';
}

/** Names of powers of a thousand, from which numbers are said in words. */
const thousands = /** @type {const} */ ([
  [1e9, 'billion'],
  [1e6, 'million'],
]);

/**
 * @param {number} number at least 1
 * @returns {string} two digits of it
 */
function largeNumber(number) {
  if (number >= 1e12) return powerOfTen(Math.round(Math.log10(number)));
  const rounded = Number(number.toPrecision(2));
  const [unit, name] = thousands.find(([least]) => rounded >= least) ?? [1, ''];
  const count = formatGrouped(rounded / unit, 1);
  return name === '' ? count : `${count} ${name}`;
}

/**
 * @param {{iteration: number, iterations: number}} place in the pass
 * @returns {string} what the picture is called
 */
export function pictureAt({ iteration, iterations }) {
  return `The network at iteration ${iteration} of ${iterations}`;
}

/** What a keyboard does in the picture. */
export const stageKeys =
  'Arrow keys walk from neuron to weight to neuron: left to what feeds it, right to what it feeds, up and down to its siblings. Backspace goes back. Home and End go to the input and the loss; Escape leaves.';
export const skip = 'Skip the figure';

export const notYet = 'not yet';

export const formula = 'Formula';
