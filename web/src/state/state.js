/**
 * What the reader or the host chose, and nothing derived from it. States are never changed:
 * `changed` makes a new one.
 */
import { notASetting } from '../words/settings.js';
import { check, hold, keys, networkKeys, sameValue, settings } from './settings.js';

/** @typedef {import('./settings.js').Key} Key */
/** @typedef {{[K in Key]: (typeof settings)[K]['default']}} State */
/** @typedef {State['experiment']} NetworkChoice what a network is drawn from, and its example */
/** @typedef {State['broken']} LearningChoice a network of "Now repair it", and how it learns */
/** @typedef {'figure' | 'experiment'} NetworkName */
/** @typedef {Readonly<Omit<State, 'iteration' | 'weights'>>} Choice a state less what changes as time goes on */

/**
 * A change as it is stated: of what has parts, some of them.
 *
 * @typedef {'experiment' | 'broken' | 'repaired'} Group
 * @typedef {Partial<Omit<State, Group>> & {[Key in Group]?: Partial<State[Key]>}} Change
 */

/**
 * What could not be taken.
 *
 * @typedef {object} Notice
 * @property {string} key of the setting, or the name of what is none
 * @property {string} message what is wrong, in one line
 * @property {string} used what holds instead; empty if nothing does
 */

/** @type {Readonly<State>} */
export const defaultState = Object.freeze(
  /** @type {State} */ (Object.fromEntries(keys.map((key) => [key, settings[key].default]))),
);

/**
 * @param {State['view']} view
 * @returns {Readonly<State>} what holds where nothing else is said
 */
export function defaultsOf(view) {
  return Object.freeze({ ...defaultState, view });
}

/** The keys of which other weights come; with a change to one, weights of one's own are left. */
export const weightKeys = /** @type {const} */ ([
  'depth',
  'width',
  'activation',
  'initializer',
  'seed',
]);

/** What "Now Break It" alone has not: it is drawn for each depth anew, and shown at its end. */
const notAlone = { network: '', weights: '', iteration: 0 };

/**
 * @param {Readonly<State>} state
 * @param {Change} change
 * @returns {Readonly<State>}
 * @throws {Error} with one line that names what is wrong; the state is then as it was
 */
export function changed(state, change) {
  const own = held(state, change);
  const resampled = weightKeys.some((key) => key in own && own[key] !== state[key]);
  const next = {
    ...state,
    ...(resampled && { network: '', weights: '' }),
    ...(leavesExperiment(state, own) && { experiment: networkOf(state, 'experiment') }),
    ...own,
  };
  return Object.freeze(next.view === 'break-it' ? { ...next, ...notAlone } : next);
}

/**
 * @param {Readonly<State>} state
 * @param {Change} change
 * @returns {Partial<State>} the values of the change, each whole and checked
 * @throws {Error} like `changed`
 */
export function held(state, change) {
  const entries = Object.entries(change).map(([key, value]) => {
    if (!(key in settings)) throw new Error(notASetting(key));
    const own = /** @type {Key} */ (key);
    check(own, value);
    return [key, hold(own, value, state[own])];
  });
  return Object.fromEntries(entries);
}

/**
 * @param {Readonly<State>} state
 * @param {Partial<State>} change
 * @returns {boolean} true if what "Now Break It" alone showed goes on inside of the lesson
 */
function leavesExperiment(state, { view = state.view, experiment }) {
  return state.view === 'break-it' && view !== 'break-it' && experiment === undefined;
}

/**
 * The networks that a state holds. Where "Now Break It" stands alone, the lesson's settings are its.
 *
 * @param {Readonly<Pick<State, 'view' | 'experiment' | keyof NetworkChoice>>} state
 * @param {NetworkName} name
 * @returns {NetworkChoice}
 */
export function networkOf(state, name) {
  if (name === 'experiment' && state.view !== 'break-it') return state.experiment;
  const own = networkKeys.map((key) => [key, state[key]]);
  return /** @type {NetworkChoice} */ (Object.freeze(Object.fromEntries(own)));
}

/**
 * @param {Readonly<Pick<State, 'view'>>} state
 * @param {NetworkName} name
 * @param {Partial<NetworkChoice>} change of this network
 * @returns {Change} of the state
 */
export function changeOf({ view }, name, change) {
  return name === 'experiment' && view !== 'break-it' ? { experiment: change } : change;
}

/**
 * @param {Readonly<State>} state
 * @param {State['view']} view
 * @returns {Readonly<State>} what a reader sees who is given this view of it
 */
export function seenAs(state, view) {
  const alone = view === 'break-it' ? networkOf(state, 'experiment') : {};
  return changed(state, { ...alone, view });
}

/**
 * @param {Change} given
 * @returns {Readonly<State>} the whole state that the stated settings stand for
 */
export function stateFrom(given) {
  return changed(defaultsOf(given.view ?? settings.view.default), given);
}

/**
 * A change from outside, which may be anything: unknown keys are left aside, and a value that cannot
 * be taken leaves what is in force there.
 *
 * @param {Readonly<Record<string, unknown>>} change
 * @param {Readonly<State>} state in force
 * @returns {{taken: Change, notices: Notice[]}} a notice for each value that was refused
 */
export function sifted(change, state) {
  /** @type {Notice[]} */
  const notices = [];
  const taken = keys.filter((key) => {
    if (!Object.hasOwn(change, key)) return false;
    try {
      check(key, change[key]);
      return true;
    } catch (problem) {
      notices.push(refusedNotice(key, problem, state));
      return false;
    }
  });
  return { taken: Object.fromEntries(taken.map((key) => [key, change[key]])), notices };
}

/**
 * @param {Key} key
 * @param {unknown} problem that was thrown
 * @param {Readonly<State>} state in force
 * @returns {Notice}
 */
export function refusedNotice(key, problem, state) {
  const { write } = /** @type {import('./setting-kinds.js').Setting<any>} */ (settings[key]);
  return { key, message: /** @type {Error} */ (problem).message, used: write(state[key]) };
}

/** The keys on which the figure's network depends; where one differs, its pass begins anew. */
const figureKeys = /** @type {const} */ ([...networkKeys, 'network', 'weights']);

/**
 * @param {Choice & {weights?: string}} before
 * @param {Choice & {weights?: string}} after
 * @returns {boolean} true if they describe the same network and example of the figure
 */
export function sameNetwork(before, after) {
  return figureKeys.every((key) => sameValue(key, before[key], after[key]));
}
