/** The practice as files: cards, and a quiz for Moodle. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { cardsOf } from '../../../web/src/practice/cards.js';
import { lineText } from '../../../web/src/practice/line-text.js';
import { moodleQuizOf } from '../../../web/src/practice/moodle-quiz.js';
import { practiceOf } from '../../../web/src/practice/practice.js';
import { askedIn, isOfChoice, isOfNumber } from './asked.mjs';

const engine = await loadEngine();
const sets = [1, 2, 3, 4, 5, 6].map((seed) => ({ seed, questions: practiceOf(seed, engine) }));

test('a file of cards has Anki’s header, and a line with question and answer for each card', () => {
  for (const { seed, questions } of sets) {
    const lines = cardsOf(questions, seed).split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      '#separator:tab',
      '#html:false',
      `#deck:Backpropagation, practice ${seed}`,
      '#columns:Question\tAnswer',
    ]);
    assert.equal(lines.at(-1), '');
    const cards = lines.slice(4, -1).map((line) => line.split('\t'));
    assert.equal(cards.length, questions.length);
    for (const [k, question] of questions.entries()) {
      const [front, back, ...more] = cards[k];
      assert.deepEqual(more, []);
      assert.ok(front.startsWith(askedIn(question)), front);
      // A line that begins so would be read as a part of the header, or as a quoted field.
      assert.doesNotMatch(front, /^[#"]/);
      for (const line of question.worked) assert.ok(back.includes(lineText(line)), back);
      if (isOfChoice(question)) {
        for (const option of question.options) assert.ok(front.includes(option), front);
        assert.ok(back.startsWith(question.options[question.right]), back);
      } else {
        const digits = Number(question.right.toPrecision(3));
        assert.equal(Number(back.split(' | ')[0].replace('−', '-')), digits);
      }
    }
  }
});

test('a card keeps tabs, line breaks and quotation marks out of the file’s structure', () => {
  const [question] = sets[0].questions;
  const odd = { ...question, given: 'a\t"b"\nc' };
  const [card] = cardsOf([odd], 1).split('\n').slice(4);
  assert.equal(card.split('\t')[0], `"a ""b"" c ${question.ask}"`);
});

/**
 * @param {string} xml
 * @param {readonly string[]} options of xmllint
 * @returns {string} its output
 */
function xmllint(xml, options) {
  const { status, stdout, stderr } = spawnSync('xmllint', [...options, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/**
 * @param {string} xml
 * @param {string} path
 * @returns {string}
 */
const stringAt = (xml, path) => xmllint(xml, ['--xpath', `string(${path})`]).replace(/\n$/, '');

test('a quiz is what Moodle’s importer reads', () => {
  for (const { seed, questions } of sets) {
    const xml = moodleQuizOf(questions, seed);
    xmllint(xml, ['--noout', '--dtdvalid', 'tests/web/practice/moodle-quiz.dtd']);
    assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<quiz>/);
  }
});

test('a quiz has every question with its right answer, and a feedback for each slip', () => {
  const { seed, questions } = sets[1];
  const xml = moodleQuizOf(questions, seed);
  assert.equal(
    stringAt(xml, '/quiz/question[1]/category/text'),
    '$course$/top/Backpropagation, practice 2',
  );
  for (const [k, question] of questions.entries()) {
    const at = `/quiz/question[${k + 2}]`;
    assert.ok(stringAt(xml, `${at}/questiontext/text`).startsWith(askedIn(question)));
    assert.equal(
      stringAt(xml, `${at}/generalfeedback/text`),
      question.worked.map(lineText).join('\n'),
    );
    const right = stringAt(xml, `${at}/answer[@fraction="100"]/text`);
    assert.equal(stringAt(xml, `count(${at}/answer[@fraction="100"])`), '1');
    if (isOfChoice(question)) {
      assert.equal(right, question.options[question.right]);
      assert.equal(stringAt(xml, `count(${at}/answer)`), String(question.options.length));
    } else if (isOfNumber(question)) {
      assert.ok(Math.abs(Number(right) - question.right) < 1e-9);
      // Moodle takes the first answer that fits: a slip may not be in reach of the right number.
      const tolerance = Number(stringAt(xml, `${at}/answer[1]/tolerance`));
      const rounding = Math.abs(Number(question.right.toPrecision(3)) - question.right);
      assert.ok(tolerance > rounding);
      for (const [m, { number, slip }] of question.misses.entries()) {
        const miss = `${at}/answer[${m + 2}]`;
        assert.equal(stringAt(xml, `${miss}/feedback/text`), `✗ wrong: ${slip}`);
        assert.ok(Math.abs(Number(stringAt(xml, `${miss}/text`)) - number) < 1e-9);
        assert.ok(Math.abs(number - question.right) > tolerance);
      }
    }
  }
});

test('words with the signs of XML stay words', () => {
  const odd = `a < b && c > d ]]> "e" 'f' &amp;`;
  const questions = sets[0].questions.map((question) => ({ ...question, given: odd }));
  const xml = moodleQuizOf(questions, 1);
  xmllint(xml, ['--noout', '--dtdvalid', 'tests/web/practice/moodle-quiz.dtd']);
  assert.ok(stringAt(xml, '/quiz/question[2]/questiontext/text').startsWith(odd));
});
