import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packNumbers } from '../../../web/src/state/packing.js';
import { Progress } from '../../../web/src/lesson/progress.js';
import { resumeLesson, saveLesson } from '../../../web/src/lesson/saved-lesson.js';
import { changed, defaultState } from '../../../web/src/state/state.js';
import { randomSource, randomText } from '../state/random-text.mjs';

const fresh = () => new Progress(['forward', 'backward'], ['one', 'two']);

function finished() {
  const progress = fresh();
  progress.pass('forward');
  progress.pass('backward');
  progress.answer('one', true);
  progress.answer('two', false);
  return progress;
}

test('progress is complete after all passes and all questions, not before', () => {
  const progress = fresh();
  progress.pass('forward');
  progress.answer('one', true);
  progress.answer('two', true);
  assert.equal(progress.complete, false);
  progress.pass('backward');
  assert.equal(progress.complete, true);
});

test('the score is the share of right answers, and the last answer counts', () => {
  const progress = finished();
  assert.equal(progress.score, 50);
  progress.answer('two', true);
  assert.equal(progress.score, 100);
});

test('without questions, the score depends on the steps alone', () => {
  const progress = new Progress(['tried'], []);
  assert.equal(progress.score, 0);
  progress.pass('tried');
  assert.equal(progress.score, 100);
});

test('unknown steps and questions are ignored', () => {
  const progress = fresh();
  progress.pass('sideways');
  progress.answer('three', true);
  assert.equal(progress.write(), '');
});

test('progress survives being written as text', () => {
  const progress = fresh();
  progress.read(finished().write());
  assert.equal(progress.complete, true);
  assert.equal(progress.score, 50);
});

test('answers survive being written as text', () => {
  const progress = fresh();
  progress.answer('one', false, 'a.b+c&ü');
  progress.answer('two', true);
  const again = fresh();
  again.read(progress.write());
  assert.deepEqual([...again.answers], [...progress.answers]);
});

test('a saved lesson is ASCII and restores its progress', () => {
  const state = changed(defaultState, {
    depth: 5,
    input: [1, 2],
    iteration: 7,
    experiment: { depth: 15, activation: 'relu' },
  });
  const text = saveLesson(state, finished(), 4096);
  assert.match(text, /^[\x20-\x7e]+$/);
  const { state: resumed, done } = resumeLesson(text);
  const progress = fresh();
  progress.read(done);
  assert.deepEqual(resumed, state);
  assert.equal(progress.score, 50);
});

test('if room is short, weights first lose digits, then are omitted', () => {
  const weights = packNumbers(Array.from({ length: 400 }, (_, k) => Math.sin(k)));
  const state = changed(defaultState, { weights, speed: 2 });
  assert.ok(saveLesson(state, finished(), 9999).includes('weights=2d'));
  const single = saveLesson(state, finished(), 4096);
  assert.ok(single.length <= 4096 && single.includes('weights=2f'));
  const none = saveLesson(state, finished(), 255);
  assert.ok(none.length <= 255 && !none.includes('weights'));
  assert.equal(resumeLesson(none).state.speed, 2);
});

test('a thousand damaged saves resume without an exception', () => {
  const random = randomSource(3);
  const good = saveLesson(changed(defaultState, { depth: 9, seed: 3 }), finished(), 4096);
  for (let k = 0; k < 1000; ++k) {
    const { done } = resumeLesson(randomText(random, good, ['progress', 'depth']));
    const progress = fresh();
    progress.read(done);
    assert.ok(progress.score >= 0 && progress.score <= 100);
  }
});
