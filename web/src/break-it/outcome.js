/** What has become of a network that learned, and whether it is better than another. */
import { learnedShare } from '../learning/learner.js';

/**
 * @typedef {object} Found what a network has come to
 * @property {number} steps
 * @property {number} loss
 * @property {number} right share of its points
 * @property {number | null} fresh share of points that it has not seen; null where there are none
 * @property {number} first mean |δ| of its first layer
 * @property {number} output mean |δ| of its output
 * @property {{first: number, output: number}} before both at the first weights
 * @property {number} moved the mean distance of the first layer's weights from their first values
 * @property {string | null} divergence why it stopped for good; null if it did not
 *
 * @typedef {'learned' | 'partly' | 'stuck' | 'dead' | 'blew-up'} Outcome
 * @typedef {'helped' | 'helped-some' | 'both' | 'same' | 'worse'} Comparison
 */

/** The loss of a network that answers 50 : 50 to everything, and how near counts as that. */
export const undecided = Math.LN2;
const near = 0.01;
/** A loss that differs by less than this share is the same. */
const noticed = 0.1;

/**
 * @param {Readonly<Found>} found
 * @returns {Outcome}
 */
export function outcomeOf({ loss, right, first, divergence }) {
  if (divergence !== null) return 'blew-up';
  if (right >= learnedShare) return 'learned';
  if (first === 0) return 'dead';
  return Math.abs(loss - undecided) < near ? 'stuck' : 'partly';
}

/**
 * @param {Readonly<Found>} now
 * @param {Readonly<Found>} before
 * @returns {Comparison} of two networks that have come to their end
 */
export function comparedWith(now, before) {
  const [learns, learned] = [now, before].map((each) => outcomeOf(each) === 'learned');
  if (learns !== learned) return learns ? 'helped' : 'worse';
  if (learns) return 'both';
  const [loss, other] = [now, before].map(lossOf);
  const isNear = Math.abs(loss - other) <= noticed * Math.min(loss, other);
  if (loss === other || isNear) return 'same';
  return loss < other ? 'helped-some' : 'worse';
}

/** @param {Readonly<Found>} found */
function lossOf({ loss, divergence }) {
  return divergence === null && Number.isFinite(loss) ? loss : Infinity;
}
