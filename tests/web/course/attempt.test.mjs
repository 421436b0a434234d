import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lossyRuntime } from '../../scorm/lossy-runtime.mjs';
import { strictRuntime } from '../../scorm/strict-runtime.mjs';
import { begin, Browser } from './played-attempt.mjs';

/** The lesson's own part of what is kept. */
const own = (/** @type {string} */ text) =>
  text.replace(/&(best|reached|attempt|count)=[^&]*/g, '');

test('a new attempt is incomplete and suspended, and the LMS accepts every call', () => {
  const api = strictRuntime();
  begin(api).attempt.write();
  assert.equal(api.data['cmi.core.lesson_status'], 'incomplete');
  assert.equal(api.data['cmi.core.exit'], 'suspend');
  assert.equal(own(api.data['cmi.suspend_data']), 'depth=5&progress=');
  assert.deepEqual(api.refusals, []);
});

test('until the reader acts, nothing is written and LMSFinish is not called', () => {
  const api = strictRuntime();
  const { attempt, lesson, pass } = begin(api, { acted: false });
  lesson.change('depth=6');
  pass(5000);
  attempt.end();
  assert.deepEqual(
    api.calls.filter((call) => !call.startsWith('get')),
    ['LMSInitialize'],
  );
});

test('the final status is sent in one commit, the score in the next and again in each later one', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.finish(67);
  pass(300);
  assert.equal(api.data['cmi.core.score.raw'], '67');
  assert.equal(api.data['cmi.core.lesson_status'], 'completed');
  assert.equal(api.data['cmi.core.exit'], '');
  lesson.answer('factor');
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
      [true, true],
    ],
  );
  assert.deepEqual(api.refusals, []);
});

test('a page restored from the browser’s cache does not overwrite newer data', () => {
  const browser = new Browser();
  const { lesson, attempt } = begin(strictRuntime({ 'cmi.core.student_id': 'ada' }), { browser });
  lesson.finish(100);
  attempt.end();
  // The course's page as it was: to it, this is a first launch.
  const again = strictRuntime({ 'cmi.core.student_id': 'ada' });
  const returned = begin(again, { browser, back: true });
  assert.equal(returned.lesson.progress.answered, 3);
  returned.lesson.answer('factor', false);
  returned.attempt.end();
  assert.equal(again.data['cmi.core.lesson_status'], 'completed');
  assert.match(again.data['cmi.suspend_data'], /&best=100&reached=completed$/);
  const other = strictRuntime({ 'cmi.core.student_id': 'bob' });
  assert.deepEqual(begin(other, { browser, back: true }).lesson.resumed, []);
  assert.deepEqual(begin(strictRuntime(), { browser }).lesson.resumed, []);
});

test('the reader is told what is recorded, what is missing, and then the score', () => {
  const { lesson, pass, lines } = begin(strictRuntime());
  assert.equal(
    lines.at(-1),
    'Recorded: 0 of 3 questions; the forward pass and the backward pass are still to come.',
  );
  lesson.answer('factor');
  pass(300);
  assert.equal(
    lines.at(-1),
    'Recorded: 1 of 3 questions; the forward pass and the backward pass are still to come.',
  );
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
  assert.match(lines.at(-1) ?? '', /^Not recorded: the course did not accept it\./);
  const before = api.data['cmi.suspend_data'];
  api.LMSCommit = commit;
  pass(10000);
  assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; score 100 of 100.');
  assert.notEqual(api.data['cmi.suspend_data'], before);
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
});

test('offline, an LMS that reports success is not believed', () => {
  const browser = new Browser();
  browser.online = false;
  const { lesson, pass, lines } = begin(strictRuntime(), { browser });
  lesson.finish(100);
  pass(300);
  assert.match(lines.at(-1) ?? '', /^Not recorded: there is no network\./);
});

test('the reader is told about review mode, preview mode and a missing connection', () => {
  const said = {
    browse: 'Preview: nothing is recorded.',
    review: 'Review: nothing is recorded. To be scored again, begin a new attempt in the course.',
  };
  for (const [mode, line] of Object.entries(said)) {
    const { lines } = begin(strictRuntime({ 'cmi.core.lesson_mode': mode }));
    assert.deepEqual(lines, [line]);
  }
  const { lines } = begin({ ...strictRuntime(), LMSInitialize: () => 'false' });
  assert.deepEqual(lines, ['No connection to the course: nothing is recorded.']);
});

const answered = 'progress=forward.backward.factor%2B.update-.cure-';

test('status and score are in the saved data, for an LMS that does not return them', () => {
  const api = strictRuntime({
    'cmi.core.entry': 'resume',
    'cmi.core.lesson_status': '',
    'cmi.suspend_data': `depth=5&${answered}&best=100&reached=passed`,
    'cmi.student_data.mastery_score': '80',
  });
  const { attempt, lines } = begin(api);
  assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; score 100 of 100.');
  attempt.end();
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
});

