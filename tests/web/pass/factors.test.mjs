import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { factorsOf } from '../../../web/src/pass/factors.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

/**
 * @param {Partial<import('../../../web/src/state/state.js').State>} change
 * @param {{residual?: boolean, normalization?: string}} [rule] of the hidden layers but the first
 */
function finished(change, rule = {}) {
  const document = networkDocument(changed(defaultState, change), engine);
  document.layers.slice(1, -1).forEach((layer) => Object.assign(layer, rule));
  return new Run(engine, document).finished();
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((all, number) => all + Math.abs(number), 0);

/**
 * @param {number} found
 * @param {number} expected
 */
function isNear(found, expected) {
  assert.ok(Math.abs(found / expected - 1) < 1e-12, `${found}, not ${expected}`);
}

for (const activation of /** @type {const} */ (['sigmoid', 'tanh', 'relu'])) {
  test(`${activation}: a factor is mean slope times what the weights do, from W and δ alone`, () => {
    const { layers } = finished({ depth: 5, activation });
    factorsOf(layers).forEach((factor, k) => {
      const [layer, after] = [layers[k + 1], layers[k + 2]];
      const deltas = after.deltas ?? [];
      const signals = layer.biases.map((_, i) =>
        after.weights.reduce((all, row, j) => all + row[i] * deltas[j], 0),
      );
      const slopes = layer.slopes ?? [];
      const slopePart = sum(signals.map((g, i) => g * slopes[i])) / sum(signals);
      const weightPart = sum(signals) / signals.length / (sum(deltas) / deltas.length);
      assert.ok(factor);
      isNear(factor.slopes, slopePart);
      isNear(factor.weights, weightPart);
      isNear(factor.slopes * factor.weights, factor.whole);
    });
  });
}

test('the product over the layers is the first layer’s share of the output’s', () => {
  const { layers } = finished({ depth: 10 });
  const product = factorsOf(layers).reduce((all, factor) => all * (factor?.whole ?? NaN), 1);
  isNear(product, (layers[1].magnitude ?? NaN) / (layers[11].magnitude ?? NaN));
});

test('normalised layers have a third part, and shortcuts are named', () => {
  const normalized = factorsOf(finished({ depth: 4 }, { normalization: 'layer' }).layers);
  for (const factor of normalized.slice(1)) {
    assert.ok(factor?.normalization);
    isNear(factor.slopes * factor.weights * factor.normalization, factor.whole);
  }
  const residual = factorsOf(finished({ depth: 4 }, { residual: true }).layers);
  assert.deepEqual(
    residual.map((factor) => factor?.isPastWeights),
    [true, true, true, false],
  );
  for (const factor of residual)
    isNear((factor?.slopes ?? 0) * (factor?.weights ?? 0), factor?.whole ?? 0);
});

test('there is no factor before the pass is there, nor after a layer without a signal', () => {
  const run = new Run(engine, networkDocument(changed(defaultState, {}), engine));
  assert.deepEqual(factorsOf(run.frame().layers), [null, null, null]);
});
