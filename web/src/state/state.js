/**
 * The state: what the reader or the host chose, and nothing derived from it. States are immutable;
 * `changed` returns a new one.
 */
import { notASetting } from '../words/settings.js';
import { check, hold, keys, networkKeys, sameValue, settings } from './settings.js';

/** @typedef {import('./settings.js').Key} Key */
/** @typedef {{[K in Key]: (typeof settings)[K]['default']}} State */
/** @typedef {State['experiment']} NetworkChoice the settings of one network and its example */
/** @typedef {State['broken']} LearningChoice the settings of a network of the comparison and of its training */
/** @typedef {'figure' | 'experiment'} NetworkName */
/** @typedef {Readonly<Omit<State, 'iteration' | 'weights' | 'held'>>} Choice a state without what the model keeps elsewhere */

/**
 * A change of some settings. A group may state only some of its parts.
 *
 * @typedef {'experiment' | 'broken' | 'repaired'} Group
 * @typedef {Partial<Omit<State, Group>> & {[Key in Group]?: Partial<State[Key]>}} Change
 */

/**
 * A setting that was refused.
 *
 * @typedef {object} Notice
 * @property {string} key of the setting, or a name that is not a setting
 * @property {string} message what is wrong, in one line
 * @property {string} used the value used instead; '' for none
 */

/** @type {Readonly<State>} */
export const defaultState = Object.freeze(
  /** @type {State} */ (Object.fromEntries(keys.map((key) => [key, settings[key].default]))),
);

/**
 * @param {State['view']} view
 * @returns {Readonly<State>} the view's defaults
 */
export function defaultsOf(view) {
  return Object.freeze({ ...defaultState, view });
}

/** The settings from which weights are drawn. Changing one discards an opened network and edited weights. */
export const weightKeys = /** @type {const} */ ([
  'depth',
  'width',
  'activation',
  'initializer',
  'seed',
]);

/** The settings that determine the figure's network; if one differs, its pass starts again. */
const figureKeys = /** @type {const} */ ([...networkKeys, 'network', 'weights']);

/** Fixed settings of "Now Break It" alone, which draws new weights at each depth and shows no pass. */
const notAlone = { network: '', weights: '', iteration: 0, held: '' };

/**
 * @param {Readonly<State>} state
 * @param {Change} change
 * @returns {Readonly<State>}
 * @throws {Error} with one line that names what is wrong
 */
export function changed(state, change) {
  const own = held(state, change);
  const resampled = weightKeys.some((key) => key in own && own[key] !== state[key]);
  const isOther = figureKeys.some((key) => key in own && !sameValue(key, own[key], state[key]));
  const next = {
    ...state,
    ...(resampled && { network: '', weights: '' }),
    // A variant's numbers are its own: with others, it is that variant no more.
    ...(isOther && { variant: 0 }),
    ...(leavesExperiment(state, own) && { experiment: networkOf(state, 'experiment') }),
    ...own,
  };
  return Object.freeze(next.view === 'break-it' ? { ...next, ...notAlone } : next);
}

/**
 * @param {Readonly<State>} state
 * @param {Change} change
 * @returns {Partial<State>} the values of the change, checked, each group complete
 * @throws {Error} as `changed` does
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
 * @returns {boolean} true if the network of "Now Break It" alone becomes the lesson's experiment
 */
function leavesExperiment(state, { view = state.view, experiment }) {
  return state.view === 'break-it' && view !== 'break-it' && experiment === undefined;
}

/**
 * Returns the settings of one of the state's networks. In the view "Now Break It" alone, the experiment
 * uses the lesson's own settings.
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
 * @param {Partial<NetworkChoice>} change of that network
 * @returns {Change} the same change, as one of the state
 */
export function changeOf({ view }, name, change) {
  return name === 'experiment' && view !== 'break-it' ? { experiment: change } : change;
}

/**
 * @param {Pick<State, 'view' | 'worksheet'>} state
 * @returns {State['view']} the view that shows it: a worksheet of the figure is worked out in the lab
 */
export function shownView({ view, worksheet }) {
  return view === 'figure' && worksheet !== 'none' ? 'lab' : view;
}

/**
 * @param {Readonly<State>} state
 * @param {State['view']} view
 * @returns {Readonly<State>} the state to show in this view
 */
export function seenAs(state, view) {
  const alone = view === 'break-it' ? networkOf(state, 'experiment') : {};
  return changed(state, { ...alone, view });
}

/**
 * @param {Change} given
 * @returns {Readonly<State>} the given settings, completed by the view's defaults
 */
export function stateFrom(given) {
  return changed(defaultsOf(given.view ?? settings.view.default), given);
}

/**
 * Sifts a change from outside, which may be anything: drops unknown keys and refused values.
 *
 * @param {Readonly<Record<string, unknown>>} change
 * @param {Readonly<State>} state in force
 * @returns {{taken: Change, notices: Notice[]}} the rest of the change, and a notice for each
 *   refused value
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

/**
 * @param {Choice & {weights?: string}} before
 * @param {Choice & {weights?: string}} after
 * @returns {boolean} true if both describe the same network and example for the figure
 */
export function sameNetwork(before, after) {
  return figureKeys.every((key) => sameValue(key, before[key], after[key]));
}