for (const [score, status] of /** @type {const} */ ([
  [67, 'passed'],
  [33, 'failed'],
])) {
  test(`with a mastery score of 60, a score of ${score} is ${status}`, () => {
    const api = strictRuntime({ 'cmi.student_data.mastery_score': '60' });
    const { lesson, pass, lines } = begin(api);
    lesson.finish(score);
    pass(300);
    assert.equal(api.data['cmi.core.lesson_status'], status);
    const advice = / To pass, you need 60: change your answers here, or begin a new attempt/;
    assert.equal(advice.test(lines.at(-1) ?? ''), status === 'failed');
  });
}

test('a change and an answer are written after a delay', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.change('depth=7');
  assert.equal(api.data['cmi.suspend_data'], undefined);
  pass(5000);
  assert.match(api.data['cmi.suspend_data'], /^depth=7&/);
  lesson.settings = 'depth=8';
  lesson.answer('factor');
  pass(300);
  assert.match(api.data['cmi.suspend_data'], /^depth=8&progress=factor/);
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
function lookAgain(/** @type {Record<string, string>} */ stored) {
  const api = strictRuntime({
    'cmi.core.entry': 'resume',
    'cmi.suspend_data': `depth=5&${answered}`,
    ...stored,
  });
  const { attempt, lesson, pass } = begin(api);
  attempt.write();
  return { api, attempt, lesson, pass };
}

test('a wrong answer after passing changes neither the status nor the score', () => {
  const { api, lesson, pass } = lookAgain({
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
    'cmi.student_data.mastery_score': '80',
  });
  lesson.answer('factor', false);
  pass(300);
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(Number(api.data['cmi.core.score.raw']), 100);
});

test('a passed lesson stays passed if the LMS no longer gives a mastery score', () => {
  const { api } = lookAgain({ 'cmi.core.lesson_status': 'passed' });
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
});

test('a failed lesson can still be passed', () => {
  const { api, lesson, pass } = lookAgain({
    'cmi.core.lesson_status': 'failed',
    'cmi.core.score.raw': '33',
    'cmi.student_data.mastery_score': '60',
  });
  lesson.answer('cure');
  pass(300);
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(api.data['cmi.core.score.raw'], '67');
});

test('the best score counts within an attempt too', () => {
  const api = strictRuntime({ 'cmi.student_data.mastery_score': '80' });
  const { lesson, pass } = begin(api);
  lesson.finish(100);
  pass(300);
  lesson.answer('cure', false);
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

test('answers are recorded as interactions in SCORM 1.2’s formats, in words', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.answer('factor', false);
  pass(1000);
  const found = Object.entries(api.data).filter(([name]) => name.startsWith('cmi.interactions'));
  assert.deepEqual(Object.fromEntries(found), {
    'cmi.interactions.0.id': 'factor',
    'cmi.interactions.0.type': 'choice',
    'cmi.interactions.0.correct_responses.0.pattern': 'the right one',
    'cmi.interactions.0.time': '14:05:09',
    'cmi.interactions.0.student_response': 'a wrong one',
    'cmi.interactions.0.result': 'wrong',
  });
  assert.deepEqual(api.refusals, []);
});

test('an LMS without interactions gets one id, and no other part', () => {
  const api = lossyRuntime();
  const { LMSSetValue: write } = api;
  /** @type {string[]} */
  const refused = [];
  api.LMSSetValue = (element, value) => {
    if (!element.startsWith('cmi.interactions')) return write(element, value);
    refused.push(element);
    return 'false';
  };
  const { lesson, pass, lines } = begin(api);
  lesson.answer('factor');
  pass(1000);
  assert.deepEqual(refused, ['cmi.interactions.0.id']);
  assert.match(lines.at(-1) ?? '', /^Recorded: 1 of 3 questions/);
});

test('in review, no answer is written', () => {
  const api = strictRuntime({ 'cmi.core.lesson_mode': 'review' });
  const { lesson } = begin(api);
  lesson.answer('factor');
  assert.ok(!Object.keys(api.data).some((name) => name.startsWith('cmi.interactions')));
});

test('what the LMS has no room for is left out, and said; answers, status and score are not', () => {
  const api = strictRuntime();
  const { lesson, pass, lines } = begin(api);
  lesson.settings = `own=${'1'.repeat(5000)}`;
  lesson.finish(67);
  pass(300);
  assert.equal(
    lines.at(-1),
    'Recorded: 3 of 3 questions; score 67 of 100. The course’s record has no room for your settings.',
  );
  assert.match(api.data['cmi.suspend_data'], /^progress=forward.*best=67&reached=completed$/);
  assert.match(
    api.data['cmi.core.lesson_location'],
    /^progress=forward.*best=67&reached=completed$/,
  );
  const { 'cmi.suspend_data': kept } = api.data;
  const next = begin(strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.suspend_data': kept }));
  assert.equal(next.lesson.progress.answered, 3);
});
