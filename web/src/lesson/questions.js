/** The questions of the lesson: forms in its words, whose answers stand beside them. */
import { setText } from '../parts/dom.js';
import { typedNumber } from '../parts/typed-number.js';
import { tell } from '../state/events.js';
import { number } from '../state/setting-kinds.js';
import { wrongNumber } from '../words/questions.js';
import { judges } from './judges.js';

/** @typedef {import('./judges.js').Verdict} Verdict */

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
    for (const input of form.querySelectorAll('input')) {
      input.addEventListener('input', () => input.setCustomValidity(''));
    }
    const judge = judges[form.dataset.judge ?? ''];
    for (const button of form.querySelectorAll('button')) {
      // Not the form's submission: a sandboxed frame that may not submit forms is told of none. Enter in
      // a field presses the button too.
      button.addEventListener('click', (event) => {
        event.preventDefault();
        for (const input of form.querySelectorAll('input')) checkNumber(input);
        if (form.reportValidity()) answer(form, judge(form, engine));
      });
      button.disabled = false;
    }
  }
}

/**
 * Has a field for a whole number say what it takes, where it has something else.
 *
 * @param {HTMLInputElement} input
 */
function checkNumber(input) {
  if (input.getAttribute('role') !== 'spinbutton' || input.value === '') return;
  const [least, most] = ['aria-valuemin', 'aria-valuemax'].map((name) =>
    Number(input.getAttribute(name)),
  );
  const { accepts, takes } = number('', { least, most, whole: true }, least);
  const wrong = wrongNumber(accepts, JSON.stringify(input.value));
  input.setCustomValidity(takes(typedNumber(input.value)) ? '' : wrong);
}

/**
 * @param {HTMLFormElement} form
 * @param {Verdict | null} verdict
 */
function answer(form, verdict) {
  if (verdict === null) return;
  showVerdict(form, verdict);
  const { correct } = verdict;
  tell(form, 'backprop-check', { id: form.dataset.question ?? '', correct, answer: given(form) });
}

/**
 * @param {HTMLFormElement} form
 * @param {Verdict} verdict
 */
function showVerdict(form, { words }) {
  const place = form.querySelector('[role=status]');
  if (place) setText(place, words);
}

/**
 * @param {HTMLFormElement} form
 * @returns {string} the reader's answer
 */
function given(form) {
  const [field] = form.querySelectorAll('input');
  const chosen = field.type === 'radio' ? form.querySelector('input:checked') : field;
  return chosen instanceof HTMLInputElement ? chosen.value : '';
}

/**
 * Shows answers that were given before, each with its verdict. Nobody is told: they have been.
 *
 * @param {ParentNode} root
 * @param {import('../engine/engine.js').Engine} engine
 * @param {ReadonlyMap<string, import('./progress.js').Answer>} answers
 */
export function showAnswers(root, engine, answers) {
  for (const form of forms(root)) {
    const answer = answers.get(form.dataset.question ?? '');
    if (!answer || answer.given === '' || given(form) !== '') continue;
    for (const input of form.querySelectorAll('input')) {
      if (input.type !== 'radio') input.value = answer.given;
      else input.checked = input.value === answer.given;
    }
    const verdict = judges[form.dataset.judge ?? ''](form, engine);
    if (verdict) showVerdict(form, verdict);
  }
}
