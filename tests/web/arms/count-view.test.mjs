import assert from 'node:assert/strict';
import { test } from 'node:test';
import { histogramOf } from '../../../web/src/arms/count-view.js';

test('each share counts in its bin, and a share of 1 in the last bin', () => {
  assert.deepEqual(histogramOf([0, 0.09, 0.1, 0.95, 1], 10), [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
  assert.deepEqual(histogramOf([], 2), [0, 0]);
});
