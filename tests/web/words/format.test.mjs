import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatInside,
  formatNumber,
  formatPercent,
  formatShort,
  formatGrouped,
  superscript,
} from '../../../web/src/words/format.js';

test('a number has three significant digits', () => {
  assert.equal(formatNumber(0.5243), '0.524');
  assert.equal(formatNumber(0.02701), '0.0270');
  assert.equal(formatNumber(0.005), '0.00500');
  assert.equal(formatNumber(1), '1.00');
  assert.equal(formatNumber(12.345), '12.3');
  assert.equal(formatNumber(9876.5), '9880');
});

test('numbers below 0.001 and from 10,000 on have scientific notation', () => {
  assert.equal(formatNumber(0.001), '0.00100');
  assert.equal(formatNumber(0.0009994), '9.99 × 10⁻⁴');
  assert.equal(formatNumber(0.00099999), '0.00100');
  assert.equal(formatNumber(1.234e-12), '1.23 × 10⁻¹²');
  assert.equal(formatNumber(9999), '1.00 × 10⁴');
});

test('only zero is written as 0', () => {
  assert.equal(formatNumber(0), '0');
  assert.notEqual(formatNumber(5e-324), '0');
});

test('the minus sign is the typographic one', () => {
  assert.equal(formatNumber(-0.25), '−0.250');
  assert.equal(formatShort(-0.25), '−0.25');
});

test('numbers that are not finite are written as words, or as symbols inside a neuron', () => {
  assert.equal(formatNumber(NaN), 'not a number');
  assert.equal(formatNumber(Infinity), 'beyond 10³⁰⁸');
  assert.equal(formatNumber(-Infinity), 'beyond −10³⁰⁸');
  for (const format of [formatShort, formatInside]) {
    assert.deepEqual(
      [NaN, Infinity, -Infinity].map((value) => format(value)),
      ['?', '∞', '−∞'],
    );
  }
});

test('a number too small for the engine’s exponential function is written as ≈ 0', () => {
  assert.deepEqual(
    [3.31e-308, -3.31e-308, 5e-324].map((number) => formatNumber(number)),
    ['≈ 0', '≈ 0', '≈ 0'],
  );
  assert.equal(formatNumber(1e-300), '1.00 × 10⁻³⁰⁰');
});

test('inside a neuron, a number that rounds to 0 has no sign', () => {
  assert.deepEqual([-0.001, -0.005, 0.001, -0].map(formatShort), ['0.00', '−0.01', '0.00', '0.00']);
});

test('numbers inside a neuron are short enough to fit', () => {
  assert.deepEqual([0.5, 12.34, 123.4, 12345].map(formatShort), ['0.50', '12.3', '123', '1e4']);
});

test('a superscript raises the sign and every digit', () => {
  assert.equal(superscript(-120), '⁻¹²⁰');
});

test('a number has as many significant digits as requested', () => {
  const found = [0.15, 1234.5678, 1.4e-8, 0.0009999999].map((number) => formatNumber(number, 6));
  assert.deepEqual(found, ['0.150000', '1234.57', '1.40000 × 10⁻⁸', '0.00100000']);
});

test('whole numbers and shares are written with the separators of one language', () => {
  assert.deepEqual([0, 950, 2000, 1234567].map(formatGrouped), ['0', '950', '2,000', '1,234,567']);
  assert.deepEqual([0, 0.05, 0.95, 1].map(formatPercent), ['0 %', '5.0 %', '95 %', '100 %']);
});
