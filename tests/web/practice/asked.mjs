/** What the tests of the practice read in its questions. */
import { writtenNumber } from '../../../web/src/hand/written-number.js';

/**
 * @typedef {import('../../../web/src/practice/questions.js').Question} Question
 * @typedef {import('../../../web/src/practice/questions.js').NumberQuestion} NumberQuestion
 * @typedef {import('../../../web/src/practice/questions.js').ChoiceQuestion} ChoiceQuestion
 */

/**
 * @param {Question} question
 * @returns {string}
 */
export function askedIn({ given, ask }) {
  return `${given} ${ask}`;
}

/**
 * @param {Question} question
 * @returns {question is NumberQuestion}
 */
export function isOfNumber(question) {
  return !('options' in question);
}

/**
 * @param {Question} question
 * @returns {question is ChoiceQuestion}
 */
export function isOfChoice(question) {
  return 'options' in question;
}

/**
 * @param {string | number} text
 * @returns {import('../../../web/src/hand/written-number.js').WrittenNumber}
 */
export function written(text) {
  const number = writtenNumber(String(text));
  if (number === null) throw new Error(`${text} is no number`);
  return number;
}
