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

test('answers of another text are added, but do not replace those that there are', () => {
  const progress = fresh();
  progress.answer('one', true, 'mine');
  const other = fresh();
  other.answer('one', false, 'theirs');
  other.answer('two', true, 'theirs');
  other.pass('forward');
  progress.read(other.write(), { replaces: false });
  assert.equal(progress.answers.get('one')?.given, 'mine');
  assert.equal(progress.answers.get('two')?.given, 'theirs');
  assert.ok(!progress.toCome.includes('forward'));
});

test('answers to other questions are kept, and nothing waits for them', () => {
  const progress = new Progress([], ['one'], ['two']);
  progress.answer('two', true, 'a b');
  assert.deepEqual([progress.answered, progress.questions, progress.complete], [0, 1, false]);
  progress.expect(['more']);
  progress.expect([]);
  progress.answer('one', true);
  assert.equal(progress.complete, true);
  const again = new Progress([], ['one'], ['two']);
  again.read(progress.write());
  assert.deepEqual(again.answers.get('two'), { correct: true, given: 'a b' });
});

test('answers to other questions raise the score, and never lower it', () => {
  const progress = new Progress([], ['one', 'two'], ['three', 'four']);
  progress.answer('one', true);
  progress.answer('two', false);
  assert.equal(progress.score, 50);
  progress.answer('three', false);
  assert.equal(progress.score, 50);
  progress.answer('three', true);
  progress.answer('four', true);
  assert.equal(progress.score, 75);
});

test('a lesson saved when seven questions counted stays complete, with its score', () => {
  const saved =
    'forward.backward.factor+activation.update+nothing.travel+flips.zero+saturated.cure-rate.cures+dead.prediction-0%2E5';
  const progress = new Progress(
    ['forward', 'backward'],
    ['factor', 'update', 'travel', 'cure', 'prediction'],
    ['zero', 'cures'],
  );
  progress.read(saved);
  assert.equal(progress.complete, true);
  assert.equal(progress.score, Math.round((100 * 5) / 7));
  for (const word of saved.split('.')) assert.ok(progress.write().includes(word), word);
});

test('a saved lesson is ASCII and restores its progress', () => {
  const state = changed(defaultState, {
    depth: 5,
    input: [1, 2],
    iteration: 7,
    experiment: { depth: 15, activation: 'relu' },
  });
  const { text, dropped } = saveLesson(state, finished(), 4096);
  assert.deepEqual(dropped, []);
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
  assert.ok(saveLesson(state, finished(), 9999).text.includes('weights=2d'));
  const single = saveLesson(state, finished(), 4096);
  assert.ok(single.text.length <= 4096 && single.text.includes('weights=2f'));
  assert.deepEqual(single.dropped, []);
  const none = saveLesson(state, finished(), 255);
  assert.ok(none.text.length <= 255 && !none.text.includes('weights'));
  assert.deepEqual(none.dropped, ['weights']);
  assert.equal(resumeLesson(none.text).state.speed, 2);
});

test('own points are left out before weights, and answers stay whatever the settings', () => {
  const weights = packNumbers(Array.from({ length: 400 }, (_, k) => Math.sin(k)));
  const own = Array.from({ length: 300 }, (_, k) => `1.234_-0.${k}_${k % 2}`).join('~');
  const state = changed(defaultState, { weights, points: 'own', own, speed: 2 });
  const answered = finished();
  answered.answer('one', true, 'activation');
  /** @type {[limit: number, dropped: string[]][]} */
  const expected = [
    [40000, []],
    [4096, ['own']],
    [200, ['own', 'weights']],
    [50, ['settings']],
    [40, ['settings', 'answers']],
  ];
  for (const [limit, dropped] of expected) {
    const saved = saveLesson(state, answered, limit);
    assert.ok(saved.text.length <= limit);
    assert.deepEqual(saved.dropped, dropped, String(limit));
    const progress = fresh();
    progress.read(resumeLesson(saved.text).done);
    assert.equal(progress.answered, 2, String(limit));
    assert.equal(progress.score, 50);
  }
});

test('a thousand damaged saves resume without an exception', () => {
  const random = randomSource(3);
  const { text: good } = saveLesson(changed(defaultState, { depth: 9, seed: 3 }), finished(), 4096);
  for (let k = 0; k < 1000; ++k) {
    const { done } = resumeLesson(randomText(random, good, ['progress', 'depth']));
    const progress = fresh();
    progress.read(done);
    assert.ok(progress.score >= 0 && progress.score <= 100);
  }
});
