/**
 * What the reader or the host chose, and nothing derived from it. States are never changed:
 * `changed` makes a new one.
 */
import { check, keys, settings } from './settings.js';

/** @typedef {import('./settings.js').Key} Key */
/** @typedef {{[K in Key]: (typeof settings)[K]['default']}} State */

/** @type {Readonly<State>} */
export const defaultState = Object.freeze(
  /** @type {State} */ (Object.fromEntries(keys.map((key) => [key, settings[key].default]))),
);

/** "Now Break It" alone begins where it is broken. */
const viewDefaults = { 'break-it': { depth: 10 } };

/**
 * @param {State['view']} view
 * @returns {Readonly<State>} what holds where nothing else is said
 */
export function defaultsOf(view) {
  return view === 'break-it'
    ? Object.freeze({ ...defaultState, ...viewDefaults[view], view })
    : Object.freeze({ ...defaultState, view });
}

/** The keys on which the network depends; a change to any of them starts again at iteration 0. */
const networkKeys = /** @type {const} */ ([
  'depth',
  'width',
  'activation',
  'initializer',
  'seed',
  'input',
  'target',
  'network',
  'weights',
]);

/** The keys of which other weights come; with a change to one, weights of one's own are left. */
const weightKeys = /** @type {const} */ (['depth', 'width', 'activation', 'initializer', 'seed']);

/**
 * @param {Readonly<State>} state
 * @param {Partial<State>} change
 * @returns {Readonly<State>}
 * @throws {Error} with one line that names what is wrong; the state is then as it was
 */
export function changed(state, change) {
  const own = Object.entries(change).map(([key, value]) => {
    if (!(key in settings)) throw new Error(`${key}: not a setting of the lesson`);
    check(/** @type {Key} */ (key), value);
    // Lists are copied, since who gave one may change it later.
    return [key, Array.isArray(value) ? Object.freeze([...value]) : value];
  });
  const redrawn = weightKeys.some((key) => key in change && change[key] !== state[key]);
  const next = {
    ...state,
    ...(redrawn && { network: '', weights: '' }),
    ...Object.fromEntries(own),
  };
  if (!sameNetwork(state, next) && change.iteration === undefined) next.iteration = 0;
  return Object.freeze(next);
}

/**
 * @param {Partial<State>} given
 * @returns {Readonly<State>} the whole state that the stated settings stand for
 */
export function stateFrom(given) {
  return changed(defaultsOf(given.view ?? settings.view.default), given);
}

/**
 * A change from outside, which may be anything: unknown keys are left aside, and a value that cannot
 * be taken leaves the state as it is there.
 *
 * @param {Readonly<State>} state
 * @param {Readonly<Record<string, unknown>>} change
 * @returns {{state: Readonly<State>, taken: Key[], notices: string[]}} the keys whose values were taken,
 *   and one notice for each that was refused
 */
export function changedFromOutside(state, change) {
  /** @type {string[]} */
  const notices = [];
  const taken = keys.filter((key) => {
    if (!Object.hasOwn(change, key)) return false;
    try {
      check(key, change[key]);
      return true;
    } catch (problem) {
      notices.push(notice(problem, key, state));
      return false;
    }
  });
  const good = Object.fromEntries(taken.map((key) => [key, change[key]]));
  return { state: changed(state, good), taken, notices };
}

/**
 * @param {unknown} problem
 * @param {Key} key
 * @param {Readonly<State>} state
 * @returns {string} what is wrong, and what holds instead
 */
export function notice(problem, key, state) {
  const message = problem instanceof Error ? problem.message : String(problem);
  const used = String(state[key]);
  return used === '' ? message : `${message}; ${used} is used`;
}

/**
 * @param {Readonly<State>} before
 * @param {Readonly<State>} after
 * @returns {boolean} whether they describe the same network and example
 */
export function sameNetwork(before, after) {
  return networkKeys.every((key) => String(before[key]) === String(after[key]));
}
