import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extentOf, gridOf } from '../../../web/src/learning/points.js';

test('the extent is a square around all points, with a margin', () => {
  const { least, most } = extentOf({
    inputs: [
      [0, 0],
      [10, 2],
    ],
    targets: [[0], [1]],
  });
  assert.ok(least[0] < 0 && most[0] > 10 && least[1] < 0 && most[1] > 2);
  assert.ok(Math.abs(most[0] - least[0] - (most[1] - least[1])) < 1e-12);
});

test('the extent of a single point is not empty', () => {
  const { least, most } = extentOf({ inputs: [[3, 3]], targets: [[1]] });
  assert.ok(least[0] < 3 && most[0] > 3);
});

test('the grid lists the middle of each cell, from the top left', () => {
  const grid = gridOf({ least: [0, 0], most: [2, 2] }, 2);
  assert.deepEqual([...grid], [0.5, 1.5, 1.5, 1.5, 0.5, 0.5, 1.5, 0.5]);
});
