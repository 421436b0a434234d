/** The lesson's questions: forms in its words, which contain their right answers. */
import { setText } from '../parts/dom.js';
import { late } from '../parts/late.js';
import { tell } from '../state/events.js';
import { notFetched } from '../words/notices.js';
import { tickSome } from '../words/questions.js';
import { answerOf, choicesIn, firstWrong, isRight } from './answers.js';

/** Loads the trials when the reader first tries an answer. */
const loadTrials = late(() => import('./trials.js'));

/**
 * @typedef {import('./trials.js').Trials} Trials
 * @typedef {(kind: typeof import('./trials.js').Trials) => Trials} MakeTrials
 */

/**
 * @param {ParentNode} root
 * @returns {HTMLFormElement[]}
 */
export function forms(root) {
  return [...root.querySelectorAll('form')].filter(({ dataset }) => dataset.question);
}

/**
 * @param {ParentNode} root
 * @param {string} [view] of which they are; without it, all
 * @returns {string[]} the ids of the questions in it
 */
export function questionsIn(root, view) {
  return forms(root)
    .filter((form) => view === undefined || isIn(view, form))
    .map(({ dataset }) => dataset.question ?? '');
}

/**
 * @param {string} view
 * @param {HTMLFormElement} form
 * @returns {boolean}
 */
function isIn(view, form) {
  const views = form.closest('[data-views]')?.getAttribute('data-views') ?? '';
  return views.split(' ').includes(view);
}

/**
 * Judges the reader's answers. Shows each verdict in its form and reports it.
 *
 * @param {ParentNode} root
 * @param {MakeTrials} makeTrials
 */
export function askQuestions(root, makeTrials) {
  /** @type {Trials | null} */
  let made = null;
  const trials = async () => {
    const { Trials } = await loadTrials();
    return (made ??= makeTrials(Trials));
  };
  for (const form of forms(root)) {
    for (const button of form.querySelectorAll('button')) {
      if (button.dataset.try !== undefined) offerTrial(form, button, trials);
      else if (button.type === 'submit') offerCheck(form, button);
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
function offerCheck(form, button) {
  button.disabled = false;
  // Not the submit event: a sandboxed frame without permission for forms gets none. Enter in a field
  // clicks the button too.
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const [first] = form.querySelectorAll('input');
    if (first.type === 'checkbox') {
      first.setCustomValidity(chosenIn(form).length > 0 ? '' : tickSome);
    }
    if (form.reportValidity()) answer(form);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button that sets up the trial
 * @param {() => Promise<Trials>} trials
 */
function offerTrial(form, button, trials) {
  const { try: trial = '' } = button.dataset;
  const back = /** @type {HTMLButtonElement | null} */ (form.querySelector('button[data-undo]'));
  button.disabled = false;
  button.addEventListener('click', async () => {
    const fetched = await trials().catch(() => null);
    if (fetched === null) return say(form, notFetched);
    if (placeOf(form)?.textContent === notFetched) say(form, '');
    fetched.setUp(trial, chosenIn(form));
    if (back) back.hidden = false;
  });
  back?.addEventListener('click', async () => {
    (await trials()).undo(trial);
    // A hidden button would lose the focus.
    button.focus({ preventScroll: true });
    back.hidden = true;
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {string[]} the chosen answers
 */
function chosenIn(form) {
  return [...form.querySelectorAll('input')]
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}

/**
 * @param {HTMLFormElement} form
 * @returns {string[]}
 */
function rightIn(form) {
  return choicesIn(form.dataset.answer ?? '');
}

/** @param {HTMLFormElement} form */
function answer(form) {
  const chosen = chosenIn(form);
  const correct = isRight(chosen, rightIn(form));
  showVerdict(form, correct);
  const { question = '' } = form.dataset;
  tell(form, 'backprop-check', { id: question, correct, answer: answerOf(chosen) });
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} correct
 */
function showVerdict(form, correct) {
  say(form, verdictOf(form, correct), correct ? 'yes' : 'no');
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 * @param {'yes' | 'no'} [correct] left out if it says nothing of an answer
 */
function say(form, text, correct) {
  const place = placeOf(form);
  if (!place) return;
  setText(place, text);
  if (correct) place.dataset.correct = correct;
  else delete place.dataset.correct;
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement | null} where its verdict stands
 */
function placeOf(form) {
  return form.querySelector('[role=status]');
}

/**
 * Each wrong choice has its own explanation. Where several are right, so has the whole, and the lack of
 * one.
 *
 * @param {HTMLFormElement} form
 * @param {boolean} correct
 * @returns {string}
 */
function verdictOf(form, correct) {
  const chosen = chosenIn(form);
  // A short record knows no more of an answer than whether it is right.
  if (chosen.length === 0) return '';
  const { verdict, missing } = form.dataset;
  const wrong = correct ? null : firstWrong(chosen, rightIn(form));
  if (wrong === null && verdict !== undefined) return (correct ? verdict : missing) ?? '';
  const said = wrong ?? chosen[0];
  const input = [...form.querySelectorAll('input')].find(({ value }) => value === said);
  return input?.closest('label')?.dataset.verdict ?? '';
}

/**
 * Shows earlier answers with their verdicts. Does not report them again. An answer that counted as right
 * still does, such as one of several right choices.
 *
 * @param {ParentNode} root
 * @param {ReadonlyMap<string, import('./progress.js').Answer>} answers
 */
export function showAnswers(root, answers) {
  for (const form of forms(root)) {
    const before = answers.get(form.dataset.question ?? '');
    if (!before || chosenIn(form).length > 0) continue;
    const given = choicesIn(before.given);
    for (const input of form.querySelectorAll('input')) {
      input.checked = given.includes(input.value);
    }
    showVerdict(form, before.correct);
  }
}
