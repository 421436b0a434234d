/** Tests what the experiments of the comparison show, with many seeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { goal } from '../../../web/src/arms/learning-choice.js';
import { breaks, helps, setUp } from '../../../web/src/lab/experiments.js';
import { examplesOf } from '../../../web/src/arms/example-points.js';
import { Learner } from '../../../web/src/learning/learner.js';
import { SeedCount } from '../../../web/src/learning/seed-count.js';
import { check } from '../../../web/src/state/settings.js';
import { readLink, writeLink } from '../../../web/src/state/permalink.js';
import { changed, defaultState, stateFrom } from '../../../web/src/state/state.js';
import { experiments } from '../../../web/src/words/repair.js';

const engine = await loadEngine();
const examples = examplesOf(engine, { points: 'moons' });
const all = { ...breaks, ...helps };
const seeds = 8;

/** @typedef {import('../../../web/src/words/repair.js').ExperimentName} Name */

/** Results by network: several experiments have the same one. @type {Map<string, number>} */
const counted = new Map();

/**
 * @param {import('../../../web/src/lab/experiments.js').Learning} learning
 * @returns {number} the number of seeds, out of eight, with which it learned
 */
function learnedWith(learning) {
  const key = JSON.stringify(learning);
  const known = counted.get(key);
  if (known !== undefined) return known;
  const count = new SeedCount(engine, learning, examples, { seeds, steps: goal });
  while (count.work(Infinity));
  counted.set(key, count.learned);
  return count.learned;
}

/**
 * @param {Name} name
 * @returns {[number, number]} the number of seeds, out of eight, with which each network learned
 */
function learned(name) {
  const experiment = /** @type {import('../../../web/src/lab/experiments.js').Experiment} */ (
    all[name]
  );
  const { broken, repaired } = setUp(experiment, 1);
  return [learnedWith(broken), learnedWith(repaired)];
}

/** For each experiment, the fewest and the most seeds of eight with which its networks learn. */
const promised =
  /** @type {Record<Name, {broken: [number, number], repaired: [number, number]}>} */ ({
    depth: { broken: [0, 0], repaired: [8, 8] },
    rate: { broken: [0, 0], repaired: [0, 0] },
    neurons: { broken: [0, 0], repaired: [0, 0] },
    large: { broken: [0, 1], repaired: [7, 8] },
    exploding: { broken: [0, 1], repaired: [7, 8] },
    dead: { broken: [0, 4], repaired: [7, 8] },
    saturated: { broken: [0, 6], repaired: [8, 8] },
    relu: { broken: [0, 0], repaired: [7, 8] },
    tanh: { broken: [0, 0], repaired: [8, 8] },
    wider: { broken: [0, 0], repaired: [8, 8] },
    shortcuts: { broken: [0, 0], repaired: [7, 8] },
    normalization: { broken: [0, 1], repaired: [6, 8] },
  });

test('every experiment has words and expected results, and there are none without an experiment', () => {
  assert.deepEqual(Object.keys(all).sort(), Object.keys(experiments).sort());
  assert.deepEqual(Object.keys(promised).sort(), Object.keys(experiments).sort());
});

for (const [name, { broken, repaired }] of Object.entries(promised)) {
  test(`${name}: the broken network learns with ${broken.join(' to ')} of eight seeds, the repaired one with ${repaired.join(' to ')}`, () => {
    const [one, other] = learned(/** @type {Name} */ (name));
    assert.ok(one >= broken[0] && one <= broken[1], `broken: ${one}`);
    assert.ok(other >= repaired[0] && other <= repaired[1], `repaired: ${other}`);
  });
}

test('the lesson’s state accepts the networks of every experiment', () => {
  for (const experiment of Object.values(all)) {
    const both = setUp(experiment, 7);
    check('broken', both.broken);
    check('repaired', both.repaired);
    const state = changed(defaultState, both);
    assert.deepEqual({ ...state.broken }, both.broken);
    assert.deepEqual({ ...state.repaired }, both.repaired);
  }
});

test('a link restores both networks: they learn the same, bit for bit', () => {
  for (const experiment of Object.values(all)) {
    const state = changed(defaultState, setUp(experiment, 12));
    const again = stateFrom(readLink(writeLink(state)).given);
    for (const name of /** @type {const} */ (['broken', 'repaired'])) {
      const [one, other] = [state, again].map((each) => {
        const learner = new Learner(engine, each[name], examples);
        learner.learn(20, Infinity);
        const { loss, magnitudes } = learner.now;
        learner.close();
        return { loss, magnitudes: [...magnitudes] };
      });
      assert.deepEqual(one, other);
    }
  }
});

/**
 * @param {Partial<import('../../../web/src/learning/training-document.js').Learning>} change
 * @returns {Learner} before its first step
 */
function started(change) {
  const { broken } = setUp({ broken: change, repaired: {} }, 1);
  return new Learner(engine, broken, examples);
}

test('large weights saturate tanh: its slopes become small', () => {
  const [usual, large] = [1, 10].map((gain) => started({ activation: 'tanh', gain }).slopes());
  for (let l = 0; l < 10; l += 1) assert.ok(large[l] < 0.6 * usual[l], `layer ${l + 1}`);
});

test('the gradients of ReLU layers with large weights grow towards the input', () => {
  const { magnitudes } = started({ activation: 'relu', gain: 5 }).now;
  assert.ok(magnitudes[0] > 1000 * magnitudes[10], `${magnitudes[0]}, ${magnitudes[10]}`);
});

test('some narrow ReLU networks are dead before the first step', () => {
  const dead = Array.from({ length: 24 }, (_, k) => k + 1).filter((seed) => {
    const { broken } = setUp({ broken: { activation: 'relu', width: 3 }, repaired: {} }, seed);
    const learner = new Learner(engine, broken, examples);
    const isDead = learner.now.magnitudes[0] === 0;
    learner.close();
    return isDead;
  });
  assert.equal(dead.length, 10);
});

test('layer normalisation does not help ten layers of sigmoid', () => {
  const { broken } = setUp({ broken: { normalized: true }, repaired: {} }, 1);
  const count = new SeedCount(engine, broken, examples, { seeds: 4, steps: goal });
  while (count.work(Infinity));
  assert.equal(count.learned, 0);
});
