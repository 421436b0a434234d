import assert from 'node:assert/strict';
import { test } from 'node:test';
import { histogramOf } from '../../../web/src/lab/count-view.js';

test('each share falls into its part, all right into the last', () => {
  assert.deepEqual(histogramOf([0, 0.09, 0.1, 0.95, 1], 10), [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
  assert.deepEqual(histogramOf([], 2), [0, 0]);
});
