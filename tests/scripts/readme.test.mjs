import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documented } from '../../scripts/document.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the README has the settings, events and parts that the code has', async () => {
  assert.equal(readme, await documented(readme), 'run node scripts/document.mjs');
});

const engine = await loadEngine();
const [, command] = /\n## The command\n([^]*?)\n## /.exec(readme) ?? [];
const [network, training] = [...command.matchAll(/```json\n([^]*?)\n```/g)].map(([, json]) => json);

test('the README’s network document can be opened, and trained with its training', () => {
  const document = JSON.parse(network);
  assert.equal(engine.open(document).forward() > 0, true);
  const { example, ...untrained } = document;
  assert.ok(example);
  const whole = { ...untrained, ...JSON.parse(`{${training}}`) };
  assert.equal(engine.openTraining(whole).train(1).steps, 1);
});

/** In each, the engine refuses one name, and says which ones it takes. */
const refused = [
  { loss: '?' },
  { layers: [{ units: 1, activation: '?' }] },
  {
    layers: [{ units: 1, activation: 'sigmoid' }],
    initializer: { scheme: '?', seed: 1 },
  },
];
for (const change of refused) {
  test(`the README has all that the engine takes where it refuses ${JSON.stringify(change)}`, () => {
    assert.throws(
      () => engine.open({ ...JSON.parse(network), ...change }),
      (/** @type {Error} */ { message }) => {
        const [, names] = /: expected one of (.*), found "\?"$/.exec(message) ?? [];
        assert.ok(names, message);
        for (const name of names.split(', ')) assert.ok(command.includes(`\`${name}\``), name);
        return true;
      },
    );
  });
}
