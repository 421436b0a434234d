import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatInside,
  formatNumber,
  formatShort,
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

test('below 0.001 and from 10,000 on, the notation is scientific', () => {
  assert.equal(formatNumber(0.001), '0.00100');
  assert.equal(formatNumber(0.0009994), '9.99 × 10⁻⁴');
  assert.equal(formatNumber(0.00099999), '0.00100');
  assert.equal(formatNumber(1.234e-12), '1.23 × 10⁻¹²');
  assert.equal(formatNumber(9999), '1.00 × 10⁴');
});

test('zero is 0, and only zero', () => {
  assert.equal(formatNumber(0), '0');
  assert.notEqual(formatNumber(5e-324), '0');
});

test('the minus sign is the typographic one', () => {
  assert.equal(formatNumber(-0.25), '−0.250');
  assert.equal(formatShort(-0.25), '−0.25');
});

test('numbers that are not finite have words or signs of their own', () => {
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

test('where the exponential function ends, a number is about 0, and has no digits', () => {
  assert.deepEqual(
    [3.31e-308, -3.31e-308, 5e-324].map((number) => formatNumber(number)),
    ['≈ 0', '≈ 0', '≈ 0'],
  );
  assert.equal(formatNumber(1e-300), '1.00 × 10⁻³⁰⁰');
});

test('in a neuron, what rounds to 0 has no sign', () => {
  assert.deepEqual([-0.001, -0.005, 0.001, -0].map(formatShort), ['0.00', '−0.01', '0.00', '0.00']);
});

test('a short number fits into a neuron', () => {
  assert.deepEqual([0.5, 12.34, 123.4, 12345].map(formatShort), ['0.50', '12.3', '123', '1e4']);
});

test('a superscript has every digit raised', () => {
  assert.equal(superscript(-120), '⁻¹²⁰');
});

test('more digits are written where more are wanted', () => {
  const found = [0.15, 1234.5678, 1.4e-8, 0.0009999999].map((number) => formatNumber(number, 6));
  assert.deepEqual(found, ['0.150000', '1234.57', '1.40000 × 10⁻⁸', '0.00100000']);
});
