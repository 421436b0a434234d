import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packDifferences, packNumbers, packShape } from '../../../web/src/state/packing.js';

test('shapes of any length are written in base64url', () => {
  for (let length = 0; length < 40; ++length) {
    const shape = { text: 'ÿ~?>'.repeat(length).slice(0, length) };
    const expected = Buffer.from(JSON.stringify(shape)).toString('base64url');
    assert.equal(packShape(shape), `1${expected}`);
  }
});

test('numbers are written as little-endian bytes', () => {
  const numbers = [0, -1, Math.PI, 1e-300, -1e300, 5e-324];
  const bytes = Buffer.from(Float64Array.from(numbers).buffer);
  assert.equal(packNumbers(numbers), `2d${bytes.toString('base64url')}`);
});

test('few differences are written one by one, many as all numbers, none as nothing', () => {
  const known = Float64Array.from({ length: 9 }, (_, k) => k);
  const changed = (/** @type {number} */ count) => known.map((each, k) => (k < count ? -1 : each));
  assert.equal(packDifferences(known, known), '');
  assert.equal(packDifferences(changed(2), known), '2e0_-1~1_-1');
  assert.equal(packDifferences(changed(3), known), '2e0_-1~1_-1~2_-1');
  assert.equal(packDifferences(changed(4), known), packNumbers(changed(4)));
});
