/** The guess: how much of the output's gradient is left in the first of ten layers of sigmoid. */
import { learningOf } from '../arms/learning-choice.js';
import { Learner } from '../learning/learner.js';
import { settings } from '../state/settings.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../engine/engine.js').Engine} Engine
 */

/** The network of the question: the lesson's own, at this depth. */
export const askedDepth = 10;

/** The shares to choose from. */
export const guesses = /** @type {const} */ ([0.1, 0.01, 0.001, 1e-5, 1e-7]);

/** A guess is right within this many powers of ten. */
const tolerance = 3;

/**
 * @param {Engine} engine
 * @param {Readonly<Examples>} examples
 * @param {number} [seed] default: the lesson's own
 * @returns {number} the first layer's mean |δ| over the output's, before the first step
 */
export function askedShare(engine, examples, seed = settings.experiment.default.seed) {
  const network = { ...settings.experiment.default, depth: askedDepth, seed };
  const learner = new Learner(engine, learningOf(network), examples);
  const { magnitudes } = learner.now;
  learner.close();
  return magnitudes[0] / magnitudes[askedDepth];
}

/**
 * @param {number} guess a share of the output's gradient
 * @param {number} truth
 * @returns {boolean}
 */
export function isRight(guess, truth) {
  return Math.abs(Math.log10(guess) - Math.log10(truth)) <= tolerance;
}

/**
 * @param {string} given an answer as it is kept: one share or, from earlier versions of the lesson, the shares
 *   of hidden layer 1, 2, … 10, separated by spaces
 * @returns {number | null} the first layer's share; null if there is none
 */
export function readGuess(given) {
  const shares = given.split(' ').map((text) => (text === '' ? NaN : Number(text)));
  const isWhole = shares.length === 1 || shares.length === askedDepth;
  return isWhole && shares.every((share) => share >= 0 && share <= 1) ? shares[0] : null;
}

/**
 * @param {number} guess
 * @returns {string}
 */
export function writeGuess(guess) {
  return String(Number(guess.toPrecision(3)));
}
