/** The slip that a wrong answer comes from. */
import { slack } from './blanks.js';

/**
 * Goes by the digits that the answers are written with; only if no slip gives the answer so, it allows for
 * numbers that were rounded on the way.
 *
 * @param {Pick<import('../pass/run.js').Run, 'slip'>} run
 * @param {readonly import('../engine/session.js').Answered[]} answers all that were given
 * @param {number} which the wrong one, from 0
 * @param {number} learningRate of an update that may have been made too early
 * @returns {number | null} the slip's place in the list of slips; null if no known slip gives the answer
 */
export function slipOf(run, answers, which, learningRate) {
  const written = run.slip(answers, which, { learningRate, slack: 0 });
  return written ?? run.slip(answers, which, { learningRate, slack });
}
