import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { blanksOf, deepestAsked, marked } from '../../../web/src/hand/blanks.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

/** @param {any} document */
function finished(document) {
  const run = new Run(engine, document);
  run.seek(run.iterations);
  return run.frame();
}

/** @param {Partial<import('../../../web/src/state/state.js').State>} [change] */
const own = (change = {}) => finished(networkDocument(changed(defaultState, change), engine));

const networks = {
  'the lesson’s own': own(),
  'a small tanh': own({ depth: 1, width: 2, activation: 'tanh' }),
  'a deep ReLU': own({ depth: 6, activation: 'relu', width: 3 }),
  'squared error': finished({
    inputs: 2,
    layers: [
      { units: 2, activation: 'sigmoid' },
      { units: 2, activation: 'sigmoid' },
    ],
    loss: 'squared_error',
    initializer: { scheme: 'xavier_normal', seed: 3 },
    example: { input: [0.5, -1], target: [0, 1] },
  }),
};

for (const [name, frame] of Object.entries(networks)) {
  test(`${name}: the right number is marked right, even if rounded to three digits, and never as a slip`, () => {
    for (const kind of /** @type {const} */ (['deltas', 'gradients', 'both'])) {
      const blanks = blanksOf(frame, kind, 0.5);
      assert.ok(blanks.length > 0 && blanks.length <= 18);
      for (const blank of blanks) {
        const answers = [blank.right, Number(blank.right.toPrecision(3))];
        for (const answer of answers) {
          assert.deepEqual(marked(blank, answer), { correct: true, slip: null }, blank.name);
        }
      }
    }
  });

  test(`${name}: an answer that results from a slip is recognised`, () => {
    for (const blank of blanksOf(frame, 'both', 0.5)) {
      for (const { name: slip, value } of blank.slips) {
        const { correct, slip: found } = marked(blank, Number(value.toPrecision(4)));
        assert.equal(correct, false, `${blank.name}: ${slip}`);
        const like = blank.slips.filter((other) => Math.abs(other.value / value - 1) < 0.02);
        assert.ok(
          like.some((other) => other.name === found),
          `${blank.name}: ${slip}, ${found}`,
        );
      }
    }
  });
}

test('each slip has the value that its wrong calculation gives', () => {
  const frame = networks['the lesson’s own'];
  const [, first] = blanksOf(frame, 'deltas', 0.5);
  const [delta] = frame.layers[4].deltas ?? [];
  const weight = frame.layers[4].weights[0][0];
  const slope = frame.layers[3].slopes?.[0] ?? NaN;
  const gradient = frame.layers[4].gradients?.[0][0] ?? NaN;
  const of = (/** @type {string} */ name) => first.slips.find((slip) => slip.name === name)?.value;
  assert.ok(Math.abs((of('slope') ?? NaN) - weight * delta) < 1e-15);
  assert.ok(Math.abs((of('sign') ?? NaN) + first.right) < 1e-15);
  const updated = slope * (weight - 0.5 * gradient) * delta;
  assert.ok(Math.abs((of('updated') ?? NaN) - updated) < 1e-15);
});

test('an unrelated number is wrong, but not recognised as a slip', () => {
  const [blank] = blanksOf(networks['the lesson’s own'], 'deltas', 0.5);
  assert.deepEqual(marked(blank, 123.456), { correct: false, slip: null });
});

test('if a gradient is 0, only 0 is right', () => {
  const frame = own({ depth: 10, width: 2, activation: 'relu', seed: 3, input: [0, 0] });
  const blanks = blanksOf(frame, 'gradients', 0.5).filter(({ right }) => right === 0);
  assert.ok(blanks.length > 0);
  for (const blank of blanks) assert.ok(marked(blank, 0).correct && !marked(blank, 0.1).correct);
});

test('a worksheet has the numbers of every layer that its blanks need, and of no other', () => {
  for (const kind of /** @type {const} */ (['deltas', 'gradients', 'both'])) {
    for (const [depth, width] of [
      [1, 2],
      [3, 8],
      [10, 8],
      [20, 12],
    ]) {
      const frame = own({ depth, width });
      const names = blanksOf(frame, kind, 0.2).map(({ name }) => name);
      // "hidden 7, neuron 1" as the end of a weight or as a neuron of its own.
      const layers = names.map((name) => /(?:hidden (\d+), neuron \d+|output)$/.exec(name)?.[1]);
      const last = Math.min(...layers.map((layer) => Number(layer ?? frame.outputLayer)));
      assert.equal(deepestAsked(frame, kind), last - 1, `${kind}, ${depth} × ${width}`);
    }
  }
});
