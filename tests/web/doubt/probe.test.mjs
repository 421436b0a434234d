import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exponents, nudgesOf, weightsOf } from '../../../web/src/doubt/probe.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

/** @param {Partial<import('../../../web/src/state/state.js').State>} [change] */
function finished(change = {}) {
  const run = new Run(engine, networkDocument(changed(defaultState, change), engine));
  run.seek(run.iterations);
  return { run, frame: run.frame() };
}

test('every weight’s and bias’s gradient predicts the change of the loss to first order', () => {
  const { run, frame } = finished({ activation: 'tanh' });
  for (let layer = 1; layer <= frame.outputLayer; ++layer) {
    frame.layers[layer].weights.forEach((row, unit) => {
      for (const from of [null, ...row.keys()]) {
        const nudges = nudgesOf(run, frame, { layer, unit, from });
        assert.ok(nudges);
        for (const exponent of [1, 2, 3]) {
          const rest = Math.abs(nudges.found[exponent] - nudges.predicted[exponent]);
          // The second derivative of this loss is of the order of 1.
          assert.ok(rest < 5 * 10 ** (-2 * exponent), `${layer} ${unit} ${from}: ${rest}`);
        }
      }
    });
  }
});

test('smaller nudges fit better, until rounding dominates', () => {
  const { run, frame } = finished();
  const nudges = nudgesOf(run, frame, { layer: 4, unit: 0, from: 2 });
  const errors = nudges?.errors ?? [];
  for (const exponent of [1, 2, 3, 4, 5]) {
    const gain = errors[exponent - 1] / errors[exponent];
    assert.ok(gain > 5 && gain < 20, `${exponent}: ${gain}`);
  }
  assert.ok(errors[10] > Math.min(...errors) * 5, 'rounding');
  assert.equal(errors.length, exponents.length);
});

test('a place is not nudged if it has no gradient, or none yet', () => {
  const { run } = finished();
  run.seek(4);
  assert.equal(nudgesOf(run, run.frame(), { layer: 4, unit: 0, from: 0 }), null);
  run.seek(8);
  for (const layer of [0, 5, 6]) {
    assert.equal(nudgesOf(run, run.frame(), { layer, unit: 0, from: null }), null);
  }
});

test('the relative error of a gradient of 0 is not a number', () => {
  const { run, frame } = finished({
    activation: 'relu',
    depth: 10,
    width: 2,
    seed: 3,
    input: [0, 0],
  });
  const nudges = nudgesOf(run, frame, { layer: 1, unit: 0, from: 0 });
  assert.equal(nudges?.gradient, 0);
  assert.ok(nudges?.errors.every(Number.isNaN));
});

test('a path leads from its weight through one neuron of each layer to the output', () => {
  const { run, frame } = finished({ depth: 5 });
  const { largest, count } = run.ways({ layer: 2, unit: 3, from: 1 }, 5);
  assert.equal(count, 8 ** 3);
  for (const way of largest) {
    const places = weightsOf(way);
    assert.deepEqual(places[0], { layer: 2, unit: 3, from: 1 });
    assert.deepEqual(
      places.map(({ layer }) => layer),
      [2, 3, 4, 5, 6],
    );
    places.slice(1).forEach(({ from }, k) => assert.equal(from, places[k].unit));
  }
  const neuron = run.ways({ layer: 2, unit: 3, from: null }, 1).largest[0];
  assert.deepEqual(weightsOf(neuron)[0].layer, 3);
  assert.equal(frame.outputLayer, 6);
});

test('queries do not move the pass', () => {
  const { run } = finished();
  run.seek(6);
  const before = JSON.stringify(run.frame());
  run.sweep();
  run.checkGradients(1e-5);
  run.walkWays({ layer: 1, unit: 0, from: 0 }, 100);
  run.lossesWith({ name: 'bias', layer: 1, unit: 0 }, new Float64Array([1, 2]));
  assert.equal(JSON.stringify(run.frame()), before);
});
