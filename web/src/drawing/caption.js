/** Describes a frame in words: the current step, the losses, the network. */
import { unitCount, whereIs } from '../pass/frame.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/pass.js';

/** @typedef {import('../pass/frame.js').Frame} Frame */

/** The most outputs that the caption names. */
const mostAnswers = 3;
/** The factor over the output's error signal from which the caption says that it has grown. */
const explosion = 100;

/**
 * @param {Frame} frame
 * @returns {'start' | 'forward' | 'backward' | 'update'}
 */
export function phaseOf(frame) {
  const isUpdated = frame.layersBefore !== null && frame.iteration === frame.iterations;
  return isUpdated ? 'update' : whereIs(frame.iteration, frame.outputLayer).phase;
}

/**
 * @param {Frame} frame
 * @returns {string} what is happening, in one line
 */
export function caption(frame) {
  const { layer } = whereIs(frame.iteration, frame.outputLayer);
  switch (phaseOf(frame)) {
    case 'start':
      return words.ready;
    case 'update':
      return words.updated(formatNumber(frame.learningRate ?? 0, frame.digits));
    case 'forward':
      return forwardCaption(frame, layer);
    case 'backward':
      return backwardCaption(frame, layer);
  }
}

/**
 * @param {Frame} frame
 * @returns {[phase: string, happening: string]} the caption before and after its dash
 */
export function captionParts(frame) {
  const text = caption(frame);
  const at = text.indexOf(words.dash);
  return [text.slice(0, at), text.slice(at + words.dash.length)];
}

/**
 * @param {Frame} frame
 * @param {number} l
 * @returns {string}
 */
function forwardCaption(frame, l) {
  if (l < frame.outputLayer) return words.forwardInto(l, frame.outputLayer);
  const answers = frame.layers[l].activations ?? [];
  const { loss, lossBefore } = frame;
  const written = writer(frame);
  const shown = answers.slice(0, mostAnswers).map(written);
  const rose = loss !== null && lossBefore !== null && loss > lossBefore;
  const more = answers.length > mostAnswers;
  return words.answered(shown, more, written(loss ?? NaN), rose ? written(lossBefore) : null);
}

/**
 * @param {Frame} frame
 * @param {number} l
 * @returns {string}
 */
function backwardCaption(frame, l) {
  const { layers, outputLayer } = frame;
  if (l === outputLayer) return words.backwardBegins;
  const magnitude = layers[l].magnitude ?? NaN;
  if (magnitude === 0) return words.backwardStops(l, outputLayer);
  const times = magnitude / (layers[outputLayer].magnitude ?? NaN);
  return times > explosion
    ? words.backwardGrows(l, outputLayer, writer(frame)(times))
    : words.backwardInto(l, outputLayer);
}

/**
 * @param {Frame} frame
 * @returns {string} the caption for screen readers, with the number that the step computed
 */
export function spoken(frame) {
  const { iteration, iterations, outputLayer, layers, loss, lossBefore } = frame;
  const { phase, layer } = whereIs(iteration, outputLayer);
  const { magnitude } = layers[layer];
  const written = writer(frame);
  const isEnd = iteration === iterations && loss !== null;
  const said = words.stepSpoken(caption(frame), {
    magnitude: phase === 'backward' && magnitude ? written(magnitude) : null,
    end: isEnd ? { loss: written(loss), before: orNull(lossBefore, written) } : null,
  });
  return [said, ...divergenceOf(frame)].join(' ');
}

/**
 * @param {Frame} frame
 * @returns {string} a summary of the whole figure
 */
export function summary(frame) {
  const magnitudes = magnitudesOf(frame);
  const measured = magnitudes.length === 0 ? [] : [words.magnitudes(magnitudes)];
  const place = words.iterationSpoken(frame, caption(frame));
  const line = [lossLine(frame), ...divergenceOf(frame)].join(' · ');
  return words.currently([place, networkSentence(frame), line, ...measured]);
}

/**
 * @param {Frame} frame
 * @returns {string[]} one per layer whose δ the pass has computed, from the output on
 */
export function magnitudesOf({ layers, digits }) {
  return layers
    .flatMap(({ name, magnitude }) =>
      magnitude === null ? [] : [`${name} ${formatNumber(magnitude, digits)}`],
    )
    .reverse();
}

/**
 * @param {Frame} frame
 * @returns {string}
 */
export function lossLine(frame) {
  const written = writer(frame);
  const own = words.lossesLine(orNull(frame.loss, written), orNull(frame.lossBefore, written));
  if (frame.meanLoss === null) return own;
  const before = orNull(frame.meanLossBefore, written);
  return `${own}; ${words.meanOf(frame.examples, written(frame.meanLoss), before)}`;
}

/**
 * @param {Frame} frame
 * @param {string | null} refusal why the engine made no update
 * @returns {string} what went wrong; '' if nothing did
 */
export function problemOf(frame, refusal) {
  return refusal === null ? divergenceOf(frame).join('') : words.updateRefused(refusal);
}

/**
 * @param {Frame} frame
 * @returns {string[]} a sentence if the pass has diverged, else none
 */
function divergenceOf({ divergence }) {
  return divergence === null ? [] : [words.diverged(divergence)];
}

/**
 * @param {Frame} frame
 * @returns {string} a description of its network
 */
export function networkSentence({ layers, lossName }) {
  const [input, ...others] = layers;
  const sizes = others.map((layer) => ({ units: unitCount(layer), ...layer.rule }));
  return words.networkLine(unitCount(input), sizes, lossName);
}

/**
 * @param {Frame} frame
 * @returns {(number: number) => string} writes numbers with the frame's digits
 */
function writer({ digits }) {
  return (number) => formatNumber(number, digits);
}

/**
 * @param {number | null} number
 * @param {(number: number) => string} written
 * @returns {string | null}
 */
function orNull(number, written) {
  return number === null ? null : written(number);
}
