import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WatchedSteps } from '../../../web/src/learning/watched-steps.js';

/** @param {readonly number[]} frames durations, in milliseconds */
function made(frames) {
  let now = 0;
  const steps = new WatchedSteps(0.5, () => now);
  return frames.reduce((sum, duration) => {
    now += duration;
    return sum + steps.due();
  }, steps.due());
}

test('as many steps are made in a second, whatever the frame rate', () => {
  for (const rate of [30, 60, 120]) {
    const steps = made(Array(rate).fill(1000 / rate));
    assert.ok(Math.abs(steps - 500) <= 1, `${rate}: ${steps}`);
  }
});

test('after a pause of the page, learning makes no leap', () => {
  assert.equal(made([5000]), 1 + 25);
});
