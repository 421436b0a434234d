import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timespan } from '../../../web/src/host/scorm-attempt.js';
import { lossyRuntime } from '../../scorm/lossy-runtime.mjs';
import { strictRuntime } from '../../scorm/strict-runtime.mjs';
import { begin, checked, Lesson } from './played-attempt.mjs';

/** The lesson's own part of what is kept. */
const own = (/** @type {string} */ text) => text.replace(/&(best|reached)=[^&]*/g, '');

test('a new attempt is incomplete and suspended, and the LMS accepts every call', () => {
  const api = strictRuntime();
  begin(api).attempt.write();
  assert.equal(api.data['cmi.core.lesson_status'], 'incomplete');
  assert.equal(api.data['cmi.core.exit'], 'suspend');
  assert.equal(own(api.data['cmi.suspend_data']), 'depth=5&progress=forward');
  assert.deepEqual(api.refusals, []);
});

test('until the reader acts, nothing is written and LMSFinish is not called', () => {
  const api = strictRuntime();
  const { attempt, lesson, pass } = begin(api, new Lesson(), { acted: false });
  lesson.dispatchEvent(new CustomEvent('backprop-change', { detail: {} }));
  pass(5000);
  attempt.end();
  assert.deepEqual(
    api.calls.filter((call) => !call.startsWith('get')),
    ['LMSInitialize'],
  );
});

test('the status is sent in one commit and the score in the next, and no commit is empty', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.finish(67);
  pass(300);
  assert.equal(api.data['cmi.core.score.raw'], '67');
  assert.equal(api.data['cmi.core.lesson_status'], 'completed');
  assert.equal(api.data['cmi.core.exit'], '');
  lesson.dispatchEvent(checked());
  pass(300);
  const commits = api.calls
    .filter((call) => !call.startsWith('get'))
    .join(' ')
    .split(' LMSCommit')
    .slice(0, -1);
  assert.deepEqual(
    commits.map((each) => [each.includes('lesson_status'), each.includes('score.raw')]),
    [
      [true, false],
      [false, true],
      [true, false],
    ],
  );
  assert.deepEqual(api.refusals, []);
});

test('a page restored from the browser’s cache does not overwrite newer data', () => {
  const first = strictRuntime({ 'cmi.core.student_id': 'ada' });
  const { lesson, attempt, kept } = begin(first);
  lesson.finish(100);
  attempt.end();
  // The course's page as it was: to it, this is a first launch.
  const again = strictRuntime({ 'cmi.core.student_id': 'ada' });
  const returned = begin(again, new Lesson(), { kept, back: true });
  assert.deepEqual(returned.lesson.resumed.map(own), ['depth=5&progress=forward']);
  returned.lesson.dispatchEvent(checked());
  returned.attempt.end();
  assert.equal(again.data['cmi.core.lesson_status'], 'completed');
  assert.match(again.data['cmi.suspend_data'], /&best=100&reached=completed$/);
  const other = strictRuntime({ 'cmi.core.student_id': 'bob' });
  assert.deepEqual(begin(other, new Lesson(), { kept, back: true }).lesson.resumed, []);
  assert.deepEqual(begin(strictRuntime(), new Lesson(), { kept }).lesson.resumed, []);
});

test('the reader is told what is recorded, what is missing, and then the score', () => {
  const { lesson, pass, lines } = begin(strictRuntime());
  assert.equal(
    lines.at(-1),
    'Recorded: 0 of 3 questions; the forward pass and the backward pass are still to come.',
  );
  lesson.progress = {
    complete: false,
    score: 100,
    answered: 3,
    questions: 3,
    toCome: ['backward'],
  };
  lesson.dispatchEvent(checked());
  pass(300);
  assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; the backward pass is still to come.');
  lesson.finish(67);
  pass(300);
  assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; score 67 of 100.');
});

test('a refused write is reported at once and repeated with different data', () => {
  const api = strictRuntime();
  const { commit } = { commit: api.LMSCommit };
  const { lesson, pass, lines } = begin(api);
  api.LMSCommit = () => 'false';
  lesson.finish(100);
  pass(300);
  assert.match(lines.at(-1) ?? '', /^Not recorded: the course does not take it\./);
  const before = api.data['cmi.suspend_data'];
  api.LMSCommit = commit;
  pass(10000);
  assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; score 100 of 100.');
  assert.notEqual(api.data['cmi.suspend_data'], before);
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
});

