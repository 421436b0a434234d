import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barLength } from '../../../web/src/drawing/bar-scale.js';

const scale = {
  activation: 1,
  weight: 1,
  gradient: 1,
  delta: 1,
  magnitude: 0.5,
  smallestMagnitude: 5e-6,
};

test('a linear bar has the length of its share', () => {
  assert.equal(barLength(0.25, scale, 'linear'), 0.5);
});

test('a logarithmic bar loses the same length for each power of ten', () => {
  const lengths = [0.5, 0.05, 0.005].map((magnitude) => barLength(magnitude, scale, 'logarithmic'));
  assert.equal(lengths[0], 1);
  assert.ok(Math.abs(lengths[0] - lengths[1] - (lengths[1] - lengths[2])) < 1e-12);
});

test('the smallest layer still shows on the logarithmic scale, and zero does not', () => {
  assert.ok(barLength(5e-6, scale, 'logarithmic') > 0);
  assert.equal(barLength(0, scale, 'logarithmic'), 0);
});
