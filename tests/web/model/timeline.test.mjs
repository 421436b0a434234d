import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf } from '../../../web/src/model/moment.js';
import { Timeline } from '../../../web/src/model/timeline.js';
import { edited, opened, updated } from '../../../web/src/pass/snapshot.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

/** @typedef {import('../../../web/src/model/moment.js').Moment} Moment */

/** @param {number} size @param {number} value */
const numbers = (size, value) => new Float64Array(size).fill(value);

/**
 * @param {number} count
 * @param {number} [size] parameters of each
 * @returns {Moment[]} one after each of so many updates
 */
function updates(count, size = 1) {
  const moments = [momentOf(defaultState, opened(numbers(size, 0), false), 0)];
  for (let k = 1; k <= count; ++k) {
    const before = /** @type {import('../../../web/src/pass/snapshot.js').Snapshot} */ (
      moments[k - 1].snapshot
    );
    const update = { learningRate: 0.5, examples: 1, meanLoss: null, loss: 1, example: '' };
    moments.push(momentOf(defaultState, updated(before, numbers(size, k), update), 0));
  }
  return moments;
}

/** @param {Timeline} timeline @param {Moment[]} moments */
function addAll(timeline, moments) {
  moments.slice(1).forEach((moment, k) => timeline.add(moments[k], moment));
}

test('an empty timeline has nothing to undo or to redo', () => {
  const timeline = new Timeline();
  assert.deepEqual([timeline.undo(), timeline.redo()], [null, null]);
  assert.deepEqual(timeline.nextSteps, { undo: null, redo: null, reach: null, isCutByHost: false });
});

test('the memory of all moments is bounded, and the last step can always be undone', () => {
  const timeline = new Timeline();
  addAll(timeline, updates(100, 2 ** 18));
  const { reach } = timeline.nextSteps;
  let undone = 0;
  while (timeline.undo()) ++undone;
  assert.equal(undone, reach);
  assert.ok(undone >= 1 && undone <= 4, `${undone} steps`);
  const large = new Timeline();
  addAll(large, updates(3, 2 ** 21));
  assert.equal(large.nextSteps.reach, 1);
});

test('parameters that moments share count once against the bound', () => {
  const timeline = new Timeline();
  const [start] = updates(0, 2 ** 18);
  let state = defaultState;
  for (let k = 0; k < 30; ++k) {
    const before = momentOf(state, start.snapshot, 0);
    state = changed(state, { input: [k % 10, 1 - (k % 2)] });
    timeline.add(before, momentOf(state, start.snapshot, 0));
  }
  assert.equal(timeline.nextSteps.reach, null);
});

test('steps of the lab are bounded too', () => {
  const timeline = new Timeline();
  let state = defaultState;
  for (let k = 0; k < 40000; ++k) {
    const next = changed(state, { broken: { depth: 1 + (k % 2) } });
    timeline.add(momentOf(state, null, 0), momentOf(next, null, 0));
    state = next;
  }
  const { reach } = timeline.nextSteps;
  assert.ok(reach !== null && reach < 20000, `${reach}`);
});

test('a stroke that ends at the initial parameters is not a step', () => {
  const timeline = new Timeline();
  const [start] = updates(0);
  const stroke = {};
  let { snapshot } = start;
  for (const value of [1, 2, 0]) {
    const before = momentOf(defaultState, snapshot, 0);
    snapshot = edited(/** @type {any} */ (snapshot), numbers(1, value));
    timeline.add(before, momentOf(defaultState, snapshot, 0), stroke);
  }
  assert.equal(timeline.nextSteps.undo, null);
});

test('a step after Undo replaces the steps that were undone', () => {
  const timeline = new Timeline();
  const moments = updates(3);
  addAll(timeline, moments);
  timeline.undo();
  timeline.undo();
  const [, second] = moments;
  const other = momentOf(
    defaultState,
    edited(/** @type {any} */ (second.snapshot), numbers(1, 9)),
    0,
  );
  timeline.add(second, other);
  assert.deepEqual([timeline.redo(), timeline.nextSteps.undo], [null, 'weight']);
  assert.equal(timeline.undo()?.snapshot, second.snapshot);
});
