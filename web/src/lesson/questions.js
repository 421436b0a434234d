/** The lesson's questions: forms in its words, which contain their right answers. */
import { setText } from '../parts/dom.js';
import { tell } from '../state/events.js';
import { tickSome } from '../words/questions.js';
import { answerOf, choicesIn, firstWrong, isRight } from './answers.js';

/**
 * @typedef {object} Trying
 * @property {(trial: string, chosen: readonly string[]) => void} setUp a question's trial
 * @property {(trial: string) => void} undo
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
 * @param {Trying} trying
 */
export function askQuestions(root, trying) {
  for (const form of forms(root)) {
    for (const button of form.querySelectorAll('button')) {
      if (button.dataset.try !== undefined) offerTrial(form, button, trying);
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
 * @param {Trying} trying
 */
function offerTrial(form, button, { setUp, undo }) {
  const { try: trial = '' } = button.dataset;
  const back = /** @type {HTMLButtonElement | null} */ (form.querySelector('button[data-undo]'));
  button.disabled = false;
  button.addEventListener('click', () => {
    setUp(trial, chosenIn(form));
    if (back) back.hidden = false;
  });
  back?.addEventListener('click', () => {
    undo(trial);
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
  const place = /** @type {HTMLElement | null} */ (form.querySelector('[role=status]'));
  if (!place) return;
  setText(place, verdictOf(form, correct));
  place.dataset.correct = correct ? 'yes' : 'no';
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
