import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScormCalls } from '../../../web/src/course/api.js';
import { Commits, otherValue } from '../../../web/src/course/commits.js';
import { interactionValues } from '../../../web/src/course/interactions.js';
import { scorm12, scorm2004, statuses } from '../../../web/src/course/versions.js';
import { strictRuntime } from '../../scorm/strict-runtime.mjs';

const clock = new Date(2026, 4, 3, 14, 5, 9);
const question = {
  id: 'factor',
  words: 'By what?',
  right: ['the activation'],
  answer: { correct: true, words: ['the activation'] },
};

/** Each value that an attempt writes, in both versions. */
const written = [scorm12, scorm2004].flatMap((version) => [
  ...statuses.flatMap((status) => version.statusValues(status)),
  ...[0, 57, 100].flatMap((score) => version.scoreValues(score)),
  ...interactionValues(question, 0, version, clock),
  ...interactionValues({ ...question, right: [] }, 1, version, clock),
]);

test('the other value of an element differs from it, as a number too', () => {
  for (const [element, value] of written) {
    const other = otherValue(element, value);
    assert.notEqual(other, value, element);
    if (/score/.test(element)) assert.notEqual(Number(other), Number(value), element);
  }
});

test('SCORM 1.2 allows each other value', () => {
  const api = strictRuntime();
  api.LMSInitialize('');
  const interactions = interactionValues(question, 0, scorm12, clock);
  for (const [element, value] of interactions) api.LMSSetValue(element, value);
  for (const [element, value] of [
    ...statuses.flatMap((status) => scorm12.statusValues(status)),
    ...[0, 57, 100].flatMap((score) => scorm12.scoreValues(score)),
    ...scorm12.leavingValues(1000, 'completed'),
    ...scorm12.leavingValues(1000, 'incomplete'),
    ...interactions,
  ]) {
    api.LMSSetValue(element, otherValue(element, value));
  }
  assert.deepEqual(api.refusals, []);
});

test('an element without another value is an error', () => {
  assert.throws(() => otherValue('cmi.core.credit', 'credit'), /cmi\.core\.credit: expected/);
});

test('if an interaction’s id is refused, its other parts are not written', () => {
  /** @type {string[]} */
  const wrote = [];
  const api = {
    LMSSetValue: (/** @type {string} */ element) => {
      wrote.push(element);
      return String(!element.startsWith('cmi.interactions'));
    },
    LMSCommit: () => 'true',
    LMSGetLastError: () => '401',
  };
  const commits = new Commits(new ScormCalls(api, scorm12), () => true);
  const { stored, refused } = commits.send([
    ...interactionValues(question, 0, scorm12, clock),
    ['cmi.suspend_data', 'depth=5'],
  ]);
  assert.deepEqual(wrote, ['cmi.interactions.0.id', 'cmi.suspend_data']);
  assert.equal(stored, true);
  assert.ok(refused.has('cmi.interactions.0.student_response'));
  assert.ok(!refused.has('cmi.suspend_data'));
});
