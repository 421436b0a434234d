/** A lesson as text, to be taken up again later: its state and how far the reader has come. */
import { inSinglePrecision } from '../state/packing.js';
import { readLink, writeLink } from '../state/permalink.js';
import { stateFrom } from '../state/state.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./progress.js').Progress} Progress
 */

const progressKey = 'progress';

/**
 * @param {Readonly<State>} state
 * @param {Progress} progress
 * @param {number} limit characters, all of them ASCII
 * @returns {string} where there is not room for all of it, with weights in single precision or
 *   without those that no seed gives
 */
export function saveLesson(state, progress, limit) {
  const shorter = [
    () => state,
    () => ({ ...state, weights: singlePrecision(state.weights) }),
    () => ({ ...state, weights: '', network: '', iteration: 0 }),
  ];
  for (const version of shorter) {
    const text = `${writeLink(version())}&${progressKey}=${encodeURIComponent(progress.write())}`;
    if (text.length <= limit) return text;
  }
  return '';
}

/**
 * @param {string} weights
 * @returns {string}
 */
function singlePrecision(weights) {
  try {
    return inSinglePrecision(weights);
  } catch {
    return '';
  }
}

/**
 * @param {string} text of `saveLesson`; damaged, it gives what could be read
 * @returns {{state: Readonly<State>, done: string}} `done`: what Progress.read takes
 */
export function resumeLesson(text) {
  const done = new URLSearchParams(text).get(progressKey) ?? '';
  return { state: stateFrom(readLink(text).given), done };
}
