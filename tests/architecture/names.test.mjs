/**
 * The names of activations, losses, schemes, optimizers and data sets stand once, in the engine. It
 * says them itself where it refuses another; everywhere else they are looked for here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../web/src/engine/engine.js';
import { activations, initializers } from '../../web/src/state/choices.js';
import { controlNames } from '../../web/src/state/settings.js';
import { filesOf } from './files.mjs';

const engine = await loadEngine();
const network = {
  inputs: 2,
  layers: [{ units: 1, activation: 'sigmoid' }],
  loss: 'binary_cross_entropy',
  initializer: { scheme: 'xavier_normal', seed: 1 },
};
const example = { input: [1, 2], target: [1] };
const data = { inputs: [[1, 2]], targets: [[1]] };

/** Where the engine is asked with a name that it does not know. */
const known = {
  activation: namesIn(() =>
    engine.open({ ...network, layers: [{ units: 1, activation: '?' }], example }),
  ),
  loss: namesIn(() => engine.open({ ...network, loss: '?', example })),
  scheme: namesIn(() =>
    engine.open({ ...network, initializer: { scheme: '?', seed: 1 }, example }),
  ),
  optimizer: namesIn(() =>
    engine.openTraining({ ...network, training: { ...data, optimizer: { name: '?' } } }),
  ),
  dataset: namesIn(() => engine.dataset({ name: '?', seed: 1, size: 4 })),
};

/** Which files say all names of a kind. */
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

test('a name that is forgotten is found, also where another one begins with it', () => {
  assert.deepEqual(missing(['relu', 'tanh'], '`leaky_relu`, `tanh`'), ['relu']);
});

/** What stands in documents only: readers cannot choose it for hidden layers, or for weights. */
const notOffered = { activation: ['linear', 'silu', 'gelu', 'softmax'], scheme: ['normal'] };

test('every activation that the engine has is offered to readers, or meant for documents only', () => {
  const offered = activations.map(({ value }) => value);
  assert.deepEqual([...offered, ...notOffered.activation].sort(), [...known.activation].sort());
});

test('readers choose from all schemes that the engine has', () => {
  const offered = initializers.map(({ value }) => value).filter((value) => value !== 'matched');
  assert.deepEqual([...offered, ...notOffered.scheme].sort(), [...known.scheme].sort());
});

test('every control that can be left out is somewhere in the figures', () => {
  const figures = filesOf('web/src')
    .filter((file) => /\/(figure|experiment|inspector|drawing|lab)\//.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const forgotten = controlNames.filter((name) => !figures.includes(`'${name}'`));
  assert.deepEqual(forgotten, []);
});

/**
 * @param {() => unknown} ask
 * @returns {string[]} the names that the engine says it takes
 */
function namesIn(ask) {
  try {
    ask();
  } catch (problem) {
    const { message } = /** @type {Error} */ (problem);
    const [, names] = /: expected one of (.*), found "\?"$/.exec(message) ?? [];
    if (names) return names.split(', ');
    throw problem;
  }
  throw new Error('"?" was taken for a name');
}

/**
 * @param {readonly string[]} names
 * @param {string} text
 * @returns {string[]} those that are not in it as words
 */
function missing(names, text) {
  return names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text));
}
