/** What the questions say of themselves. */

export const tickSome = 'Tick at least one answer.';

/**
 * @param {number} question from 1 on
 * @param {number} questions
 * @returns {string} where the reader is
 */
export function turn(question, questions) {
  return `${question} of ${questions}`;
}
