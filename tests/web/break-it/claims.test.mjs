/** Tests what the stage “Now Break It” claims, with many seeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplesOf } from '../../../web/src/arms/example-points.js';
import { goal, learningOf } from '../../../web/src/arms/learning-choice.js';
import { askedShare, guesses, isRight } from '../../../web/src/break-it/guess.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { Learner } from '../../../web/src/learning/learner.js';
import { SeedCount } from '../../../web/src/learning/seed-count.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();
const examples = examplesOf(engine, { points: 'moons' });
const network = settings.experiment.default;
const seeds = 12;

/**
 * @param {Partial<typeof network>} change
 * @param {string} [repairs]
 * @returns {number} the number of seeds, out of twelve, with which the network learned
 */
function learned(change, repairs) {
  const learning = learningOf({ ...network, ...change }, repairs);
  const count = new SeedCount(engine, learning, examples, { seeds, steps: goal });
  while (count.work(Infinity));
  return count.learned;
}

/**
 * For each network, the fewest and the most seeds of twelve with which it learns.
 *
 * @type {Record<string, [change: Partial<typeof network>, repairs: string, fewest: number, most: number]>}
 */
const claims = {
  'three layers of sigmoid': [{}, 'none', 12, 12],
  'five layers of sigmoid': [{ depth: 5 }, 'none', 0, 4],
  'five layers of sigmoid with a larger rate': [{ depth: 5 }, 'rate', 12, 12],
  'ten layers of sigmoid': [{ depth: 10 }, 'none', 0, 0],
  'ten layers of sigmoid with a larger rate': [{ depth: 10 }, 'rate', 0, 0],
  'ten layers of sigmoid with Adam': [{ depth: 10 }, 'adam', 2, 10],
  'ten layers of sigmoid with shortcuts': [{ depth: 10 }, 'shortcuts', 12, 12],
  'ten layers of sigmoid with larger weights': [{ depth: 10 }, 'weights', 12, 12],
  'ten layers of tanh': [{ depth: 10, activation: 'tanh' }, 'none', 12, 12],
  'ten layers of ReLU': [{ depth: 10, activation: 'relu' }, 'none', 12, 12],
  'ten layers of ReLU with shortcuts': [{ depth: 10, activation: 'relu' }, 'shortcuts', 12, 12],
};

for (const [name, [change, repairs, fewest, most]] of Object.entries(claims)) {
  test(`${name}: between ${fewest} and ${most} of twelve seeds learn the moons`, () => {
    const count = learned(change, repairs);
    assert.ok(count >= fewest && count <= most, String(count));
  });
}

test('the share of the first of ten layers is within the axis, and falls layer by layer', () => {
  const learner = new Learner(engine, learningOf({ ...network, depth: 10 }), examples);
  const magnitudes = [...learner.now.magnitudes];
  learner.close();
  assert.equal(magnitudes[0] / magnitudes[10], askedShare(engine, examples));
  assert.ok(magnitudes.every((magnitude, k) => k === 0 || magnitude > magnitudes[k - 1]));
  assert.ok(magnitudes[0] / magnitudes[10] > 1e-8);
});

test('of the guesses, the two smallest are right with nine of ten seeds', () => {
  const many = 50;
  const shares = Array.from({ length: many }, (_, k) => askedShare(engine, examples, k + 1));
  const right = guesses.map((guess) => shares.filter((share) => isRight(guess, share)).length);
  assert.deepEqual(
    guesses.map((guess) => isRight(guess, shares[0])),
    [false, false, false, true, true],
  );
  assert.ok(Math.min(...right.slice(-2)) >= 0.9 * many, String(right));
});
