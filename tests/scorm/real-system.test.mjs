/** Tests an attempt in systems that behave as real ones were seen to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scorm12, scorm2004 } from '../../web/src/course/versions.js';
import { record as said } from '../../web/src/words/notices.js';
import { begin, Browser } from '../web/course/played-attempt.mjs';
import { behaviours, moodle, openEdx, RealSystem } from './real-system.mjs';

const [status, score, data] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data'];

/**
 * @param {RealSystem} system
 * @param {number} result
 */
function completed(system, result) {
  const { attempt, lesson, pass, browser } = begin(system.launch());
  lesson.finish(result);
  pass(300);
  attempt.end();
  return browser;
}

/**
 * @param {Readonly<Record<string, string>>} record
 * @returns {string[]} the answered questions, with index and result
 */
function reported(record) {
  return Object.keys(record)
    .filter((name) => /^cmi\.interactions\.\d+\.result$/.test(name))
    .map((name) => {
      const [, index] = /(\d+)/.exec(name) ?? [];
      return `${index} ${record[`cmi.interactions.${index}.id`]} ${record[name]}`;
    })
    .sort();
}

test(`forgetful: ${behaviours.forgetful}`, () => {
  const system = new RealSystem('forgetful', ...moodle);
  const browser = completed(system, 67);
  const before = { ...system.record };
  const again = begin(system.launch({ fromMemory: true }), { browser, back: true });
  assert.equal(again.lesson.resumed.length, 1);
  again.lesson.answer('update', false);
  again.pass(300);
  again.attempt.end();
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], before[score]);
  assert.match(system.record[data], /&best=67&reached=completed/);
  assert.deepEqual(reported(system.record), ['0 factor correct', '1 update wrong', '2 cure wrong']);
});

test('forgetful: opening the lesson again without doing anything changes nothing', () => {
  const system = new RealSystem('forgetful', ...moodle);
  completed(system, 100);
  const [before, requests] = [{ ...system.record }, system.requests.length];
  begin(system.launch({ fromMemory: true }), { acted: false }).attempt.end();
  assert.deepEqual(system.record, before);
  assert.equal(system.requests.length, requests);
});

test(`previewing: ${behaviours.previewing}`, () => {
  const system = new RealSystem('previewing');
  const { attempt, lesson, pass, lines } = begin(system.launch({ mode: 'browse' }));
  lesson.finish(100);
  pass(300);
  attempt.end();
  assert.deepEqual(system.record, {});
  assert.deepEqual(new Set(lines), new Set([said.looking]));
});

for (const mood of /** @type {const} */ (['refuses', 'fails'])) {
  test(`a server that ${mood} once gets everything in the next write (${behaviours.differing})`, () => {
    const system = new RealSystem(...moodle, 'strictOnEmpty', 'tripping');
    const { lesson, pass, lines } = begin(system.launch());
    lesson.goThrough();
    lesson.answer('factor');
    lesson.answer('update');
    pass(300);
    assert.equal(system.record[status], 'incomplete');
    system.mood = mood;
    lesson.answer('cure');
    pass(300);
    assert.equal(lines.at(-1), said.refused);
    system.mood = 'takes';
    pass(10000);
    assert.equal(lines.at(-1), 'Recorded: 3 of 3 questions; score 100 of 100.');
    assert.equal(system.record[status], 'completed');
    assert.equal(system.record[score], '100');
    assert.match(system.record[data], /&best=100&reached=completed/);
    assert.deepEqual(reported(system.record), [
      '0 factor correct',
      '1 update correct',
      '2 cure correct',
    ]);
  });
}

test('whichever commits fail, the line says "Recorded" only once the server has everything', () => {
  for (let mask = 0; mask < 256; ++mask) {
    const system = new RealSystem(...moodle);
    system.fails = (request) => (mask & (2 ** request)) > 0;
    const { lesson, pass, lines } = begin(system.launch());
    const check = () => {
      const { record } = system;
      const isThere = record[status] === 'completed' && record[score] === '67';
      const isSaid = lines.at(-1) === 'Recorded: 3 of 3 questions; score 67 of 100.';
      if (isSaid) assert.ok(isThere && reported(record).length === 3, `mask ${mask}`);
      return isSaid;
    };
    lesson.goThrough();
    lesson.answer('factor');
    pass(300);
    lesson.finish(67);
    pass(300);
    for (let tries = 0; !check(); ++tries) {
      assert.ok(tries < 10, `mask ${mask}`);
      pass(10000);
    }
  }
});

test('what the server lost at the end is written at the next launch, before the reader acts', () => {
  const system = new RealSystem(...moodle);
  const { lesson, pass, attempt } = begin(system.launch());
  lesson.finish(67);
  pass(300);
  delete system.record[score];
  system.record[status] = 'incomplete';
  system.mood = 'fails';
  attempt.end();
  system.mood = 'takes';
  const next = begin(system.launch(), { acted: false });
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], '67');
  assert.match(next.lines.at(-1) ?? '', /^Recorded: 3 of 3 questions; score 67 of 100/);
});

