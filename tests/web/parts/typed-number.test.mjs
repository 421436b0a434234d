import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedNumber } from '../../../web/src/parts/typed-number.js';
import { formatNumber } from '../../../web/src/words/format.js';

/** @type {[string, number][]} */
const taken = [
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['0,125', 0.125],
  ['.5', 0.5],
  [',5', 0.5],
  ['5.', 5],
  ['-3', -3],
  ['−0.486', -0.486],
  ['– 0.486', -0.486],
  ['+2', 2],
  ['  7\t', 7],
  ['\u00a07\u202f', 7],
  ['1e-3', 0.001],
  ['1E+3', 1000],
  ['1.40 × 10⁻⁸', 1.4e-8],
  ['−1.40 × 10⁻⁸', -1.4e-8],
  ['1.40×10^-8', 1.4e-8],
  ['1.40 x 10^−8', 1.4e-8],
  ['2 * 10^3', 2000],
  ['2 · 10³', 2000],
  ['1,5e3', 1500],
  ['1234.5', 1234.5],
  ['1234,5', 1234.5],
  ['\u200e−0.5\u200f', -0.5],
  ['\u2068 1.5\u2069\ufeff', 1.5],
  ['−１２．５', -12.5],
  ['０，５', 0.5],
  ['＋２', 2],
  ['٣٫٥', 3.5],
  ['-٠٫٢٥', -0.25],
  ['۱۲٫۵', 12.5],
];
for (const [text, number] of taken) {
  test(`“${text}” is ${number}`, () => assert.equal(typedNumber(text), number));
}

const refused = [
  '',
  ' ',
  '1/3',
  '1 3',
  '1 000',
  '1,234',
  '1.234,5',
  '1,234.5',
  '1..2',
  '--1',
  '1-2',
  '1e',
  '1e1.5',
  'e5',
  '10^',
  '× 10³',
  '5 %',
  '0x10',
  '1_000',
  'NaN',
  'Infinity',
  '∞',
  '1e999',
  'half',
  '½',
];
for (const text of refused) {
  test(`“${text}” is not a number`, () => assert.equal(typedNumber(text), null));
}

test('every number that the page prints can be read back', () => {
  for (let power = -300; power <= 300; power += 7) {
    for (const mantissa of [1, -1.4, 9.996, 3.31]) {
      const number = mantissa * 10 ** power;
      const found = typedNumber(formatNumber(number));
      assert.ok(
        found !== null && Math.abs(found - number) <= 0.006 * Math.abs(number),
        formatNumber(number),
      );
    }
  }
});
