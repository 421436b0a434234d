import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  edited,
  lossesFound,
  opened,
  sameSnapshot,
  startOf,
  updated,
} from '../../../web/src/pass/snapshot.js';

const numbers = (/** @type {number} */ value) => Float64Array.of(value);
const update = { learningRate: 0.5, examples: 1, meanLoss: null, loss: 0.7, example: 'first' };
const start = opened(numbers(0), false);

test('a restart goes to the parameters right before the first update, edits included', () => {
  const before = edited(start, numbers(1));
  const after = updated(
    edited(updated(before, numbers(2), update), numbers(3)),
    numbers(4),
    update,
  );
  assert.equal(startOf(after), before);
  assert.equal(startOf(startOf(after)), before);
});

test('edits do not change the last update', () => {
  const first = updated(start, numbers(1), update);
  const second = updated(first, numbers(2), { ...update, learningRate: 0.1 });
  assert.equal(start.lastUpdate, null);
  assert.equal(edited(second, numbers(3)).lastUpdate, second.lastUpdate);
  assert.deepEqual(second.lastUpdate, {
    found: first.numbers,
    learningRate: 0.1,
    examples: 1,
    meanLoss: null,
  });
  assert.equal(second.updates, 2);
});

test('parameters count as the reader’s own after an edit, not after an update', () => {
  assert.equal(updated(start, numbers(1), update).own, false);
  assert.equal(updated(edited(start, numbers(1)), numbers(2), update).own, true);
  assert.equal(opened(numbers(0), true).own, true);
});

test('an edit that changes no number returns the same snapshot', () => {
  assert.equal(edited(start, numbers(0)), start);
});

test('the losses are those of one example, in order', () => {
  const losses = [3, 2, 1].map((loss, k) => ({
    ...update,
    loss,
    example: k === 1 ? 'other' : 'first',
  }));
  const after = losses.reduce((before, each, k) => updated(before, numbers(k), each), start);
  assert.deepEqual(lossesFound(after, 'first'), [3, 1]);
  assert.deepEqual(lossesFound(after, 'other'), [2]);
  assert.deepEqual(lossesFound(start, 'first'), []);
});

test('a snapshot keeps at most three sets of parameters alive, after any number of updates', () => {
  let snapshot = start;
  for (let k = 1; k < 100; ++k) snapshot = updated(snapshot, numbers(k), update);
  const kept = new Set();
  const look = (/** @type {any} */ value) => {
    if (value instanceof Float64Array) kept.add(value[0]);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(snapshot);
  assert.deepEqual([...kept].sort(), [0, 98, 99]);
});

test('two snapshots are the same if they have equal parameters and update counts', () => {
  assert.equal(sameSnapshot(null, null), true);
  assert.equal(sameSnapshot(start, null), false);
  assert.equal(sameSnapshot(start, edited(edited(start, numbers(1)), numbers(0))), true);
  assert.equal(sameSnapshot(start, updated(start, numbers(0), update)), false);
  assert.equal(sameSnapshot(start, opened(Float64Array.of(0, 0), false)), false);
});
