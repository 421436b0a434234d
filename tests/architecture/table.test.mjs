/** Tests the table “To change” of README.md: each row names every file that has all names of its kind. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { initializers } from '../../web/src/state/choices.js';
import { activationLabels } from '../../web/src/words/settings.js';
import { experiments } from '../../web/src/words/repair.js';
import { known, missing } from './engine-names.mjs';
import { filesOf } from './files.mjs';

/** @type {Record<string, {names: readonly string[], folders?: string[]}>} by the first column of the row */
const kinds = {
  'an activation': { names: Object.keys(activationLabels) },
  'a loss': { names: known.loss },
  'a way to start': {
    names: initializers.map(({ value }) => value).filter((value) => value !== 'matched'),
  },
  'an optimizer': { names: ['sgd', 'momentum', 'adam'] },
  'a data set': { names: known.dataset },
  // tests/web/lab too: every preset needs a test of what it shows.
  'a preset': { names: Object.keys(experiments), folders: ['web', 'tests/web/lab'] },
};

/** Written by scripts/document.mjs. */
const made = ['web/README.md'];

const rows = Object.fromEntries(
  [...readFileSync('README.md', 'utf8').matchAll(/^\| (an? [^|]*?) *\| ([^|]*) \|/gm)].map(
    ([, kind, cell]) => [kind, [...cell.matchAll(/`([^`]+)`/g)].map(([, file]) => file)],
  ),
);
const texts = Object.fromEntries(
  filesOf('.')
    .filter((file) => /\.(js|mjs|css|html|[ch]pp|md|txt)$/.test(file) && !made.includes(file))
    .map((file) => [file, readFileSync(file, 'utf8')]),
);

for (const [kind, { names, folders }] of Object.entries(kinds)) {
  test(`the row “${kind}” names every file that has all names`, () => {
    const files = withNames(names, folders);
    assert.ok(files.length >= 3, 'found too few files');
    assert.deepEqual(
      files.filter((file) => !rows[kind].includes(file)),
      [],
    );
  });
}

test('the row of optimizers covers the engine’s optimizers, and momentum', () => {
  assert.deepEqual(
    [...known.optimizer, 'momentum'].sort(),
    [...kinds['an optimizer'].names].sort(),
  );
});

test('the check finds a file that a row leaves out', () => {
  const planted = { 'web/src/lab/new.js': 'const all = { sgd: 1, momentum: 2, adam: 3 };' };
  assert.deepEqual(withNames(['sgd', 'momentum', 'adam'], ['web'], planted), [
    'web/src/lab/new.js',
  ]);
  assert.deepEqual(withNames(['sgd', 'momentum', 'adamax'], ['web'], planted), []);
});

/**
 * @param {readonly string[]} names
 * @param {string[]} [folders] to search
 * @param {Readonly<Record<string, string>>} [files] their texts, by path
 * @returns {string[]} the files that have all of them
 */
function withNames(names, folders = ['web', 'engine', 'tests/fuzz'], files = texts) {
  return Object.entries(files)
    .filter(([file]) => folders.some((folder) => file.startsWith(`${folder}/`)))
    .filter(([, text]) => missing(names, text).length === 0)
    .map(([file]) => file);
}
