/** The types of the practice's questions, and the slips that a numerical one knows. */
import { marked } from '../hand/blanks.js';
import { writtenNumber } from '../hand/written-number.js';
import { slips } from '../words/hand.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../hand/blanks.js').Blank} Blank
 * @typedef {import('../hand/written-number.js').WrittenNumber} WrittenNumber
 * @typedef {import('../inspector/explain.js').Part} Part
 * @typedef {import('./drawn.js').Drawn} Drawn
 *
 * @typedef {object} Miss a wrong number that a known slip gives
 * @property {number} number
 * @property {string} slip what it comes from
 *
 * @typedef {object} Common
 * @property {string} name of what is asked for
 * @property {string} given
 * @property {string} ask
 * @property {Part[][]} worked the lines that lead to the answer
 *
 * @typedef {object} OfNumber
 * @property {number} right
 * @property {readonly Miss[]} misses
 *
 * @typedef {object} OfChoice
 * @property {readonly string[]} options
 * @property {number} right its place among them
 *
 * @typedef {Common & OfNumber} NumberQuestion
 * @typedef {Common & OfChoice} ChoiceQuestion
 * @typedef {NumberQuestion | ChoiceQuestion} Question
 */

/** Digits with which a candidate is shown to the engine. */
const candidateDigits = 6;

/**
 * @param {Engine} engine
 * @param {Drawn} drawn
 * @param {Blank['place']} place of the number that is asked for
 * @param {number} right
 * @param {readonly number[]} candidates numbers that slips may give; of these, the engine names its own
 * @returns {OfNumber}
 */
export function numberAt(engine, { document }, place, right, candidates) {
  const session = engine.open(document);
  const nameOf = (/** @type {number} */ number) => {
    const slip = session.slip([{ ...place, ...written(number) }], 0, { learningRate: 1, slack: 0 });
    return slip === null ? '' : slips[slip];
  };
  const named = candidates.map((number) => ({ number, slip: nameOf(number) }));
  session.close();
  return { right, misses: toldApart(named, right) };
}

/**
 * @param {OfNumber} question
 * @param {WrittenNumber} answer a wrong one
 * @returns {string | null} what it comes from; null if no known slip gives it
 */
export function slipIn({ misses }, answer) {
  return misses.find(({ number }) => isLike(number, answer))?.slip ?? null;
}

/**
 * @param {readonly Miss[]} misses
 * @param {number} right
 * @returns {Miss[]} those with a name that are neither marked right nor like one before
 */
export function toldApart(misses, right) {
  /** @type {Miss[]} */
  const kept = [];
  for (const miss of misses) {
    const taken = [right, ...kept.map(({ number }) => number)];
    if (miss.slip !== '' && !taken.some((number) => isLike(number, written(miss.number)))) {
      kept.push(miss);
    }
  }
  return kept;
}

/**
 * @param {number} number
 * @param {WrittenNumber} answer
 * @returns {boolean} true if the answer would be marked right, were this the number
 */
function isLike(number, answer) {
  return marked({ right: number }, answer) === 'right';
}

/**
 * @param {number} number
 * @returns {WrittenNumber}
 */
function written(number) {
  const answer = writtenNumber(number.toPrecision(candidateDigits));
  if (answer === null) throw new Error(`practice: expected a number, found ${number}`);
  return answer;
}
