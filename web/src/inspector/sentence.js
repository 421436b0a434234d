/** One sentence about a neuron, a weight, a target or the loss, for those who walk from one to the next by ear. */
import { formatNumber } from '../words/format.js';
import { lossColumn, targetColumn, unitOf } from '../words/pass.js';
import { unitCount } from '../pass/frame.js';
import { weightBetween } from '../words/why.js';
import * as words from '../words/walk.js';
import { unitName } from './explain.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 */

/** The most outputs that are told with the loss. */
const mostAnswers = 3;

/**
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @param {boolean} isFull whether it says more than the numbers of the place itself
 * @returns {string} such as "hidden 2, neuron 3: activation 0.510, error signal −0.00210."
 */
export function sentenceOf(frame, { layer, unit, from }, isFull) {
  const [name, ...said] =
    layer > frame.outputLayer
      ? ofTruth(frame, layer, unit, isFull)
      : from === null
        ? ofNeuron(frame, layer, unit, isFull)
        : ofWeight(frame, layer, unit, from, isFull);
  return words.sentence(name, said);
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {boolean} isFull
 * @returns {string[]}
 */
function ofNeuron(frame, layer, unit, isFull) {
  const here = frame.layers[layer];
  const name = unitName(frame, layer, unit);
  const count = unitCount(here);
  const full = isFull && count > 1 ? words.ofAll(name, count) : name;
  const activation = words.activation(known(here.activations?.[unit], frame));
  if (layer === 0) return [full, activation];
  const short = [full, activation, words.errorSignal(known(here.deltas?.[unit], frame))];
  if (!isFull) return short;
  const weights = here.weights[unit];
  const strongest = largestOf(weights);
  const bias = here.biases.length > 0 ? [words.bias(known(here.biases[unit], frame))] : [];
  return [
    ...short,
    words.preactivation(known(here.preactivations?.[unit], frame)),
    ...bias,
    words.strongestWeight(known(weights[strongest], frame), unitName(frame, layer - 1, strongest)),
  ];
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {number} from
 * @param {boolean} isFull
 * @returns {string[]}
 */
function ofWeight(frame, layer, unit, from, isFull) {
  const into = frame.layers[layer];
  const short = [
    weightBetween(unitName(frame, layer - 1, from), unitName(frame, layer, unit)),
    known(into.weights[unit][from], frame),
    words.gradient(known(into.gradients?.[unit][from], frame)),
  ];
  if (!isFull) return short;
  return [
    ...short,
    words.errorSignal(known(into.deltas?.[unit], frame)),
    words.activation(known(frame.layers[layer - 1].activations?.[from], frame)),
  ];
}

/**
 * @param {Frame} frame
 * @param {number} layer of the targets, or of the loss behind them
 * @param {number} unit
 * @param {boolean} isFull
 * @returns {string[]}
 */
function ofTruth(frame, layer, unit, isFull) {
  const { targets, outputLayer, layers } = frame;
  const answers = layers[outputLayer].activations;
  if (layer === outputLayer + 1) {
    const name = targets.length === 1 ? targetColumn : unitOf(targetColumn, unit);
    const answer = words.answer(known(answers?.[unit], frame));
    return [name, known(targets[unit], frame), ...(isFull ? [answer] : [])];
  }
  const few = (answers ?? []).slice(0, mostAnswers);
  const told = few.map((answer) => words.answer(known(answer, frame)));
  return [lossColumn, known(frame.loss ?? undefined, frame), ...(isFull ? told : [])];
}

/**
 * @param {readonly number[]} numbers at least one
 * @returns {number} the index of the one with the largest absolute value
 */
function largestOf(numbers) {
  const sizes = numbers.map(Math.abs);
  return sizes.indexOf(Math.max(...sizes));
}

/**
 * @param {number | undefined} number
 * @param {Frame} frame
 * @returns {string} the number, or that the pass has not come there
 */
function known(number, { digits }) {
  return number === undefined ? words.notYet : formatNumber(number, digits);
}
