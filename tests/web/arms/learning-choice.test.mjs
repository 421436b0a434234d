import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learningOf, repairsIn, toggled } from '../../../web/src/arms/learning-choice.js';
import { check, repairNames, settings } from '../../../web/src/state/settings.js';

const network = settings.experiment.default;

/** @param {import('../../../web/src/state/state.js').LearningChoice} learning */
const changes = (learning) => {
  const plain = /** @type {Record<string, unknown>} */ (learningOf(network));
  return Object.fromEntries(
    Object.entries(learning).filter(([key, value]) => value !== plain[key]),
  );
};

test('without repairs, the network has the settings of the stage and the rate that suits it', () => {
  const { depth, width, activation, seed, optimizer, rate } = learningOf(network);
  assert.deepEqual(
    { depth, width, activation, seed, optimizer, rate },
    { depth: 3, width: 8, activation: 'sigmoid', seed: 1, optimizer: 'sgd', rate: 0.5 },
  );
  assert.equal(learningOf({ ...network, activation: 'relu' }).rate, 0.1);
  assert.equal(learningOf({ ...network, activation: 'relu', depth: 20 }).rate, 0.03);
});

test('each repair does what its name says, and nothing else', () => {
  const made = repairNames.map((name) => [name, changes(learningOf(network, name))]);
  assert.deepEqual(Object.fromEntries(made), {
    shortcuts: { shortcuts: true },
    normalization: { normalized: true },
    adam: { optimizer: 'adam', rate: 0.003 },
    rate: { rate: 2 },
    weights: { gain: 4, centered: true },
  });
});

test('repairs add up, whatever their order', () => {
  const both = changes(learningOf(network, 'rate,adam'));
  assert.deepEqual(both, { optimizer: 'adam', rate: 0.012 });
  assert.deepEqual(changes(learningOf(network, 'adam rate')), both);
});

test('the state accepts every network with every repair', () => {
  for (const { value: activation } of [
    { value: 'sigmoid' },
    { value: 'tanh' },
    { value: 'relu' },
  ]) {
    const of = /** @type {typeof network} */ ({ ...network, activation, depth: 20, width: 12 });
    for (const repairs of ['none', 'all', ...repairNames])
      check('repaired', learningOf(of, repairs));
  }
});

test('a press turns a repair on, another turns it off', () => {
  assert.equal(toggled('none', 'adam'), 'adam');
  assert.equal(toggled('adam', 'shortcuts'), 'shortcuts,adam');
  assert.equal(toggled('shortcuts,adam', 'adam'), 'shortcuts');
  assert.equal(toggled('shortcuts', 'shortcuts'), 'none');
  assert.deepEqual(repairsIn('all'), [...repairNames]);
  assert.deepEqual(repairsIn('none'), []);
});
