/** A moment: everything that Undo restores. */
import { sameSnapshot } from '../pass/snapshot.js';
import { sameValue } from '../state/settings.js';
import { weightKeys } from '../state/state.js';

/**
 * @typedef {import('../pass/snapshot.js').Snapshot} Snapshot
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../words/undo.js').StepKind} StepKind
 *
 * @typedef {object} Moment
 * @property {MomentSettings} settings
 * @property {Snapshot | null} snapshot the parameters of the figure's network; null if there is none
 * @property {number} iteration of the pass
 * @property {number} learningRate in force: an opened network may bring its own. A change of it alone is no step
 *
 * @typedef {Readonly<Pick<Choice, typeof momentKeys[number]>>} MomentSettings
 */

/** The settings that determine the figure's network. */
const networkKeys = /** @type {const} */ ([...weightKeys, 'network', 'variant']);
const exampleKeys = /** @type {const} */ (['input', 'target']);
const labKeys = /** @type {const} */ ([
  'experiment',
  'repairs',
  'broken',
  'repaired',
  'points',
  'own',
]);
export const momentKeys = /** @type {const} */ ([...networkKeys, ...exampleKeys, ...labKeys]);

/**
 * @param {Choice} choice
 * @param {Snapshot | null} snapshot
 * @param {number} iteration
 * @returns {Moment}
 */
export function momentOf(choice, snapshot, iteration) {
  const { learningRate } = choice;
  return { settings: settingsOf((key) => choice[key]), snapshot, iteration, learningRate };
}

/**
 * @param {Moment} one
 * @param {Moment} other
 * @returns {boolean} true if they differ in their iteration at most
 */
export function sameMoment(one, other) {
  return same(momentKeys, one, other) && sameSnapshot(one.snapshot, other.snapshot);
}

/**
 * @param {Moment} before
 * @param {Moment} after
 * @returns {StepKind} what the step between them changed
 */
export function kindOf(before, after) {
  if (!same(labKeys, before, after)) return 'lab';
  if (!same(networkKeys, before, after)) return isExample(before, after) ? 'example' : 'network';
  if (!same(exampleKeys, before, after)) return 'example';
  const updates = (after.snapshot?.updates ?? 0) - (before.snapshot?.updates ?? 0);
  if (updates !== 0) return updates > 0 ? 'update' : 'restart';
  return 'weight';
}

/**
 * Tells whether only the example of an opened network changed. Its text contains both the shape and the
 * example; if the parameters changed too, it is another network.
 *
 * @param {Moment} before
 * @param {Moment} after
 * @returns {boolean}
 */
function isExample(before, after) {
  return same(weightKeys, before, after) && before.snapshot === after.snapshot;
}

/**
 * Adds a change by the host to a recorded moment. If the host changed the network, it replaces the
 * recorded network as a whole, since the recorded parameters may not fit it.
 *
 * @param {Moment} moment the recorded one
 * @param {Moment} before the host's change
 * @param {Moment} after the host's change
 * @returns {Moment}
 */
export function withHostChange(moment, before, after) {
  const isOtherNetwork =
    !same(networkKeys, before, after) || !sameSnapshot(before.snapshot, after.snapshot);
  const ofNetwork = /** @type {readonly string[]} */ (networkKeys);
  const settings = settingsOf((key) => {
    if (ofNetwork.includes(key)) return (isOtherNetwork ? after : moment).settings[key];
    return merged(key, moment.settings[key], before.settings[key], after.settings[key]);
  });
  const { snapshot, iteration, learningRate } = isOtherNetwork ? after : moment;
  return { settings, snapshot, iteration, learningRate };
}

/**
 * @param {typeof momentKeys[number]} key
 * @param {any} recorded
 * @param {any} before
 * @param {any} after
 * @returns {any} the recorded value, with the host's change from `before` to `after` applied
 */
function merged(key, recorded, before, after) {
  if (sameValue(key, before, after)) return recorded;
  const hasParts = typeof after === 'object' && !Array.isArray(after);
  if (!hasParts) return after;
  const changed = Object.entries(after).filter(([part, value]) => value !== before[part]);
  return Object.freeze({ ...recorded, ...Object.fromEntries(changed) });
}

/**
 * @param {(key: typeof momentKeys[number]) => unknown} read
 * @returns {MomentSettings}
 */
function settingsOf(read) {
  const entries = momentKeys.map((key) => [key, read(key)]);
  return /** @type {MomentSettings} */ (Object.freeze(Object.fromEntries(entries)));
}

/**
 * @param {readonly (typeof momentKeys[number])[]} keys
 * @param {Moment} one
 * @param {Moment} other
 * @returns {boolean}
 */
function same(keys, one, other) {
  return keys.every((key) => sameValue(key, one.settings[key], other.settings[key]));
}