test(`optimistic: ${behaviours.optimistic}`, () => {
  const system = new RealSystem(...moodle);
  system.mood = 'offline';
  const browser = new Browser();
  browser.online = false;
  const { lesson, pass, lines } = begin(system.launch(), { browser });
  lesson.finish(67);
  pass(300);
  assert.equal(lines.at(-1), said.offline);
  system.mood = 'takes';
  browser.online = true;
  pass(10000);
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], '67');
  assert.match(system.record[data], /&best=67&reached=completed/);
});

test(`tripping: ${behaviours.tripping}`, () => {
  const system = new RealSystem('tripping', 'strictOnEmpty', 'differing');
  completed(system, 67);
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], '67');
  assert.ok(system.requests.every((sent) => Object.keys(sent).length > 0));
});

test(`silent: ${behaviours.silent}`, () => {
  const system = new RealSystem('silent');
  completed(system, 100);
  const { attempt, lesson, pass } = begin(system.launch());
  lesson.answer('update', false);
  pass(300);
  attempt.end();
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], '100');
});

test(`asynchronous: ${behaviours.asynchronous}; whichever is lost, the grade is right`, () => {
  for (let lost = 0; lost < 60; ++lost) {
    const system = new RealSystem(...openEdx);
    const { lesson, pass, attempt } = begin(system.launch());
    lesson.goThrough();
    lesson.answer('factor');
    lesson.answer('update', false);
    lesson.answer('cure');
    system.fails = (request) => request === lost;
    pass(300);
    attempt.end();
    assert.equal(system.record[status], 'completed', `request ${lost + 1}`);
    assert.equal(system.grade, 67, `request ${lost + 1}`);
  }
});

test(`asynchronous: interactions are written although none can be read`, () => {
  const system = new RealSystem(...openEdx);
  completed(system, 67);
  assert.deepEqual(reported(system.record), [
    '0 factor correct',
    '1 update correct',
    '2 cure wrong',
  ]);
});

test('after a logout, a new login in the same tab brings back the answers', () => {
  const system = new RealSystem(...moodle);
  const browser = new Browser();
  const first = begin(system.launch(), { browser });
  first.lesson.answer('factor');
  first.pass(300);
  system.mood = 'refuses';
  first.lesson.answer('update');
  first.pass(300);
  first.lesson.answer('cure');
  first.pass(300);
  first.attempt.end();
  system.mood = 'takes';
  const again = begin(system.launch(), { browser, acted: false });
  assert.match(again.lines.at(-1) ?? '', /^Recorded: 3 of 3 questions/);
  assert.equal(reported(system.record).length, 3);
});

test('a reload right after the last answer keeps it', () => {
  const system = new RealSystem(...moodle);
  const browser = new Browser();
  const first = begin(system.launch(), { browser });
  first.lesson.answer('factor');
  first.pass(300);
  first.lesson.answer('update');
  // The page is gone before the write, and even pagehide was not told.
  const again = begin(system.launch(), { browser, acted: false });
  assert.equal(again.lesson.progress.answered, 2);
  assert.equal(reported(system.record).length, 2);
});

test('a new attempt takes nothing of the one before, which this tab still keeps', () => {
  const system = new RealSystem(...moodle);
  const browser = completed(system, 100);
  system.record = {};
  const again = begin(system.launch(), { browser });
  assert.equal(again.lesson.progress.answered, 0);
  again.lesson.answer('factor', false);
  again.pass(300);
  assert.equal(system.record[status], 'incomplete');
  assert.ok(!(score in system.record));
});

test('a tab that is behind cannot undo what another tab reached', () => {
  const system = new RealSystem(...moodle);
  const browser = new Browser();
  const stale = begin(system.launch(), { browser });
  stale.lesson.answer('factor');
  stale.pass(300);
  const ahead = begin(system.launch(), { browser });
  ahead.lesson.finish(67);
  ahead.pass(300);
  stale.lesson.change('depth=7');
  stale.pass(5000);
  stale.attempt.end();
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], '67');
  assert.equal(begin(system.launch()).lesson.progress.answered, 3);
});

test('two tabs that began together are one attempt', () => {
  const system = new RealSystem(...moodle);
  const browser = new Browser();
  const [one, other] = [system.launch(), system.launch()].map((api) => begin(api, { browser }));
  one.lesson.goThrough();
  one.lesson.answer('factor');
  other.lesson.answer('update');
  other.lesson.answer('cure');
  one.pass(300);
  other.pass(300);
  assert.equal(system.record[status], 'completed');
  assert.equal(begin(system.launch()).lesson.progress.answered, 3);
});

test('a tab with an attempt that is stored gives nothing to a new attempt in another tab', () => {
  const browser = new Browser();
  const before = begin(new RealSystem(...moodle).launch(), { browser });
  before.lesson.finish(100);
  before.pass(300);
  const fresh = new Browser();
  fresh.join = browser.join.bind(browser);
  const system = new RealSystem(...moodle);
  const after = begin(system.launch(), { browser: fresh });
  after.lesson.answer('factor', false);
  after.pass(300);
  assert.equal(after.lesson.progress.answered, 1);
  assert.equal(system.record[status], 'incomplete');
});

