import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documented } from '../../scripts/document.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';

const read = (/** @type {string} */ file) =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('the README has the settings, events and parts that the code has', async () => {
  const readme = read('web/README.md');
  assert.equal(readme, await documented(readme), 'run node scripts/document.mjs');
});

const engine = await loadEngine();
const [, command] = /\n## The command\n([^]*?)\n## /.exec(read('engine/README.md')) ?? [];
const [network, training] = [...command.matchAll(/```json\n([^]*?)\n```/g)].map(([, json]) => json);

test('the README’s network document can be opened, and trained with its training', () => {
  const document = JSON.parse(network);
  assert.equal(engine.open(document).forward() > 0, true);
  const { example, ...untrained } = document;
  assert.ok(example);
  const whole = { ...untrained, ...JSON.parse(`{${training}}`) };
  assert.equal(engine.openTraining(whole).train(1).steps, 1);
});
