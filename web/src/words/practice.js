/** The questions of the practice, and what is said about the answers. */
import { wrong } from './hand.js';
import { lossFormulas } from './why.js';

/** @typedef {{name: string, given: string, ask: string}} Asking */

/** How a kind of neuron is called, by its activation in the network document. @type {Readonly<Record<string, string>>} */
const neurons = { sigmoid: 'sigmoid neuron', tanh: 'tanh neuron', relu: 'ReLU neuron' };

/**
 * @param {readonly string[]} numbers
 * @returns {string}
 */
function listed(numbers) {
  return [numbers.slice(0, -1).join(', '), numbers[numbers.length - 1]]
    .filter(Boolean)
    .join(' and ');
}

/**
 * @param {{inputs: readonly string[], weights: readonly string[], bias: string}} given
 * @returns {Asking}
 */
export function askPreactivation({ inputs, weights, bias }) {
  return {
    name: 'z of a neuron',
    given: `A neuron gets a = ${listed(inputs)} from the layer before, through the weights w = ${listed(weights)}. Its bias is b = ${bias}.`,
    ask: 'What is its preactivation z?',
  };
}

/**
 * @param {{activation: string, z: string}} given
 * @returns {Asking}
 */
export function askActivation({ activation, z }) {
  return {
    name: 'a of a neuron',
    given: `A ${neurons[activation]} has the preactivation z = ${z}.`,
    ask: 'What is its activation a?',
  };
}

/**
 * @param {{loss: string, a: string, target: string}} given of an output with a sigmoid
 * @returns {Asking}
 */
export function askOutputDelta({ loss, a, target }) {
  return {
    name: 'δ of the output',
    given: `The output is a sigmoid neuron with a = ${a}. The target is y = ${target}, and the loss is ${lossFormulas[loss]}.`,
    ask: 'What is the output’s error signal δ = ∂L/∂z?',
  };
}

/**
 * @param {{activation: string, a: string, weights: readonly string[], deltas: readonly string[]}} given
 * @returns {Asking}
 */
export function askHiddenDelta({ activation, a, weights, deltas }) {
  return {
    name: 'δ of a hidden neuron',
    given: `A hidden ${neurons[activation]} has a = ${a}. Its weights to the two outputs are w = ${listed(weights)}; the outputs’ error signals are δ = ${listed(deltas)}.`,
    ask: 'What is the hidden neuron’s error signal δ?',
  };
}

/**
 * @param {{weight: string, from: string, to: string, delta: string}} given `from` and `to`: the activations of
 *   the neurons
 * @returns {Asking}
 */
export function askGradient({ weight, from, to, delta }) {
  return {
    name: '∂L/∂w of a weight',
    given: `A weight w = ${weight} leads from a neuron with a = ${from} to a neuron with a = ${to} and δ = ${delta}.`,
    ask: 'What is the gradient ∂L/∂w?',
  };
}

/**
 * @param {{weight: string, gradient: string, rate: string}} given
 * @returns {Asking}
 */
export function askUpdate({ weight, gradient, rate }) {
  return {
    name: 'w after an update',
    given: `A weight is w = ${weight}, and its gradient is ∂L/∂w = ${gradient}. The learning rate is η = ${rate}.`,
    ask: 'What is w after one update?',
  };
}

/**
 * @param {{slopes: readonly string[], weights: readonly string[]}} given from the first layer on
 * @returns {Asking}
 */
export function askChain({ slopes, weights }) {
  return {
    name: 'δ through three layers',
    given: `A chain of three sigmoid neurons, one in each layer, then the output, whose error signal is δ = 1. From the first layer to the third, the slopes are f′ = ${listed(slopes)}, and the weights to the next layer are w = ${listed(weights)}.`,
    ask: 'What is δ of the first layer?',
  };
}

/**
 * @param {{from: string, a: string, target: string, loss: string}} given `from`: the activation that the
 *   weight carries
 * @returns {Asking}
 */
export function askDirection({ from, a, target, loss }) {
  return {
    name: 'The direction of an update',
    given: `A weight leads from a neuron with a = ${from} to the output, a sigmoid neuron with a = ${a}. The target is y = ${target}, and the loss is ${lossFormulas[loss]}.`,
    ask: 'What does an update do to the weight?',
  };
}

/** What an update may do to a weight. */
export const directions = /** @type {const} */ ({
  larger: 'It makes the weight larger.',
  smaller: 'It makes the weight smaller.',
  same: 'It leaves the weight as it is.',
});

/**
 * @param {{activation: string, layers: number, slope: string, weight: string}} given
 * @returns {Asking}
 */
export function askFate({ activation, layers, slope, weight }) {
  return {
    name: 'The signal through many layers',
    given: `A chain of ${layers} ${neurons[activation]}s, one in each layer, then the output. In every layer, the slope is f′ = ${slope}, and the weight to the next layer is w = ${weight}.`,
    ask: 'What becomes of the error signal on its way from the output to the first layer?',
  };
}

/** What may become of an error signal. */
export const fates = /** @type {const} */ ({
  fades: 'It fades to less than a tenth.',
  stays: 'It keeps its size, within a factor of ten.',
  grows: 'It grows more than tenfold.',
});

/**
 * @param {{slope: string, weight: string, first: string, last: string}} found `first` and `last`: δ of the
 *   first layer and of the output
 * @returns {string}
 */
export function fateWorked({ slope, weight, first, last }) {
  return `Each layer multiplies the signal by f′ · w = ${slope} × ${weight}. So δ = ${last} at the output becomes δ = ${first} in the first layer.`;
}

/**
 * @param {string} gradient
 * @param {keyof typeof directions} direction
 * @returns {string}
 */
export function directionWorked(gradient, direction) {
  return `An update subtracts η · ∂L/∂w, and ∂L/∂w is ${gradient}. ${directions[direction]}`;
}

/** Where an update went by the gradient itself. */
export const rateLeftOut = 'the learning rate is left out';

/**
 * @param {number} seed
 * @returns {string}
 */
export function setOf(seed) {
  return `Set ${seed}`;
}

/** Where a program asks the questions. */
export const hint = 'Write numbers to three digits.';
export const check = 'Check';
export const newNumbers = 'New numbers';
export const numbersBefore = 'The numbers before';
export const cards = 'Cards (text)';
export const moodleQuiz = 'Moodle quiz (XML)';
export const print = 'Print the questions';
export const aboutFiles =
  'Anki and other programs for spaced repetition import the cards. Moodle imports the quiz in its question bank, as “Moodle XML”.';
export const chooseFirst = 'Choose an answer first.';

/**
 * @param {string | null} slip what the answer comes from; null if that is not known
 * @returns {string}
 */
export function wrongBy(slip) {
  return slip === null ? wrong(null) : `${wrong(null)}: ${slip}`;
}

/**
 * @param {number} right at the first try
 * @param {number} all
 * @returns {string}
 */
export function counted(right, all) {
  return `${right} of ${all} right at the first try.`;
}

export const comeBack =
  'Come back tomorrow and in a week, each time with new numbers: what is asked again after a pause is kept longer.';

/**
 * @param {number} seed
 * @returns {string} the name of the questions in other programs
 */
export function deck(seed) {
  return `Backpropagation, practice ${seed}`;
}

/**
 * @param {number} place from 1
 * @param {string} name of what is asked for
 * @returns {string}
 */
export function titleOf(place, name) {
  return `${place}. ${name}`;
}

/** Above the columns of the cards. */
export const cardColumns = /** @type {const} */ (['Question', 'Answer']);