test('offline, an LMS that reports success is not believed', () => {
  const { lesson, pass, lines } = begin(strictRuntime(), new Lesson(), { online: false });
  lesson.finish(100);
  pass(300);
  assert.match(lines.at(-1) ?? '', /^Not recorded: there is no network\./);
});

test('the reader is told about review mode, preview mode and a missing connection', () => {
  for (const mode of ['review', 'browse']) {
    const { lines } = begin(strictRuntime({ 'cmi.core.lesson_mode': mode }));
    assert.deepEqual(lines, ['Looking only: nothing of this is recorded.']);
  }
  const { lines } = begin({ ...strictRuntime(), LMSInitialize: () => 'false' });
  assert.deepEqual(lines, ['No connection to the course: nothing of this is recorded.']);
});

test('status and score are in the saved data, for an LMS that does not return them', () => {
  const api = strictRuntime({
    'cmi.core.entry': 'resume',
    'cmi.core.lesson_status': '',
    'cmi.suspend_data': 'depth=5&best=100&reached=passed',
    'cmi.student_data.mastery_score': '80',
  });
  const lesson = new Lesson();
  lesson.progress = { complete: true, score: 33, answered: 3, questions: 3, toCome: [] };
  const { attempt, lines } = begin(api, lesson);
  assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; score 100 of 100.');
  attempt.end();
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
});

for (const [score, status] of /** @type {const} */ ([
  [80, 'passed'],
  [79, 'failed'],
])) {
  test(`with a mastery score of 80, a score of ${score} is ${status}`, () => {
    const api = strictRuntime({ 'cmi.student_data.mastery_score': '80' });
    const { lesson, pass } = begin(api);
    lesson.finish(score);
    pass(300);
    assert.equal(api.data['cmi.core.lesson_status'], status);
  });
}

test('a change and an answer are written after a delay', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.text = 'depth=7';
  lesson.dispatchEvent(new CustomEvent('backprop-change', { detail: {} }));
  assert.equal(api.data['cmi.suspend_data'], undefined);
  pass(5000);
  assert.equal(own(api.data['cmi.suspend_data']), 'depth=7');
  lesson.text = 'depth=8';
  lesson.dispatchEvent(checked());
  pass(300);
  assert.equal(own(api.data['cmi.suspend_data']), 'depth=8');
});

test('leaving the page ends the attempt once', () => {
  const api = strictRuntime();
  const { attempt, pass } = begin(api);
  pass(3723450);
  attempt.end();
  assert.equal(api.data['cmi.core.session_time'], '0001:02:03.45');
  assert.equal(api.finished, true);
  attempt.end();
  attempt.write();
  assert.deepEqual(api.refusals, []);
});

test('a suspended attempt resumes where it was', () => {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.suspend_data': 'depth=9' });
  assert.deepEqual(begin(api).lesson.resumed, ['depth=9']);
});

test('a first attempt resumes nothing', () => {
  const api = strictRuntime({ 'cmi.suspend_data': 'depth=9' });
  assert.deepEqual(begin(api).lesson.resumed, []);
});

test('a completed lesson stays completed', () => {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.core.lesson_status': 'passed' });
  const { attempt } = begin(api);
  attempt.end();
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(api.data['cmi.core.exit'], '');
});

/** An attempt that was through the lesson before, and is looked at again. */
function lookAgain(/** @type {Record<string, string>} */ stored, score = 67) {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', ...stored });
  const lesson = new Lesson();
  lesson.progress = { complete: true, score, answered: 3, questions: 3, toCome: [] };
  const { attempt } = begin(api, lesson);
  attempt.write();
  return { api, attempt, lesson };
}

test('a wrong answer after passing changes neither the status nor the score', () => {
  const { api, lesson } = lookAgain({
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
    'cmi.student_data.mastery_score': '80',
  });
  lesson.dispatchEvent(checked());
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
});

test('a passed lesson stays passed if the LMS no longer gives a mastery score', () => {
  const { api } = lookAgain({ 'cmi.core.lesson_status': 'passed' });
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
});

