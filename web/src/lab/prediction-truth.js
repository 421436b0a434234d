/** What the prediction is compared with: how much of the error signal reaches each hidden layer. */
import { bandOf } from '../learning/ratio-sweep.js';
import { networkDocument } from '../network/network-document.js';
import { settings } from '../state/settings.js';
import { sweptSeeds } from './break-choice.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */

/** The network of the question: the lesson's own, at this depth. */
export const askedDepth = 10;

/** A guess of at most this for the first layer says that next to nothing reaches it. */
const nextToNothing = 0.01;

/**
 * @param {Engine} engine
 * @returns {number[]} for hidden layer 1, 2, … the median over seeds of its mean |δ| over the output's
 */
export function sharesByLayer(engine) {
  const choice = { ...settings.experiment.default, depth: askedDepth };
  const found = Array.from({ length: sweptSeeds }, (_, k) => {
    const session = engine.open(networkDocument({ ...choice, seed: k + 1 }, engine));
    const magnitudes = [...session.backward()];
    session.close();
    return magnitudes.map((magnitude) => magnitude / magnitudes[askedDepth]);
  });
  return Array.from(
    { length: askedDepth },
    (_, l) => bandOf(found.map((shares) => shares[l])).median,
  );
}

/**
 * @param {number | null} number
 * @returns {number is number} whether it is a share of the output's error signal
 */
export function isShare(number) {
  return number !== null && number >= 0 && number <= 1;
}

/**
 * @param {readonly number[]} guess for hidden layer 1, 2, …
 * @returns {boolean}
 */
export function isRight(guess) {
  return guess[0] <= nextToNothing;
}

/**
 * @param {string} given the answer as it is kept
 * @returns {number[] | null} for hidden layer 1, 2, …; null where it is none, or the reader did not guess
 */
export function readGuess(given) {
  const guess = given.split(' ').map(Number);
  const isWhole = guess.length === askedDepth && guess.every(isShare);
  return isWhole && given !== '' ? guess : null;
}

/**
 * @param {readonly number[]} guess
 * @returns {string}
 */
export function writeGuess(guess) {
  return guess.map((share) => String(Number(share.toPrecision(3)))).join(' ');
}
