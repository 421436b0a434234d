/** Who says whether an answer is right: a question's form names its judge in `data-judge`. */
import { depthBelow } from '../network/depth-sweep.js';
import { typedNumber } from '../parts/typed-number.js';
import { settings } from '../state/settings.js';
import * as questions from '../words/questions.js';

/** The question of the depth asks when the first layer's share falls below this. */
const share = 1e-6;
/** A guess may be this far off. */
const closeEnough = 1;

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 *
 * @typedef {{correct: boolean, words: string}} Verdict
 * @typedef {(form: HTMLFormElement, engine: Engine) => Verdict | null} Judge null where nothing was
 *   answered
 */

/** @type {Readonly<Record<string, Judge>>} */
export const judges = {
  /** One of several answers: `data-answer` names it, and each label brings its own words. */
  choice: (form) => {
    const chosen = form.querySelector('input:checked');
    if (!(chosen instanceof HTMLInputElement)) return null;
    const words = chosen.closest('label')?.dataset.verdict ?? '';
    return { correct: chosen.value === form.dataset.answer, words };
  },
  /** How many hidden layers it takes: the engine finds out. */
  depth: (form, engine) => {
    const guess = typedNumber(form.querySelector('input')?.value ?? '');
    return guess === null ? null : depthVerdict(guess, engine);
  },
};

/**
 * @param {number} guess hidden layers
 * @param {Engine} engine
 * @returns {Verdict | null} null where the share falls so low at no depth
 */
export function depthVerdict(guess, engine) {
  const found = depthBelow(engine, settings.experiment.default, share);
  if (found === null) return null;
  const correct = Math.abs(guess - found.depth) <= closeEnough;
  return { correct, words: questions.depthVerdict(guess, found, correct) };
}
