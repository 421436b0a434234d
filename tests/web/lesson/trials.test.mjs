import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Trials } from '../../../web/src/lesson/trials.js';
import { openModel } from '../model/open-model.mjs';

/** @typedef {import('../../../web/src/model/model.js').Model} Model */

/** @param {Model} model @returns {number} the first layer's share of the output's error signal */
function share({ frame }) {
  if (!frame) return NaN;
  const magnitudes = frame.layers.map(({ magnitude }) => magnitude ?? NaN);
  return magnitudes[1] / magnitudes[frame.outputLayer];
}

/** @param {import('../../../web/src/state/state.js').Change} [given] */
function opened(given) {
  const { model } = openModel(given);
  /** @type {string[]} */
  const experiments = [];
  return { model, experiments, trials: new Trials(model, (name) => experiments.push(name)) };
}

/** @param {Model} model */
function settingsOf({ state, shown }) {
  const { depth, activation, seed, learningRate, iteration, network, weights } = state;
  const { chosen } = shown.selection;
  return { depth, activation, seed, learningRate, iteration, network, weights, chosen };
}

test('a weight is looked at where the pass has ended, and the pass has not moved it', () => {
  const { model, trials } = opened();
  const before = model.state.weights;
  trials.setUp('update');
  assert.deepEqual(model.shown.selection.chosen, { layer: 4, unit: 0, from: 0 });
  assert.deepEqual([model.state.iteration, model.state.weights], [8, before]);
});

test('with the sign of its weight, the sign of a neuron’s error signal changes', () => {
  const { model, trials } = opened({ iteration: 8 });
  const signal = () => model.frame?.layers[3].deltas?.[0] ?? NaN;
  const before = signal();
  trials.setUp('travel');
  assert.equal(Math.sign(signal()), -Math.sign(before));
  trials.undo('travel');
  assert.equal(signal(), before);
});

for (const [cures, least, most] of /** @type {const} */ ([
  [[], 0, 1e-7],
  [['rate'], 0, 1e-7],
  [['seed'], 0, 1e-6],
  [['relu'], 1e-3, 1],
  [['shortcuts'], 1e-3, Infinity],
  [['relu', 'shortcuts'], 1e-3, Infinity],
])) {
  test(`at depth 10, with ${cures.join(' and ') || 'nothing'}, the first layer gets what the question says`, () => {
    const { model, trials } = opened();
    trials.setUp('cure', cures);
    assert.equal(model.frame?.outputLayer, 11);
    assert.equal(model.state.iteration, 22);
    const found = share(model);
    assert.ok(found >= least && found < most, `${found}`);
  });
}

test('a trial can be taken back, and does not pile up', () => {
  const { model, trials } = opened({ depth: 4, activation: 'tanh', iteration: 3 });
  model.edit({ layer: 1, unit: 0, from: 0 }, 0.5);
  model.jump(3);
  const before = settingsOf(model);
  trials.setUp('cure', ['rate', 'shortcuts']);
  trials.setUp('cure', ['seed', 'rate']);
  assert.equal(model.state.network, '');
  assert.deepEqual([model.state.seed, model.state.learningRate], [2, 20]);
  model.update();
  trials.undo('cure');
  assert.deepEqual(settingsOf(model), before);
  trials.undo('cure');
  assert.deepEqual(settingsOf(model), before);
});

test('an experiment of the lab is set up there, and taken back alone', () => {
  const { model, trials, experiments } = opened();
  const { broken } = model.state;
  trials.setUp('dead');
  assert.deepEqual(experiments, ['dead']);
  model.choose({ broken: { ...broken, width: 3 }, depth: 5 });
  trials.undo('dead');
  assert.deepEqual([model.state.broken, model.state.depth], [broken, 5]);
});
