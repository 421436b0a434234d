import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { breaks, helps } from '../../../web/src/lab/experiments.js';
import { trialsInFigure } from '../../../web/src/lesson/trials.js';

const words = readFileSync(new URL('../../../web/lesson.html', import.meta.url), 'utf8');
const forms = [...words.matchAll(/<form([^>]*)>([^]*?)<\/form>/g)];

/**
 * @param {string} tag
 * @param {string} name
 * @returns {string} the value of an attribute; '' if there is none
 */
const valueOf = (tag, name) => new RegExp(` ?${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

test('there are four questions in the lesson, and two in the lab', () => {
  const [lesson, lab] = words.split(/<section[^>]*data-views="lab"/);
  const idsIn = (/** @type {string} */ part) =>
    [...part.matchAll(/data-question="(\w+)"/g)].map(([, id]) => id);
  assert.deepEqual(idsIn(lesson), ['factor', 'update', 'travel', 'cure']);
  assert.deepEqual(idsIn(lab), ['zero', 'cures']);
});

for (const [, tag, inside] of forms) {
  const question = valueOf(tag, 'data-question');
  const right = valueOf(tag, 'data-answer').split(' ');
  const choices = [...inside.matchAll(/<label([^>]*)>[^]*?type="(\w+)"[^>]*? value="([\w-]+)"/g)];

  test(`the right answers to “${question}” are among its choices, and others are not right`, () => {
    const values = choices.map(([, , , value]) => value);
    for (const each of right) assert.ok(values.includes(each), `${each} of ${values}`);
    assert.ok(right.length < values.length);
  });

  test(`“${question}” can be answered with all that is right`, () => {
    const expected = right.length > 1 ? 'checkbox' : 'radio';
    for (const [, , type] of choices) assert.equal(type, expected);
  });

  test(`“${question}” says why an answer is wrong, and why it is right`, () => {
    for (const [, label, type, value] of choices) {
      const verdict = valueOf(label, 'data-verdict');
      if (!right.includes(value)) assert.match(verdict, /^(?!Yes).+/, value);
      else if (type === 'radio') assert.match(verdict, /^Yes/, value);
    }
    if (right.length === 1) return;
    assert.match(valueOf(tag, 'data-verdict'), /^Yes, both/);
    assert.match(valueOf(tag, 'data-missing'), /^Right, but/);
  });

  const trial = valueOf(inside, 'data-try');
  if (trial === '') continue;
  test(`the trial of “${question}” exists, and can be taken back`, () => {
    assert.ok(trial in { ...breaks, ...helps } || trialsInFigure.includes(trial), trial);
    assert.match(inside, / data-undo/);
  });
}
