import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documented } from '../../scripts/document.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';

const read = (/** @type {string} */ file) =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('the tables of web/README.md agree with the code', async () => {
  const readme = read('web/README.md');
  assert.equal(readme, await documented(readme), 'run node scripts/document.mjs');
});

const engine = await loadEngine();
const [, command] = /\n## The command\n([^]*?)\n## /.exec(read('engine/README.md')) ?? [];
const [network, training] = [...command.matchAll(/```json\n([^]*?)\n```/g)].map(([, json]) => json);

test('the network document in engine/README.md can be opened and trained', () => {
  const document = JSON.parse(network);
  assert.equal(engine.open(document).forward() > 0, true);
  const { example, ...untrained } = document;
  assert.ok(example);
  const whole = { ...untrained, ...JSON.parse(`{${training}}`) };
  assert.equal(engine.openTraining(whole).train(1).steps, 1);
});
