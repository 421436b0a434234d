import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../../web/src/learning/pace.js';

/** A scheduler whose frames come only when the test asks for the next. */
function frames() {
  /** @type {Map<number, (now: number) => void>} */
  const asked = new Map();
  let last = 0;
  return {
    scheduler: {
      request: (/** @type {(now: number) => void} */ tick) => {
        last += 1;
        asked.set(last, tick);
        return last;
      },
      cancel: (/** @type {number} */ id) => asked.delete(id),
    },
    get waiting() {
      return asked.size;
    },
    next() {
      const ticks = [...asked.values()];
      asked.clear();
      for (const tick of ticks) tick(0);
    },
  };
}

/** @param {number} times the number of frames that the task needs */
function task(times) {
  const done = { worked: 0, shown: 0, shares: /** @type {number[]} */ ([]) };
  return {
    done,
    work: (/** @type {number} */ milliseconds) => {
      done.worked += 1;
      done.shares.push(milliseconds);
      return done.worked < times;
    },
    show: () => (done.shown += 1),
  };
}

test('a task works once per frame until it is done; then no more frames are requested', () => {
  const [time, one] = [frames(), task(3)];
  const pace = new Pace(time.scheduler);
  pace.start(one);
  for (let k = 0; k < 5; k += 1) time.next();
  // It is shown before each piece of work, and after the last.
  assert.deepEqual([one.done.worked, one.done.shown, time.waiting], [3, 4, 0]);
  assert.equal(pace.isBusy, false);
});

test('several tasks share a frame', () => {
  const [time, one, other] = [frames(), task(2), task(1)];
  const pace = new Pace(time.scheduler);
  pace.start(one);
  pace.start(other);
  time.next();
  time.next();
  const [[shared], [half, whole]] = [other.done.shares, one.done.shares];
  assert.equal(shared, half);
  assert.ok(Math.abs(whole - 2 * half) < 1, `${half}, ${whole}`);
});

test('learning pauses while the lab is out of sight and continues when it is visible', () => {
  const [time, one] = [frames(), task(9)];
  const pace = new Pace(time.scheduler);
  pace.start(one);
  pace.see(false);
  time.next();
  assert.deepEqual([one.done.worked, time.waiting], [0, 0]);
  pace.see(true);
  time.next();
  assert.equal(one.done.worked, 1);
});

test('a stopped task gets no more time', () => {
  const [time, one] = [frames(), task(9)];
  const pace = new Pace(time.scheduler);
  pace.start(one);
  time.next();
  pace.stop(one);
  time.next();
  assert.deepEqual([one.done.worked, pace.has(one)], [1, false]);
});
