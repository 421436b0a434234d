import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  apart,
  drawable,
  labelOf,
  ticksOf,
  xScale,
  xTicks,
  yScale,
} from '../../../web/src/charts/axis-scales.js';

const range = /** @type {const} */ ([200, 0]);

test('a linear axis covers all finite values and the range that it always shows', () => {
  const axis = /** @type {const} */ ({ scale: 'linear', least: [0, 1] });
  const scale = yScale([0.2, NaN, 3.7, Infinity], axis, range);
  const [bottom, top] = scale.domain();
  assert.ok(bottom === 0 && top >= 3.7 && top <= 4, `${bottom} to ${top}`);
  assert.deepEqual([scale(bottom), scale(top)], [200, 0]);
  assert.deepEqual(
    ticksOf(scale, 'linear').map((tick) => labelOf(tick, 'linear')),
    ['0', '1', '2', '3', '4'],
  );
});

test('a logarithmic axis begins at a power of a thousand, and shows 0 at its lower edge', () => {
  const scale = yScale([0, 2e-7, 1], { scale: 'log' }, range);
  assert.deepEqual(
    scale.domain().map((end) => Math.round(Math.log10(end))),
    [-9, 0],
  );
  assert.equal(scale(drawable(0)), 200);
  const [most, ...others] = ticksOf(scale, 'log').map((tick) => labelOf(tick, 'log'));
  assert.deepEqual([most, others], ['1', ['10⁻³', '10⁻⁶', '10⁻⁹']]);
});

test('a logarithmic axis has few ticks for any number of powers', () => {
  for (const least of [1e-3, 1e-9, 1e-15, 1e-30]) {
    const ticks = ticksOf(yScale([least, 1], { scale: 'log' }, range), 'log');
    assert.ok(ticks.length >= 2 && ticks.length <= 6, `${ticks}`);
  }
});

test('the x-axis has ticks at whole numbers, and more of them on a wider chart', () => {
  const [narrow, wide] = [360, 720].map((width) => xTicks(xScale([1, 32], [0, width]), width));
  assert.ok(narrow.length < wide.length);
  for (const tick of wide) assert.ok(Number.isInteger(tick));
  assert.deepEqual(xTicks(xScale([1, 2], [0, 720]), 720), [1, 2]);
});

test('names that would overlap are moved apart, in order', () => {
  const labels = [
    { name: 'low', at: 52 },
    { name: 'high', at: 10 },
    { name: 'middle', at: 50 },
  ];
  assert.deepEqual(apart(labels), [
    { name: 'high', at: 10 },
    { name: 'middle', at: 50 },
    { name: 'low', at: 64 },
  ]);
});
