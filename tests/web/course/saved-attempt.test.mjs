import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laterOf, readAttempt, writeAttempt } from '../../../web/src/course/saved-attempt.js';

const attempt = /** @type {const} */ ({ id: 'a1', count: 3, best: 67, reached: 'completed' });
const lesson = 'depth=5&progress=factor%2Bactivation';
const saved = { lesson, ...attempt };

test('an attempt is read as it was written, after the lesson', () => {
  assert.deepEqual(readAttempt(lesson + writeAttempt(attempt)), saved);
  const begun = /** @type {const} */ ({ ...attempt, best: null, reached: 'incomplete' });
  assert.deepEqual(readAttempt(lesson + writeAttempt(begun)), { lesson, ...begun });
});

test('texts of earlier versions have neither an id nor a count', () => {
  const text = `${lesson}&best=100&reached=passed&again=2`;
  const { id, count, best, reached } = readAttempt(text) ?? {};
  assert.deepEqual(
    { id, count, best, reached },
    { id: '', count: 0, best: 100, reached: 'passed' },
  );
});

test('damaged numbers and statuses are left out', () => {
  const { count, best, reached } = readAttempt('depth=5&count=x&best=250&reached=won') ?? {};
  assert.deepEqual({ count, best, reached }, { count: 0, best: null, reached: '' });
  assert.equal(readAttempt(''), null);
});

test('this tab’s copy goes before the system’s text if it is later and of the same attempt', () => {
  const later = { ...saved, count: 4 };
  assert.equal(laterOf(saved, later, false), later);
  assert.equal(laterOf(later, saved, false), later);
  const other = { ...later, id: 'b2' };
  assert.equal(laterOf(saved, other, false), saved);
  assert.equal(laterOf(saved, null, false), saved);
});

test('without a text of the system, the copy counts only after Back', () => {
  assert.equal(laterOf(null, saved, false), null);
  assert.equal(laterOf(null, saved, true), saved);
  const before = { ...saved, id: '', count: 0 };
  assert.equal(laterOf(before, { ...before }, false), before);
  assert.equal(laterOf(before, saved, true), saved);
});
