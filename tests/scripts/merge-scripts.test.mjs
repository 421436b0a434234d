import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { mergeScripts } from '../../scripts/merge-scripts.mjs';

const texts = new Map([
  [
    'entry.js',
    `import { a } from './a.js'; import { b } from './b.js'; import { c } from './c.js';
    export const all = [a, b, c]; export const late = () => import('./late.js');`,
  ],
  ['a.js', `export const a = {};`],
  ['b.js', `import { a as inA } from './a.js'; const b = { inA }; export { b };`],
  ['c.js', `export const c = () => import('./late.js');`],
  ['late.js', `import { b as a } from './b.js'; export const seen = a;`],
]);
const dynamic = { path: 'out/late.js', kind: 'dynamic-import' };
const importOf = (/** @type {string} */ file) => ({
  path: `out/${file}`,
  kind: 'import-statement',
});
const outputs = {
  'out/entry.js': {
    imports: [importOf('a.js'), importOf('b.js'), importOf('c.js'), dynamic],
    exports: ['all', 'late'],
  },
  'out/a.js': { imports: [], exports: ['a'] },
  'out/b.js': { imports: [importOf('a.js')], exports: ['b'] },
  'out/c.js': { imports: [dynamic], exports: ['c'] },
  'out/late.js': { imports: [importOf('b.js')], exports: ['seen'] },
};

test('what loads with the entry is one script, which late scripts share', async () => {
  const merged = await mergeScripts('out/entry.js', outputs, texts, { minify: true });
  // A script that names a late one stays: the late one names the merged script.
  assert.deepEqual([...merged.texts.keys()], ['entry.js', 'c.js', 'late.js']);
  const folder = mkdtempSync(join(tmpdir(), 'merged-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'common.js'), merged.common);
  for (const [file, text] of merged.texts) writeFileSync(join(folder, file), text);
  const { all, late } = await import(pathToFileURL(join(folder, 'entry.js')).href);
  assert.equal(all[1].inA, all[0]);
  assert.equal((await late()).seen, all[1]);
  assert.equal((await all[2]()).seen, all[1]);
  rmSync(folder, { recursive: true });
});

test('one script is not merged', async () => {
  const alone = { ...outputs, 'out/entry.js': { imports: [importOf('a.js')], exports: [] } };
  const merged = await mergeScripts('out/entry.js', alone, texts, {});
  assert.equal(merged.common, '');
  assert.deepEqual(merged.texts, texts);
});
