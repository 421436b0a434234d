import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapes } from '../../../web/src/charts/points.js';
import { examplesFrom } from '../../../web/src/arms/example-points.js';
import { pointsOf } from '../../../web/src/learning/points.js';
import {
  isLearnable,
  mostClasses,
  packPoints,
  unpackPoints,
} from '../../../web/src/state/own-points.js';
import { shapeLabels } from '../../../web/src/words/own-points.js';

test('unpacked points become training examples', () => {
  const targetsOf = (/** @type {string} */ text) => examplesFrom(unpackPoints(text) ?? []).targets;
  assert.deepEqual(targetsOf('0_0_0~1_1_1~2_2_0'), [[0], [1], [0]]);
  assert.deepEqual(targetsOf('0_0_0~1_1_1~2_2_2'), [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test('damaged text is not unpacked', () => {
  for (const text of ['', '1', '1_2', '1_2_0', '1_2_0~1_2_7', '1_2_0~x_2_1', '1_2_0~1_2_0.5']) {
    assert.equal(unpackPoints(text), null, text);
  }
});

test('each class has a shape, and each shape a name', () => {
  assert.deepEqual(
    shapeLabels.map((label) => label.split(' ')[1]),
    shapes,
  );
  assert.equal(shapes.length, mostClasses);
});

test('points made from examples have the coordinates and classes that were packed', () => {
  for (const text of ['0_0_0~1_1_1', '0_0_0~1_1_1~2_2_2', '0_0_2~-1.5_1e-7_0']) {
    const points = unpackPoints(text);
    assert.ok(points);
    assert.equal(packPoints(pointsOf(examplesFrom(points))), text);
  }
});

test('points of only one class cannot be learned from', () => {
  assert.ok(!isLearnable([]));
  assert.ok(!isLearnable([0, 1].map((x) => ({ x, y: 0, kind: 1 }))));
  for (const kind of [0, 1, 2]) assert.equal(unpackPoints(`0_0_${kind}~1_1_${kind}`), null);
  assert.ok(isLearnable([0, 1].map((kind) => ({ x: 0, y: 0, kind }))));
});
