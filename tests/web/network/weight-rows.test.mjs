import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsIn, turnRows } from '../../../web/src/network/weight-rows.js';

/**
 * @param {number[][]} weights
 * @param {{inputs: number, units: number}} sizes
 */
const json = (weights, { inputs, units }) =>
  JSON.stringify({ inputs, layers: [{ units, activation: 'tanh', weights }] });

const wide = [
  [1, 2, 3],
  [4, 5, 6],
];

test('a matrix whose sizes differ says how its rows are meant', () => {
  assert.deepEqual(rowsIn(json(wide, { inputs: 3, units: 2 })), { byUnit: true, byInput: false });
  assert.deepEqual(rowsIn(json(wide, { inputs: 2, units: 3 })), { byUnit: false, byInput: true });
});

test('a square matrix can be meant either way, unless it is symmetric', () => {
  const square = [
    [1, 2],
    [3, 4],
  ];
  const sizes = { inputs: 2, units: 2 };
  assert.deepEqual(rowsIn(json(square, sizes)), { byUnit: true, byInput: true });
  const symmetric = [
    [1, 2],
    [2, 4],
  ];
  assert.deepEqual(rowsIn(json(symmetric, sizes)), { byUnit: true, byInput: false });
});

test('one matrix that is not square settles it for all', () => {
  const layers = [
    {
      units: 2,
      weights: [
        [1, 2],
        [3, 4],
      ],
    },
    { units: 1, weights: [[5, 6]] },
  ];
  assert.deepEqual(rowsIn(JSON.stringify({ inputs: 2, layers })), { byUnit: true, byInput: false });
});

test('turned, a document has a row for each unit', () => {
  const turned = turnRows(json(wide, { inputs: 2, units: 3 }));
  assert.deepEqual(JSON.parse(turned).layers[0].weights, [
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
  assert.deepEqual(rowsIn(turned), { byUnit: true, byInput: false });
});

test('what is no network has no matrices', () => {
  for (const text of [
    '',
    '{',
    '3',
    'null',
    '{"layers":3}',
    '{"inputs":1,"layers":[{"units":1}]}',
  ]) {
    assert.deepEqual(rowsIn(text), { byUnit: false, byInput: false }, text);
  }
});
