/**
 * The questions as a quiz in Moodle's XML format (docs.moodle.org/en/Moodle_XML_format): numerical questions,
 * with an own feedback for numbers that known slips give, and multiple choice.
 */
import { slack } from '../hand/blanks.js';
import { right, wrong } from '../words/hand.js';
import { deck, hint, titleOf, wrongBy } from '../words/practice.js';
import { lineText } from './line-text.js';

/**
 * @typedef {import('./questions.js').Question} Question
 * @typedef {import('./questions.js').NumberQuestion} NumberQuestion
 * @typedef {import('./questions.js').ChoiceQuestion} ChoiceQuestion
 */

/** Of a number in the file. */
const significantDigits = 10;

/**
 * @param {readonly Question[]} questions
 * @param {number} seed
 * @returns {string} an XML document
 */
export function moodleQuizOf(questions, seed) {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<quiz>',
    '<question type="category">',
    element('category', '', [text(`$course$/top/${deck(seed)}`)]),
    '</question>',
    ...questions.map((question, k) =>
      'options' in question ? multichoice(question, k + 1) : numerical(question, k + 1),
    ),
    '</quiz>',
    '',
  ];
  return lines.join('\n');
}

/**
 * @param {NumberQuestion} question
 * @param {number} place from 1
 * @returns {string}
 */
function numerical(question, place) {
  const answers = [
    { number: question.right, fraction: 100, feedback: right },
    ...question.misses.map(({ number, slip }) => ({
      number,
      fraction: 0,
      feedback: wrongBy(slip),
    })),
  ];
  return element('question', ' type="numerical"', [
    ...common(question, place, ` ${hint}`),
    ...answers.map(({ number, fraction, feedback }) =>
      element('answer', ` fraction="${fraction}" format="plain_text"`, [
        text(inFile(number)),
        plain('feedback', feedback),
        element('tolerance', '', [inFile(slack * Math.abs(number))]),
      ]),
    ),
  ]);
}

/**
 * @param {ChoiceQuestion} question
 * @param {number} place from 1
 * @returns {string}
 */
function multichoice(question, place) {
  return element('question', ' type="multichoice"', [
    ...common(question, place, ''),
    '<single>true</single>',
    '<shuffleanswers>true</shuffleanswers>',
    '<answernumbering>none</answernumbering>',
    ...['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].map((name) =>
      plain(name, ''),
    ),
    ...question.options.map((option, k) =>
      element('answer', ` fraction="${k === question.right ? 100 : 0}" format="plain_text"`, [
        text(option),
        plain('feedback', k === question.right ? right : wrong(null)),
      ]),
    ),
  ]);
}

/**
 * @param {Question} question
 * @param {number} place from 1
 * @param {string} more that is said after the question
 * @returns {string[]} what every kind of question has
 */
function common({ name, given, ask, worked }, place, more) {
  return [
    element('name', '', [text(titleOf(place, name))]),
    plain('questiontext', `${given} ${ask}${more}`),
    plain('generalfeedback', worked.map(lineText).join('\n')),
    '<defaultgrade>1</defaultgrade>',
    '<penalty>0.3333333</penalty>',
    '<hidden>0</hidden>',
  ];
}

/**
 * @param {string} name
 * @param {string} contents words
 * @returns {string}
 */
function plain(name, contents) {
  return element(name, ' format="plain_text"', [text(contents)]);
}

/**
 * @param {string} contents
 * @returns {string}
 */
function text(contents) {
  const escaped = contents.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<text>${escaped}</text>`;
}

/**
 * @param {string} name
 * @param {string} attributes each after a space
 * @param {readonly string[]} contents XML
 * @returns {string}
 */
function element(name, attributes, contents) {
  return `<${name}${attributes}>${contents.join('\n')}</${name}>`;
}

/**
 * @param {number} number
 * @returns {string} with a point, and no digits that only a computer sees
 */
function inFile(number) {
  return String(Number(number.toPrecision(significantDigits)));
}
