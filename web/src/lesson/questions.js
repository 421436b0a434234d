/** The questions of the lesson: forms in its words, whose answers stand beside them. */
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
 * Answers the reader's answers. A form's verdict is told where the form stands and to the host.
 *
 * @param {ParentNode} root
 * @param {(trial: string) => void} onTry sets up what a question is about
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
      // Not the form's submission: a sandboxed frame that may not submit forms is told of none. Enter in
      // a field presses the button too.
      button.addEventListener('click', (event) => {
        event.preventDefault();
        if (form.reportValidity()) answer(form);
      });
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement | null} the answer that is chosen
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
 * @returns {boolean} true if the answer that is chosen is a right one, of which there may be several
 */
function isRight(form) {
  return (form.dataset.answer ?? '').split(' ').includes(chosen(form)?.value ?? '');
}

/**
 * Each answer brings its own words.
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
 * Shows answers that were given before, each with its verdict. Nobody is told: they have been.
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
