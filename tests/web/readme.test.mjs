import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documented } from '../../scripts/document.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the README has the settings, events and parts that the code has', async () => {
  assert.equal(readme, await documented(readme), 'run node scripts/document.mjs');
});
