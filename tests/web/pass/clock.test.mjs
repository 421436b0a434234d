import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock, iterationDuration, split } from '../../../web/src/pass/clock.js';

/** A clock whose animation frames are called by hand. */
function handClock() {
  /** @type {((now: number) => void) | null} */
  let pending = null;
  /** @type {number[]} */
  const positions = [];
  const rests = { count: 0 };
  const clock = new Clock({
    onMove: (position) => positions.push(position),
    onRest: () => (rests.count += 1),
    scheduler: {
      request: (tick) => {
        pending = tick;
        return 1;
      },
      cancel: () => (pending = null),
    },
  });
  const tick = (/** @type {number} */ now) => {
    const due = pending;
    pending = null;
    due?.(now);
  };
  return { clock, positions, rests, tick, waiting: () => pending !== null };
}

test('at a whole position, its iteration is done', () => {
  assert.deepEqual(split(3), { iteration: 3, progress: 1 });
});

test('between two whole positions, the later iteration is under way', () => {
  assert.deepEqual(split(2.25), { iteration: 3, progress: 0.25 });
});

test('before position 0, the update is under way', () => {
  assert.deepEqual(split(-1), { iteration: 0, progress: 0 });
  assert.deepEqual(split(-0.25), { iteration: 0, progress: 0.75 });
});

test('a movement shows the next iteration at once', () => {
  const { clock, positions } = handClock();
  clock.moveTo(1, { duration: 100, smooth: true });
  assert.equal(split(positions[0]).iteration, 1);
});

test('a movement reaches its goal exactly, rests once and asks for no more frames', () => {
  const { clock, positions, rests, tick, waiting } = handClock();
  clock.moveTo(2, { duration: 50, smooth: true });
  for (let now = 0; waiting(); now += 16) tick(now);
  assert.equal(positions.at(-1), 2);
  assert.equal(rests.count, 1);
  assert.equal(clock.moving, false);
});

test('positions never go backward while moving', () => {
  const { clock, positions, tick, waiting } = handClock();
  clock.moveTo(3, { duration: 40, smooth: true });
  for (let now = 0; waiting(); now += 16) tick(now);
  positions.forEach((position, k) => assert.ok(k === 0 || position >= positions[k - 1]));
});

test('without smoothness, only whole positions are shown', () => {
  const { clock, positions, tick, waiting } = handClock();
  clock.moveTo(3, { duration: 40, smooth: false });
  for (let now = 0; waiting(); now += 16) tick(now);
  assert.deepEqual([...new Set(positions)], [1, 2, 3]);
});

test('a pause keeps the position, and the next movement continues from there', () => {
  const { clock, positions, tick, waiting } = handClock();
  clock.moveTo(1, { duration: 100, smooth: true });
  tick(0);
  tick(50);
  clock.pause();
  assert.equal(waiting(), false);
  const held = clock.position;
  assert.ok(held > 0.4 && held < 0.6);
  clock.moveTo(1, { duration: 100, smooth: true });
  assert.ok((positions.at(-1) ?? 0) >= held);
});

test('a tab that was hidden for a minute does not leap ahead', () => {
  const { clock, tick } = handClock();
  clock.moveTo(8, { duration: 1000, smooth: true });
  tick(0);
  tick(60000);
  assert.ok(clock.position < 0.2);
});

test('a jump ends a movement', () => {
  const { clock, positions, rests, waiting } = handClock();
  clock.moveTo(8, { duration: 1000, smooth: true });
  clock.jumpTo(4);
  assert.equal(waiting(), false);
  assert.equal(positions.at(-1), 4);
  assert.equal(rests.count, 0);
});

test('a deep pass has shorter iterations, and speed divides them', () => {
  assert.ok(iterationDuration(42, 1) < iterationDuration(8, 1));
  assert.equal(iterationDuration(8, 2), iterationDuration(8, 1) / 2);
});
