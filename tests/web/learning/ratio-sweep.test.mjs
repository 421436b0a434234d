import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { sweptRatios } from '../../../web/src/lab/break-choice.js';
import { bandOf, RatioSweep } from '../../../web/src/learning/ratio-sweep.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();

test('bands computed in slices equal those of all ratios at once', () => {
  const asked = { ...sweptRatios(settings.experiment.default, 'sigmoid'), seeds: 12 };
  const sweep = new RatioSweep(engine, asked);
  while (sweep.work(0.1));
  const all = [...engine.ratios(asked)];
  const bands = asked.depths.map((depth, k) => ({
    depth,
    ...bandOf(all.slice(k * 12, (k + 1) * 12)),
  }));
  assert.deepEqual(sweep.bands(), bands);
});

test('a band has the median and the tenth value from either end', () => {
  const numbers = Array.from({ length: 101 }, (_, k) => k).reverse();
  assert.deepEqual(bandOf(numbers), { low: 10, median: 50, high: 90 });
  assert.equal(bandOf([1, 2]).median, 1.5);
});

test('a network without any error signal counts as 0', () => {
  assert.deepEqual(bandOf([NaN, 1, 1]), { low: 0, median: 1, high: 1 });
});
