/** The lesson's questions: forms in its words, which contain their right answers. */
import { setText } from '../parts/dom.js';
import { tell } from '../state/events.js';

/** @typedef {{correct: boolean, words: string}} Verdict */

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
 * Judges the reader's answers. Shows each verdict in its form and reports it.
 *
 * @param {ParentNode} root
 * @param {(trial: string) => void} onTry sets up a question's experiment
 */
export function askQuestions(root, onTry) {
  for (const form of forms(root)) {
    for (const button of form.querySelectorAll('button')) {
      button.disabled = false;
      const { try: trial } = button.dataset;
      if (trial !== undefined) {
        button.addEventListener('click', () => onTry(trial));
        continue;
      }
      // Not the submit event: a sandboxed frame without permission for forms gets none. Enter in a field
      // clicks the button too.
      button.addEventListener('click', (event) => {
        event.preventDefault();
        if (form.reportValidity()) answer(form);
      });
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement | null} the chosen answer
 */
function chosen(form) {
  return form.querySelector('input:checked');
}

/** @param {HTMLFormElement} form */
function answer(form) {
  const answered = chosen(form);
  if (!answered) return;
  showVerdict(form);
  const { question = '' } = form.dataset;
  tell(form, 'backprop-check', { id: question, correct: isRight(form), answer: answered.value });
}

/**
 * @param {HTMLFormElement} form
 * @returns {boolean} true if the chosen answer is right; several may be
 */
function isRight(form) {
  return (form.dataset.answer ?? '').split(' ').includes(chosen(form)?.value ?? '');
}

/**
 * Each answer has its own explanation.
 *
 * @param {HTMLFormElement} form
 */
function showVerdict(form) {
  const place = /** @type {HTMLElement | null} */ (form.querySelector('[role=status]'));
  if (!place) return;
  setText(place, chosen(form)?.closest('label')?.dataset.verdict ?? '');
  place.dataset.correct = isRight(form) ? 'yes' : 'no';
}

/**
 * Shows earlier answers with their verdicts. Does not report them again.
 *
 * @param {ParentNode} root
 * @param {ReadonlyMap<string, import('./progress.js').Answer>} answers
 */
export function showAnswers(root, answers) {
  for (const form of forms(root)) {
    const before = answers.get(form.dataset.question ?? '');
    if (!before || chosen(form)) continue;
    for (const input of form.querySelectorAll('input')) {
      input.checked = input.value === before.given;
    }
    showVerdict(form);
  }
}
