/** Saves a lesson as text, to be resumed later: its state and the reader's progress. */
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
 * @param {number} limit ASCII characters
 * @returns {string} the lesson; if room is short, with weights in single precision or without edited
 *   weights
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
 * @param {string} text from `saveLesson`; damaged parts are ignored
 * @returns {{state: Readonly<State>, done: string}} `done`: text for Progress.read
 */
export function resumeLesson(text) {
  const done = new URLSearchParams(text).get(progressKey) ?? '';
  return { state: stateFrom(readLink(text).given), done };
}
