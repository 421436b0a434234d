/** Describes the lesson's questions and the reader's answers in words, for a teacher's report. */
import { choicesIn } from '../lesson/answers.js';
import { forms } from '../lesson/questions.js';

/**
 * @typedef {object} AskedQuestion
 * @property {string} id
 * @property {string} words the question; '' if it is not a form of the lesson
 * @property {string[]} right the words of the right choices, which belong together; [] if it is not a choice
 * @property {{correct: boolean, words: string[]} | null} answer the reader's last: the words of the chosen
 *   ones; null for none
 */

/**
 * The order of a record's questions. An LMS keeps a question by its index, so a question never moves: new
 * ones come last.
 */
export const recordOrder = [
  'factor',
  'update',
  'travel',
  'zero',
  'cure',
  'cures',
  'prediction',
  'worksheet',
];

/**
 * @param {ParentNode} root
 * @param {Readonly<{asked: readonly string[], answers: ReadonlyMap<string, import('../lesson/progress.js').Answer>}>}
 *   progress
 * @returns {AskedQuestion[]} in the order of the record
 */
export function describeQuestions(root, { asked, answers }) {
  const known = new Map(forms(root).map((form) => [form.dataset.question, form]));
  return inRecordOrder(asked).map((id) => {
    const form = known.get(id);
    const given = answers.get(id);
    const wordsOf = (/** @type {string} */ value) => {
      const input = form?.querySelector(`input[value="${CSS.escape(value)}"]`);
      return textIn(input?.closest('label')) || value;
    };
    // What was typed may have spaces of its own.
    const chosen = (/** @type {string} */ answer) => (form ? choicesIn(answer) : [answer]);
    return {
      id,
      words: textIn(form?.querySelector('legend')),
      right: choicesIn(form?.dataset.answer ?? '').map(wordsOf),
      answer: given ? { correct: given.correct, words: chosen(given.given).map(wordsOf) } : null,
    };
  });
}

/**
 * @param {readonly string[]} asked
 * @returns {string[]}
 */
export function inRecordOrder(asked) {
  return [...asked].sort((one, other) => recordOrder.indexOf(one) - recordOrder.indexOf(other));
}

/**
 * @param {Element | null | undefined} element
 * @returns {string} its text on one line
 */
function textIn(element) {
  return (element?.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
}
