/**
 * The engine defines the names of activations, losses, schemes, optimizers and data sets. These tests look
 * for them in the other files that list them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { activations, initializers } from '../../web/src/state/choices.js';
import { controlNames } from '../../web/src/state/settings.js';
import { known, missing } from './engine-names.mjs';
import { filesOf } from './files.mjs';

/** The files that have all names of a kind. */
const places = {
  activation: ['engine/README.md', 'web/src/share/pytorch-script.js', 'tests/fuzz/dictionary.txt'],
  loss: [
    'engine/README.md',
    'web/src/share/pytorch-script.js',
    'web/src/inspector/explain.js',
    'tests/fuzz/dictionary.txt',
  ],
  scheme: ['engine/README.md', 'tests/fuzz/dictionary.txt'],
  optimizer: ['engine/README.md', 'tests/fuzz/dictionary.txt'],
  dataset: ['engine/README.md', 'web/src/engine/documents.js', 'tests/fuzz/dictionary.txt'],
};
for (const kind of /** @type {(keyof typeof known)[]} */ (Object.keys(known))) {
  for (const file of places[kind]) {
    test(`${file} has every ${kind} that the engine takes`, () => {
      assert.deepEqual(missing(known[kind], readFileSync(file, 'utf8')), []);
    });
  }
}

test('a missing name is found, even if a longer name begins with it', () => {
  assert.deepEqual(missing(['relu', 'tanh'], '`leaky_relu`, `tanh`'), ['relu']);
});

/** Names for documents only: readers cannot choose them for hidden layers, or for weights. */
const notOffered = {
  activation: ['linear', 'softplus', 'elu', 'silu', 'gelu', 'softmax'],
  scheme: ['linear_default', 'normal'],
};

test('readers can choose every activation that is not for documents only', () => {
  const offered = activations.map(({ value }) => value);
  assert.deepEqual([...offered, ...notOffered.activation].sort(), [...known.activation].sort());
});

test('readers can choose every scheme that the engine has', () => {
  const offered = initializers.map(({ value }) => value).filter((value) => value !== 'matched');
  assert.deepEqual([...offered, ...notOffered.scheme].sort(), [...known.scheme].sort());
});

test('the figures have every control that the `controls` setting names', () => {
  const figures = filesOf('web/src')
    .filter((file) => /\/(figure|experiment|inspector|drawing|lab)\//.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const forgotten = controlNames.filter((name) => !figures.includes(`'${name}'`));
  assert.deepEqual(forgotten, []);
});
