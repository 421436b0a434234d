import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { onceQuiet } from '../../../web/src/parts/once-quiet.js';

test('repeated calls cause one action after a pause, with the last values', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  Object.assign(globalThis, { window: globalThis });
  /** @type {number[]} */
  const seen = [];
  const ask = onceQuiet((/** @type {number} */ value) => seen.push(value), 100);
  for (const value of [1, 2, 3]) {
    ask(value);
    mock.timers.tick(60);
  }
  assert.deepEqual(seen, []);
  mock.timers.tick(40);
  assert.deepEqual(seen, [3]);
  mock.timers.tick(1000);
  assert.deepEqual(seen, [3]);
  ask(4);
  mock.timers.tick(100);
  assert.deepEqual(seen, [3, 4]);
  mock.timers.reset();
});
