/** What a frame says in words: what is happening, its losses, its network. */
import { unitCount, whereIs } from '../pass/frame.js';
import * as words from '../words/pass.js';

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
 * @returns {string} what is happening, in one line
 */
export function caption(frame) {
  const { layer } = whereIs(frame.iteration, frame.depth);
  switch (phaseOf(frame)) {
    case 'start':
      return words.ready;
    case 'update':
      return words.updated(frame.learningRate ?? 0);
    case 'forward':
      return forwardCaption(frame, layer);
    case 'backward':
      if (layer === frame.depth) return words.backwardBegins;
      return words.backwardInto(layer, frame.depth, frame.layers[layer].magnitude !== 0);
  }
}

/**
 * @param {Frame} frame
 * @param {number} l
 * @returns {string}
 */
function forwardCaption(frame, l) {
  if (l < frame.depth) return words.forwardInto(l, frame.depth);
  const answers = frame.layers[l].activations ?? [];
  const shown = answers.slice(0, mostAnswers);
  return words.answered(shown, answers.length > mostAnswers, frame.loss ?? NaN);
}

/**
 * @param {Frame} frame
 * @returns {string}
 */
export function lossLine({ loss, lossBefore }) {
  return words.lossesLine(loss, lossBefore);
}

/**
 * @param {Frame} frame
 * @returns {string} what its network is
 */
export function networkSentence({ layers, lossName }) {
  const [input, ...others] = layers;
  const sizes = others.map((layer) => ({ units: unitCount(layer), ...layer.rule }));
  return words.networkLine(unitCount(input), sizes, lossName);
}
