/** What the words say of “Now Break It”, for two dozen seeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { countedSeeds, goal, learningOf, sweptRatios } from '../../../web/src/lab/break-choice.js';
import {
  askedDepth,
  isRight,
  readGuess,
  sharesByLayer,
  writeGuess,
} from '../../../web/src/lab/prediction-truth.js';
import { examplesOf } from '../../../web/src/lab/example-points.js';
import { RatioSweep } from '../../../web/src/learning/ratio-sweep.js';
import { SeedCount } from '../../../web/src/learning/seed-count.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();
const examples = examplesOf(engine, { points: 'moons' });
const network = settings.experiment.default;

/** @param {Partial<typeof network>} change */
function learned(change) {
  const how = { seeds: countedSeeds, steps: goal };
  const count = new SeedCount(engine, learningOf({ ...network, ...change }), examples, how);
  while (count.work(Infinity));
  return count.learned;
}

test('with three hidden layers, the sigmoid learns the moons with every seed', () => {
  assert.equal(learned({}), 24);
});

test('with ten hidden layers, the sigmoid learns them with no seed', () =>
  assert.equal(learned({ depth: 10 }), 0));

test('with ten hidden layers, tanh and ReLU learn them with every seed; with twenty, ReLU with half of the seeds', () => {
  assert.equal(learned({ depth: 10, activation: 'tanh' }), 24);
  assert.equal(learned({ depth: 10, activation: 'relu' }), 24);
  assert.equal(learned({ depth: 20, activation: 'relu' }), 12);
});

test('a smaller rate, as the others have it, does not help ten layers of sigmoid', () => {
  const learning = { ...learningOf({ ...network, depth: 10 }), rate: 0.1 };
  const count = new SeedCount(engine, learning, examples, { seeds: countedSeeds, steps: goal });
  while (count.work(Infinity));
  assert.equal(count.learned, 0);
});

test('the prediction’s truth is the plot’s, at its depth', () => {
  const sweep = new RatioSweep(engine, sweptRatios(network, 'sigmoid'));
  while (sweep.work(Infinity));
  const { median } = sweep.bands()[askedDepth - 1];
  const shares = sharesByLayer(engine);
  assert.equal(shares[0], median);
  assert.ok(median < 1e-6, `${median}`);
  assert.ok(
    shares.every((share, k) => k === 0 || share > shares[k - 1]),
    'it falls, layer by layer',
  );
});

test('a guess of next to nothing in the first layer is right', () => {
  const guess = (/** @type {number} */ first) => [first, ...Array(9).fill(0.5)];
  assert.equal(isRight(guess(0)), true);
  assert.equal(isRight(guess(0.01)), true);
  assert.equal(isRight(guess(0.1)), false);
});

test('a guess is kept as text; a damaged one is none', () => {
  const guess = [0, 1e-7, 0.02, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 1];
  assert.deepEqual(readGuess(writeGuess(guess)), guess);
  for (const text of ['', '1', '0 0 0 0 0 0 0 0 0 x', '0 0 0 0 0 0 0 0 0 2']) {
    assert.equal(readGuess(text), null, text);
  }
});
