import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guesses, isRight, readGuess, writeGuess } from '../../../web/src/break-it/guess.js';

test('a guess written as text can be read again', () => {
  for (const guess of guesses) assert.equal(readGuess(writeGuess(guess)), guess);
});

test('of an answer with ten shares, as earlier versions kept it, the first layer’s counts', () => {
  assert.equal(readGuess('0.2 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5'), 0.2);
  assert.equal(readGuess('0 0 0 0 0 0 0 0 0 1'), 0);
});

test('damaged text is no guess', () => {
  for (const text of ['', '2', '-1', 'x', '0.1 0.2', '0 0 0 0 0 0 0 0 0 x', ' 1']) {
    assert.equal(readGuess(text), null, text);
  }
});

test('a guess is right within three powers of ten', () => {
  assert.equal(isRight(1e-7, 6e-8), true);
  assert.equal(isRight(1e-5, 6e-8), true);
  assert.equal(isRight(1e-3, 6e-8), false);
  assert.equal(isRight(0, 6e-8), false);
});
