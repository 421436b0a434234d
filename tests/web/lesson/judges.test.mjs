import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { depthVerdict, judges } from '../../../web/src/lesson/judges.js';
import { depthBelow } from '../../../web/src/network/depth-sweep.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();
const words = readFileSync(new URL('../../../web/lesson.html', import.meta.url), 'utf8');
const forms = [...words.matchAll(/<form[^>]*data-question="([\w-]+)"[^>]*>/g)];

test('there are questions', () => assert.ok(forms.length > 0));

for (const [form, question] of forms) {
  test(`the question “${question}” names a judge that there is`, () => {
    const [, judge] = /data-judge="([\w-]+)"/.exec(form) ?? [];
    assert.ok(judge && judge in judges, form);
  });
}

test('a guess of the depth is right at the depth and one beside it, and at no other', () => {
  const depth = depthBelow(engine, settings.experiment.default, 1e-6)?.depth ?? NaN;
  for (let guess = settings.depth.least; guess <= settings.depth.most; ++guess) {
    const verdict = depthVerdict(guess, engine);
    assert.equal(verdict?.correct, Math.abs(guess - depth) <= 1, `${guess}`);
    assert.match(verdict?.words ?? '', new RegExp(`it takes ${depth} hidden layers`));
  }
  assert.match(depthVerdict(depth, engine)?.words ?? '', /^Exactly/);
  assert.match(depthVerdict(depth + 1, engine)?.words ?? '', /^Close/);
});
