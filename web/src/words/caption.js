/** What is happening, in one line. */
import { formatNumber } from './format.js';
import { whereIs } from '../pass/frame.js';

/** @typedef {import('../pass/frame.js').Frame} Frame */

/** Of an output with more units, the line names the first ones. */
const mostAnswers = 3;

/**
 * @param {Frame} frame
 * @returns {'start' | 'forward' | 'backward' | 'update'}
 */
export function phaseOf(frame) {
  const { phase } = whereIs(frame.iteration, frame.depth);
  return phase === 'start' && frame.updates > 0 ? 'update' : phase;
}

/**
 * @param {Frame} frame
 * @returns {string}
 */
export function caption(frame) {
  const { layer } = whereIs(frame.iteration, frame.depth);
  switch (phaseOf(frame)) {
    case 'start':
      return 'Ready — only the input is known';
    case 'update':
      return `Update — every weight moved by ${formatNumber(frame.learningRate ?? 0)} times its gradient, downhill`;
    case 'forward':
      return `Forward pass — activations light up: ${forwardDetail(frame, layer)}`;
    case 'backward':
      return `Backward pass — ${backwardDetail(frame, layer)}`;
  }
}

/**
 * @param {Frame} frame
 * @param {number} l
 * @returns {string}
 */
function forwardDetail(frame, l) {
  if (l < frame.depth) return longName(l, frame.depth);
  const answers = frame.layers[l].activations ?? [];
  const shown = answers.slice(0, mostAnswers).map(formatNumber).join(', ');
  const answer = answers.length > mostAnswers ? `${shown}, …` : shown;
  return `the output answers ${answer}, the loss is ${formatNumber(frame.loss ?? NaN)}`;
}

/**
 * @param {Frame} frame
 * @param {number} l
 * @returns {string}
 */
function backwardDetail(frame, l) {
  if (l === frame.depth) return 'the error gradient starts at the output';
  if (frame.layers[l].magnitude === 0)
    return `no error gradient reaches ${longName(l, frame.depth)}`;
  const arrival = `the error gradient reaches ${longName(l, frame.depth)}`;
  return l === 1 ? `${arrival}, the last one` : arrival;
}

/**
 * @param {number} l
 * @param {number} depth
 * @returns {string}
 */
function longName(l, depth) {
  return l === depth ? 'the output' : `hidden layer ${l}`;
}

/**
 * @param {Frame} frame
 * @returns {string}
 */
export function lossLine({ loss, lossBefore }) {
  const now = loss === null ? 'not yet known' : formatNumber(loss);
  const before = lossBefore === null ? 'no update yet' : formatNumber(lossBefore);
  return `Loss: ${now} · before the last update: ${before}`;
}

/**
 * @param {Frame} frame
 * @returns {string}
 */
export function iterationLine({ iteration, iterations }) {
  return `Iteration ${iteration} / ${iterations}`;
}
