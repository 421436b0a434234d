/** Tests an attempt in systems that behave as real ones were seen to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record as said } from '../../web/src/words/notices.js';
import { begin, checked, Lesson } from '../web/host/played-attempt.mjs';
import { behaviours, RealSystem } from './real-system.mjs';

const [status, score, data] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data'];

/**
 * @param {RealSystem} system
 * @param {number} result
 */
function completed(system, result) {
  const { attempt, lesson, pass, kept } = begin(system.launch());
  lesson.finish(result);
  pass(300);
  attempt.end();
  return kept;
}

test(`forgetful: ${behaviours.forgetful}`, () => {
  const system = new RealSystem('forgetful', 'differing');
  const kept = completed(system, 100);
  const before = { ...system.record };
  const again = begin(system.launch({ fromMemory: true }), new Lesson(), { kept, back: true });
  assert.equal(again.lesson.resumed.length, 1);
  again.lesson.dispatchEvent(checked({ correct: false }));
  again.pass(300);
  again.attempt.end();
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], before[score]);
  assert.match(system.record[data], /&best=100&reached=completed/);
});

test(`forgetful: opening the lesson again without doing anything changes nothing`, () => {
  const system = new RealSystem('forgetful', 'differing');
  completed(system, 100);
  const [before, requests] = [{ ...system.record }, system.requests.length];
  begin(system.launch({ fromMemory: true }), new Lesson(), { acted: false }).attempt.end();
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
  assert.deepEqual(lines, [said.looking]);
});

for (const mood of /** @type {const} */ (['refuses', 'fails'])) {
  test(`differing, and a server that ${mood} once: ${behaviours.differing}`, () => {
    const system = new RealSystem('differing', 'strictOnEmpty', 'tripping');
    const { lesson, pass, lines } = begin(system.launch());
    system.mood = mood;
    lesson.finish(67);
    pass(300);
    assert.equal(lines.at(-1), said.refused);
    assert.deepEqual(system.record, {});
    system.mood = 'takes';
    pass(10000);
    assert.match(system.record[data], /&best=67&reached=completed/);
    assert.equal(Number(system.record[score]), 67);
    assert.match(lines.at(-1) ?? '', /^Recorded: /);
    // Status and score are recorded at the next launch, if not before.
    const next = begin(system.launch());
    next.lesson.finish(33);
    next.pass(300);
    assert.equal(system.record[status], 'completed');
    assert.equal(Number(system.record[score]), 67);
  });
}

test(`optimistic: ${behaviours.optimistic}`, () => {
  const system = new RealSystem('optimistic', 'differing');
  system.mood = 'offline';
  const browser = { online: false };
  const { lesson, pass, lines } = begin(system.launch(), new Lesson(), browser);
  lesson.finish(67);
  pass(300);
  assert.equal(lines.at(-1), said.offline);
  system.mood = 'takes';
  pass(10000);
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
  lesson.finish(33);
  pass(300);
  attempt.end();
  assert.equal(system.record[status], 'completed');
  assert.equal(system.record[score], '100');
});

test('the model shows the behaviours tripping and strictOnEmpty', () => {
  const tripping = new RealSystem('tripping').launch();
  assert.equal(tripping.LMSSetValue(status, 'completed'), 'true');
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
