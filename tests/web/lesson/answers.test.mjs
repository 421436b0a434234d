import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, choicesIn, firstWrong, isRight } from '../../../web/src/lesson/answers.js';

test('an answer of several choices survives being text', () => {
  for (const choices of [[], ['relu'], ['relu', 'shortcuts']]) {
    assert.deepEqual(choicesIn(answerOf(choices)), choices);
  }
});

test('an answer is right if it has exactly the right choices, in any order', () => {
  const right = ['relu', 'shortcuts'];
  assert.equal(isRight(['shortcuts', 'relu'], right), true);
  assert.equal(isRight(['relu'], right), false);
  assert.equal(isRight(['relu', 'shortcuts', 'rate'], right), false);
  assert.equal(isRight(['relu', 'rate'], right), false);
  assert.equal(isRight([], right), false);
});

test('the first wrong choice is found', () => {
  assert.equal(firstWrong(['relu', 'seed', 'rate'], ['relu']), 'seed');
  assert.equal(firstWrong(['relu'], ['relu', 'shortcuts']), null);
});
