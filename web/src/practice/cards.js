/** The questions as cards: a text with tabs, as Anki and other programs for spaced repetition import it. */
import { fewestDigits, formatNumber } from '../words/format.js';
import { cardColumns, deck } from '../words/practice.js';
import { lineText } from './line-text.js';

/** @typedef {import('./questions.js').Question} Question */

/**
 * @param {readonly Question[]} questions
 * @param {number} seed
 * @returns {string} Anki's header, then a line for each card
 */
export function cardsOf(questions, seed) {
  const header = [
    '#separator:tab',
    '#html:false',
    `#deck:${deck(seed)}`,
    `#columns:${cardColumns.join('\t')}`,
  ];
  const cards = questions.map((question) => [asked(question), answered(question)]);
  return [...header, ...cards.map((fields) => fields.map(field).join('\t')), ''].join('\n');
}

/**
 * @param {Question} question
 * @returns {string}
 */
function asked(question) {
  const options = 'options' in question ? question.options : [];
  return [question.given, question.ask, options.join(' / ')].filter(Boolean).join(' ');
}

/**
 * @param {Question} question
 * @returns {string} the right answer, then how it is worked out
 */
function answered(question) {
  const right =
    'options' in question
      ? question.options[question.right]
      : formatNumber(question.right, fewestDigits);
  return [right, ...question.worked.map(lineText)].join(' | ');
}

/**
 * @param {string} text
 * @returns {string} the text as a field: quoted if it has a quotation mark, and on one line
 */
function field(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
