import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRecordOrder, recordOrder } from '../../../web/src/course/asked-questions.js';
import { interactionValues } from '../../../web/src/course/interactions.js';
import { scorm12, scorm2004 } from '../../../web/src/course/versions.js';

const clock = new Date(2026, 4, 3, 14, 5, 9);
const question = {
  id: 'cure',
  words: 'What helps?',
  right: ['ReLU, with the weights that suit it', 'shortcuts past each layer'],
  answer: { correct: false, words: ['ReLU, with the weights that suit it', 'another seed'] },
};

/**
 * @param {typeof question} asked
 * @param {import('../../../web/src/course/versions.js').Version} version
 */
function written(asked, version) {
  const values = interactionValues(asked, 4, version, clock);
  return Object.fromEntries(values.map(([part, value]) => [part.split('.4.')[1], value]));
}

test('several choices are one response of SCORM 1.2, with commas between them alone', () => {
  const { type, student_response, ...parts } = written(question, scorm12);
  assert.equal(type, 'choice');
  assert.equal(student_response, 'ReLU with the weights that suit it,another seed');
  assert.equal(
    parts['correct_responses.0.pattern'],
    'ReLU with the weights that suit it,shortcuts past each layer',
  );
  assert.ok(!('correct_responses.1.pattern' in parts));
});

test('several choices are one response of SCORM 2004, with [,] between identifiers', () => {
  const { learner_response, ...parts } = written(question, scorm2004);
  assert.equal(learner_response, 'ReLU_with_the_weights_that_suit_it[,]another_seed');
  assert.equal(
    parts['correct_responses.0.pattern'],
    'ReLU_with_the_weights_that_suit_it[,]shortcuts_past_each_layer',
  );
});

test('a single choice stays as it was, and long ones fit into SCORM 1.2', () => {
  const one = { ...question, answer: { correct: true, words: ['a, b'] } };
  assert.equal(written(one, scorm12).student_response, 'a, b');
  assert.equal(written(one, scorm2004).learner_response, 'a_b');
  const long = { ...question, answer: { correct: true, words: Array(4).fill('x'.repeat(300)) } };
  assert.ok(written(long, scorm12).student_response.length <= 255);
});

test('every question of the lesson has its place in a record, whatever the order of the page', () => {
  const words = readFileSync(new URL('../../../web/lesson.html', import.meta.url), 'utf8');
  const asked = [...words.matchAll(/data-question="(\w+)"/g)].map(([, id]) => id);
  for (const id of asked) assert.ok(recordOrder.includes(id), id);
  assert.deepEqual(inRecordOrder(['prediction', 'cure', 'factor', 'update']), [
    'factor',
    'update',
    'cure',
    'prediction',
  ]);
});
