import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitColumns, numberParts, numberStyle } from '../../../web/src/drawing/column-numbers.js';

test('narrower columns get narrower numbers: one line, two lines, vertical', () => {
  assert.deepEqual(
    [200, 44, 20, 9].map((spacing) => numberStyle({ digits: 3, spacing }).way),
    ['line', 'stacked', 'upright', 'upright'],
  );
});

test('numbers are never wider than their column', () => {
  for (const digits of [3, 5, 8]) {
    for (let spacing = 8; spacing < 250; spacing += 3) {
      const { way, size } = numberStyle({ digits, spacing });
      const letters = { line: digits + 8, stacked: Math.max(digits + 4, 7), upright: 1 };
      assert.ok(letters[way] * 0.56 * size <= spacing, `${digits}, ${spacing}: ${way} ${size}`);
    }
  }
});

test('a number is split before its power of ten', () => {
  assert.deepEqual(numberParts('0.813'), ['0.813']);
  assert.deepEqual(numberParts('2.13 × 10⁻¹²'), ['2.13', ' × 10⁻¹²']);
});

test('with larger letters, some columns have no number, and none overlap', () => {
  for (const least of [12, 16, 20]) {
    for (const spacing of [9, 15, 30, 60]) {
      const { way, size, every } = numberStyle({ digits: 3, spacing, least });
      assert.ok(size >= least);
      if (way === 'upright') assert.ok(size <= every * spacing);
      else assert.equal(every, 1);
    }
  }
});

/** Of three hidden layers. */
const three = {
  long: ['0.00252', '0.0191', '0.0542', '0.557'],
  short: ['0.0025', '0.019', '0.054', '0.56'],
  between: ['×0.1', '×0.4', '×0.1'],
  least: 0,
};

test('numbers and factors stand where they fit, never smaller than 11 px', () => {
  const wide = fitColumns({ ...three, spacing: 200, isShared: false });
  assert.deepEqual(wide, { numbers: 'long', size: 12, areBetween: true });
  const phone = fitColumns({ ...three, spacing: 48, isShared: true });
  assert.deepEqual(phone, { numbers: 'long', size: 11, areBetween: false });
  const narrower = fitColumns({ ...three, spacing: 42, isShared: true });
  assert.deepEqual(narrower, { numbers: 'short', size: 11, areBetween: false });
  const narrowest = fitColumns({ ...three, spacing: 34, isShared: true });
  assert.deepEqual(narrowest, { numbers: 'none', size: 11, areBetween: true });
});

test('a browser’s least font size is kept, and less fits', () => {
  const { numbers, size } = fitColumns({ ...three, least: 20, spacing: 70, isShared: true });
  assert.deepEqual([numbers, size], ['none', 20]);
});
