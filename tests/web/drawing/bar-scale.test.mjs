import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf } from '../../../web/src/drawing/bar-scale.js';

const values = { bars: 4, largest: 0.5 };

test('a linear bar has the length of its share', () => {
  assert.equal(axisOf(values, 'linear').height(0.25), 0.5);
});

test('a logarithmic bar loses the same length for each power of ten', () => {
  const { height } = axisOf(values, 'logarithmic');
  const lengths = [0.5, 0.05, 0.005].map(height);
  assert.ok(Math.abs(lengths[0] - lengths[1] - (lengths[1] - lengths[2])) < 1e-12);
  assert.equal(height(0), 0);
  assert.equal(height(1), 1);
});

test('the logarithmic axis is the same for networks of equal depth, and longer for deeper ones', () => {
  const of = (/** @type {number} */ bars, /** @type {number} */ largest) =>
    JSON.stringify(axisOf({ bars, largest }, 'logarithmic').ticks);
  assert.equal(of(4, 0.5), of(4, 1e-3));
  assert.notEqual(of(4, 0.5), of(20, 0.5));
});

test('values above 1 fit on the logarithmic axis', () => {
  const { height, ticks } = axisOf({ bars: 4, largest: 250 }, 'logarithmic');
  assert.ok(height(250) < 1 && height(250) > height(1));
  assert.equal(ticks[0].label, '10³');
});

test('each tick is at the end of a bar of its value', () => {
  const { height, ticks } = axisOf({ bars: 20, largest: 0.5 }, 'logarithmic');
  assert.ok(ticks.length >= 3 && ticks.length <= 5);
  for (const tick of ticks) {
    const power = [...tick.label.slice(2)].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c));
    const number = tick.label === '1' ? 1 : 10 ** -Number(power.slice(1).join(''));
    assert.ok(Math.abs(height(number) - tick.height) < 1e-9, tick.label);
  }
});

test('a pass without any signal has an axis too', () => {
  for (const kind of /** @type {const} */ (['linear', 'logarithmic'])) {
    for (const largest of [0, Infinity]) {
      const { height, ticks } = axisOf({ bars: 2, largest }, kind);
      assert.equal(height(0), 0);
      assert.ok(ticks.every((tick) => Number.isFinite(tick.height)));
    }
  }
});
