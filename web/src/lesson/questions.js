/** The questions of the lesson: forms in its words, whose answers stand beside them. */
import { depthBelow } from '../network/depth-sweep.js';
import { setText } from '../parts/dom.js';
import { tell } from '../state/events.js';
import { formatCount } from '../words/format.js';
import { defaultsOf } from '../state/state.js';

/** The question of the depth asks when the first layer's share falls below this. */
const share = 1e-6;
/** A guess may be this far off. */
const closeEnough = 1;

/**
 * @typedef {{correct: boolean, words: string}} Verdict
 * @typedef {(form: HTMLFormElement) => Verdict | null} Judge null where nothing was answered
 */

/**
 * @param {ParentNode} root
 * @returns {HTMLFormElement[]}
 */
function forms(root) {
  return [...root.querySelectorAll('form')].filter(({ dataset }) => dataset.question);
}

/**
 * @param {ParentNode} root
 * @returns {string[]} the ids of the questions in it
 */
export function questionsIn(root) {
  return forms(root).map(({ dataset }) => dataset.question ?? '');
}

/**
 * Answers the reader's answers. A form's verdict is told where the form stands and to the host.
 *
 * @param {ParentNode} root
 * @param {import('../engine/engine.js').Engine} engine
 */
export function askQuestions(root, engine) {
  for (const form of forms(root)) {
    /** @type {Judge} */
    const judge = form.querySelector('[type=number]')
      ? (asked) => judgeDepth(asked, engine)
      : judgeChoice;
    for (const button of form.querySelectorAll('button')) {
      // Not the form's submission: a sandboxed frame that may not submit forms is told of none. Enter in
      // a field presses the button too.
      button.addEventListener('click', (event) => {
        event.preventDefault();
        if (form.reportValidity()) answer(form, judge);
      });
      button.disabled = false;
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Judge} judge
 */
function answer(form, judge) {
  const verdict = judge(form);
  if (verdict === null) return;
  const place = form.querySelector('[role=status]');
  if (place) setText(place, verdict.words);
  tell(form, 'backprop-check', { id: form.dataset.question ?? '', correct: verdict.correct });
}

/** @type {Judge} */
function judgeChoice(form) {
  const chosen = form.querySelector('input:checked');
  if (!(chosen instanceof HTMLInputElement)) return null;
  const words = chosen.closest('label')?.dataset.verdict ?? '';
  return { correct: chosen.value === form.dataset.answer, words };
}

/**
 * @param {HTMLFormElement} form
 * @param {import('../engine/engine.js').Engine} engine
 * @returns {Verdict | null}
 */
function judgeDepth(form, engine) {
  const guess = form.querySelector('input')?.valueAsNumber ?? NaN;
  if (Number.isNaN(guess)) return null;
  const found = depthBelow(engine, defaultsOf('break-it'), share);
  if (found === null) return null;
  const correct = Math.abs(guess - found.depth) <= closeEnough;
  const start = guess === found.depth ? 'Exactly' : correct ? 'Close' : 'Not quite';
  const there = `1 part in ${formatCount(1 / found.ratio)}`;
  return {
    correct,
    words: `${start}: it takes ${found.depth} hidden layers. There, the first layer gets ${there}.`,
  };
}