for (const left of ['250', '-3', 'NaN']) {
  test(`a score of ${left} that another package left does not block the reader’s own`, () => {
    const system = new RealSystem(...moodle);
    Object.assign(system.record, { [score]: left, [status]: 'incomplete' });
    const { lesson, pass, lines } = begin(system.launch());
    lesson.finish(67);
    pass(300);
    assert.equal(system.record[score], '67');
    assert.match(lines.at(-1) ?? '', /score 67 of 100/);
  });
}

test('an interaction has one index, whichever question comes first and however often it is answered', () => {
  const system = new RealSystem(...moodle);
  const { lesson, pass } = begin(system.launch());
  lesson.answer('cure', false);
  pass(300);
  lesson.answer('factor');
  pass(300);
  lesson.answer('cure');
  pass(300);
  assert.deepEqual(reported(system.record), ['0 factor correct', '2 cure correct']);
  assert.equal(system.record['cmi.interactions.1.id'], 'update');
});

test('in SCORM 2004, success is apart from completion, and the time and words are in its formats', () => {
  const system = new RealSystem(...moodle);
  system.record['cmi.scaled_passing_score'] = '0.5';
  const { lesson, pass } = begin(system.launch({ version: scorm2004 }), { version: scorm2004 });
  lesson.finish(67);
  pass(300);
  const { record } = system;
  assert.equal(record['cmi.completion_status'], 'completed');
  assert.equal(record['cmi.success_status'], 'passed');
  assert.equal(record['cmi.score.scaled'], '0.67');
  assert.equal(record['cmi.score.raw'], '67');
  assert.equal(record['cmi.exit'], 'suspend');
  assert.equal(record['cmi.interactions.0.learner_response'], 'the_right_one');
  assert.equal(record['cmi.interactions.0.correct_responses.0.pattern'], 'the_right_one');
  assert.equal(record['cmi.interactions.0.description'], 'What about factor?');
  assert.equal(record['cmi.interactions.0.timestamp'], '2026-05-03T14:05:09');
  assert.equal(record['cmi.interactions.2.result'], 'incorrect');
  assert.deepEqual(system.refusals, []);
});

test('in SCORM 2004 too, a failed commit loses nothing', () => {
  const system = new RealSystem(...moodle);
  const { lesson, pass } = begin(system.launch({ version: scorm2004 }), { version: scorm2004 });
  system.mood = 'fails';
  lesson.finish(100);
  pass(300);
  assert.deepEqual(system.record, {});
  system.mood = 'takes';
  pass(10000);
  assert.equal(system.record['cmi.completion_status'], 'completed');
  assert.equal(system.record['cmi.score.scaled'], '1');
  assert.equal(reported(system.record).length, 3);
  assert.deepEqual(system.refusals, []);
});

test('in SCORM 2004, an asynchronous system has the grade, and interactions that cannot be read', () => {
  const system = new RealSystem(...openEdx);
  const version = scorm2004;
  const { lesson, pass, attempt } = begin(system.launch({ version }), { version });
  lesson.finish(67);
  pass(300);
  attempt.end();
  assert.equal(system.record['cmi.completion_status'], 'completed');
  assert.equal(Math.round(system.grade), 67);
  assert.equal(reported(system.record).length, 3);
  const next = begin(system.launch({ version }), { version });
  assert.equal(next.lesson.progress.answered, 3);
});

test('the model of a differing client sends a number once, however it is written', () => {
  const system = new RealSystem('differing');
  const api = system.launch();
  api.LMSSetValue(score, '100');
  system.mood = 'fails';
  assert.equal(api.LMSCommit(''), 'false');
  system.mood = 'takes';
  api.LMSSetValue(score, '100.0');
  assert.equal(api.LMSCommit(''), 'true');
  assert.deepEqual(system.record, {});
});

test('the model shows the behaviours tripping and strictOnEmpty', () => {
  const system = new RealSystem('tripping', 'strictOnEmpty', 'differing');
  const api = system.launch();
  api.LMSSetValue(status, 'completed');
  api.LMSSetValue(score, '67');
  assert.equal(api.LMSCommit(''), 'true');
  assert.deepEqual(system.record, { [status]: 'completed' });
  api.LMSSetValue(score, '67');
  assert.equal(api.LMSCommit(''), 'false');
  assert.equal(api.LMSGetLastError(), '101');
});

test('the model of a client with an own count refuses an index beyond it', () => {
  const api = new RealSystem('counting').launch();
  assert.equal(api[scorm12.functions.write]('cmi.interactions.1.id', 'late'), 'false');
  assert.equal(api[scorm12.functions.write]('cmi.interactions.0.id', 'first'), 'true');
  assert.equal(api[scorm12.functions.write]('cmi.interactions.1.id', 'second'), 'true');
});
