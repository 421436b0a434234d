/** Saves a lesson as text, to be resumed later: its state and the reader's progress. */
import { inSinglePrecision } from '../state/packing.js';
import { readLink, writeLink } from '../state/permalink.js';
import { settings } from '../state/settings.js';
import { stateFrom } from '../state/state.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../words/notices.js').Dropped} Dropped
 * @typedef {import('./progress.js').Progress} Progress
 *
 * @typedef {object} SavedLesson
 * @property {string} text
 * @property {readonly Dropped[]} dropped the parts for which there was no room
 */

const progressKey = 'progress';

/** The state without a part. */
const without = {
  own: (/** @type {Readonly<State>} */ state) => ({
    ...state,
    points: settings.points.default,
    own: '',
  }),
  weights: (/** @type {Readonly<State>} */ state) => ({
    ...state,
    weights: '',
    network: '',
    iteration: 0,
  }),
};

/**
 * @param {Readonly<State>} state
 * @param {Progress} progress
 * @param {number} limit ASCII characters
 * @returns {SavedLesson} the lesson; if room is short, first with weights in single precision, then without
 *   the reader's own points, then without edited weights, then without any settings. Answers come first;
 *   text is '' only if there is no room for which of them are right
 */
export function saveLesson(state, progress, limit) {
  const single = { ...state, weights: singlePrecision(state.weights) };
  const neither = without.own(without.weights(state));
  /** @type {[link: () => string, dropped: Dropped[]][]} */
  const versions = [
    [() => writeLink(state), []],
    [() => writeLink(single), []],
    [() => writeLink(without.own(single)), ['own']],
    [() => writeLink(without.weights(state)), ['weights']],
    [() => writeLink(neither), ['own', 'weights']],
    [() => '', ['settings']],
  ];
  const done = `${progressKey}=${encodeURIComponent(progress.write())}`;
  for (const [link, dropped] of versions) {
    const text = [link(), done].filter((part) => part !== '').join('&');
    if (text.length <= limit) return { text, dropped };
  }
  const brief = `${progressKey}=${encodeURIComponent(progress.write({ brief: true }))}`;
  return brief.length <= limit
    ? { text: brief, dropped: ['settings', 'answers'] }
    : { text: '', dropped: ['settings', 'answers'] };
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
