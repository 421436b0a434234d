/** The practice: eight questions on new networks, drawn from a seed. */
import {
  chainQuestion,
  gradientQuestion,
  hiddenDeltaQuestion,
  outputDeltaQuestion,
  updateQuestion,
} from './backward-questions.js';
import { directionQuestion, fateQuestion } from './choice-questions.js';
import { activationQuestion, preactivationQuestion } from './forward-questions.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./questions.js').Question} Question
 */

/** In the order of a pass. */
const kinds = [
  preactivationQuestion,
  activationQuestion,
  outputDeltaQuestion,
  hiddenDeltaQuestion,
  gradientQuestion,
  updateQuestion,
  chainQuestion,
];
/** Of these, a set has one. */
const choices = [directionQuestion, fateQuestion];
/** Between the seeds of a set's questions: each has a network of its own. */
const betweenKinds = 1_000_003;

/**
 * @param {number} seed
 * @param {Engine} engine
 * @returns {Question[]} numbers to work out, then one choice
 */
export function practiceOf(seed, engine) {
  const numbers = kinds.map((make, k) => make(engine, seed + k * betweenKinds));
  const choice = choices[seed % choices.length];
  return [...numbers, choice(engine, Math.floor(seed / choices.length) + 1)];
}