test('a failed lesson can still be passed', () => {
  const { api } = lookAgain(
    { 'cmi.core.lesson_status': 'failed', 'cmi.student_data.mastery_score': '80' },
    90,
  );
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(api.data['cmi.core.score.raw'], '90');
});

test('the best score counts within an attempt too', () => {
  const api = strictRuntime({ 'cmi.student_data.mastery_score': '80' });
  const { lesson, pass } = begin(api);
  lesson.finish(100);
  pass(300);
  lesson.progress.score = 33;
  lesson.dispatchEvent(checked());
  pass(300);
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
});

test('if the LMS lost the suspend data, the attempt resumes from the lesson location', () => {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.core.lesson_location': 'depth=6' });
  assert.deepEqual(begin(api).lesson.resumed, ['depth=6']);
});

for (const mode of ['review', 'browse']) {
  test(`in ${mode} mode, nothing is written and LMSFinish is not called`, () => {
    const api = strictRuntime({ 'cmi.core.lesson_mode': mode });
    const { attempt, lesson } = begin(api);
    lesson.finish(100);
    attempt.end();
    assert.deepEqual(
      api.calls.filter((call) => call.startsWith('set')),
      [],
    );
    assert.equal(api.finished, false);
  });
}

test('an LMS that answers "" to every read gets all data', () => {
  const api = lossyRuntime();
  const { attempt, lesson } = begin(api);
  lesson.finish(100);
  lesson.dispatchEvent(checked());
  attempt.end();
  assert.equal(api.data['cmi.core.lesson_status'], 'completed');
  assert.equal(api.finished, true);
});

test('an LMS that refuses or throws does not disturb the lesson', () => {
  const refuse = () => 'false';
  const fail = () => {
    throw new Error('gone');
  };
  for (const call of [refuse, fail]) {
    const api = {
      ...strictRuntime(),
      LMSInitialize: () => 'true',
      LMSSetValue: call,
      LMSGetValue: fail,
      LMSCommit: call,
      LMSFinish: call,
    };
    const { attempt, lesson } = begin(api);
    lesson.finish(10);
    attempt.end();
    assert.notEqual(attempt.lastError, null);
  }
});

test('nothing is written if the LMS does not initialize', () => {
  const api = { ...strictRuntime(), LMSInitialize: () => 'false' };
  begin(api).attempt.end();
  assert.deepEqual(api.calls, []);
});

test('a timespan has four digits of hours and two of hundredths', () => {
  assert.equal(timespan(0), '0000:00:00.00');
  assert.equal(timespan(59999), '0000:00:59.99');
  assert.equal(timespan(1e12), '9999:46:40.00');
});

test('answers are recorded as interactions in SCORM 1.2’s formats', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.dispatchEvent(checked({ correct: false, answer: 'weight' }));
  lesson.dispatchEvent(checked({ id: 'millionth', answer: '9' }));
  pass(1000);
  const found = Object.entries(api.data).filter(([name]) => name.startsWith('cmi.interactions'));
  assert.deepEqual(Object.fromEntries(found), {
    'cmi.interactions.0.id': 'factor',
    'cmi.interactions.0.time': '14:05:09',
    'cmi.interactions.0.type': 'fill-in',
    'cmi.interactions.0.student_response': 'weight',
    'cmi.interactions.0.result': 'wrong',
    'cmi.interactions.1.id': 'millionth',
    'cmi.interactions.1.time': '14:05:09',
    'cmi.interactions.1.type': 'numeric',
    'cmi.interactions.1.student_response': '9',
    'cmi.interactions.1.result': 'correct',
  });
  assert.deepEqual(api.refusals, []);
});

test('no answers are written to an LMS without interactions', () => {
  const api = lossyRuntime();
  const { lesson, pass } = begin(api);
  lesson.dispatchEvent(checked());
  pass(1000);
  assert.ok(!Object.keys(api.data).some((name) => name.startsWith('cmi.interactions')));
});

test('in review, no answer is written', () => {
  const api = strictRuntime({ 'cmi.core.lesson_mode': 'review' });
  const { lesson } = begin(api);
  lesson.dispatchEvent(checked());
  assert.ok(!Object.keys(api.data).some((name) => name.startsWith('cmi.interactions')));
});
