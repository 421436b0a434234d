import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History } from '../../../web/src/pass/history.js';

/** @type {import('../../../web/src/pass/history.js').Cause} */
const update = { kind: 'update', learningRate: 0.5 };
/** @type {import('../../../web/src/pass/history.js').Cause} */
const edit = { kind: 'edit', stroke: null };
const numbers = (/** @type {number} */ value) => Float64Array.of(value);

/** @param {('update' | 'edit')[]} kinds of entries 1, 2, … whose parameter is their number */
function historyOf(...kinds) {
  const history = new History(numbers(0), { kind: 'seed' });
  kinds.forEach((kind, k) => history.add(numbers(k + 1), kind === 'update' ? update : edit));
  return history;
}

const at = (/** @type {History} */ { entry }) => entry.parameters[0];

test('it begins where nothing can be undone or redone', () => {
  const history = historyOf();
  assert.deepEqual([history.undo(), history.redo(), history.lastUpdate], [null, null, null]);
  assert.equal(at(history), 0);
});

test('undo and redo move by one entry, and say which', () => {
  const history = historyOf('edit', 'update');
  assert.equal(history.undo()?.cause, update);
  assert.equal(at(history), 1);
  assert.equal(history.undo()?.cause, edit);
  assert.equal(history.redo()?.cause, edit);
  assert.equal(at(history), 1);
});

test('what comes after an undo takes the place of what was undone', () => {
  const history = historyOf('edit', 'update');
  history.undo();
  history.add(numbers(9), edit);
  assert.deepEqual([history.redo(), at(history)], [null, 9]);
  history.undo();
  assert.equal(at(history), 1);
});

test('what one stroke edits is one entry, and another stroke’s another', () => {
  const history = historyOf('update');
  const [one, other] = [{}, {}];
  for (const [k, stroke] of [one, one, one, other].entries()) {
    history.add(numbers(k + 2), { kind: 'edit', stroke });
  }
  const found = [at(history)];
  while (history.undo()) found.push(at(history));
  assert.deepEqual(found, [5, 4, 1, 0]);
});

test('a restart goes to what the first update found, edits before it included', () => {
  const history = historyOf('edit', 'update', 'edit', 'update');
  history.restart();
  assert.equal(at(history), 1);
  history.restart();
  assert.equal(at(history), 1);
});

test('the last update is the one that led here', () => {
  const history = historyOf('update', 'update', 'edit');
  const found = () => {
    const { found: before, made } = history.lastUpdate ?? {};
    return [before?.parameters[0], made?.parameters[0]];
  };
  assert.deepEqual(found(), [1, 2]);
  history.undo();
  history.undo();
  assert.deepEqual(found(), [0, 1]);
});

test('weights are one’s own from the first edit on, and no more where it is undone', () => {
  const history = historyOf('update', 'edit', 'update');
  assert.equal(history.entry.own, true);
  history.undo();
  history.undo();
  assert.equal(history.entry.own, false);
  assert.equal(new History(numbers(0), { kind: 'file' }).entry.own, true);
});

test('its memory is bounded, and what a restart goes to stays', () => {
  const size = 2 ** 18;
  const history = new History(new Float64Array(size), { kind: 'seed' });
  for (let k = 1; k <= 100; ++k) history.add(new Float64Array(size).fill(k), update);
  let undone = 0;
  /** @type {(number | undefined)[]} */
  const found = [];
  do {
    found.push(history.lastUpdate?.found.parameters[0]);
    ++undone;
  } while (history.undo());
  assert.ok(undone <= 4, `${undone} entries`);
  assert.deepEqual([at(history), history.entry.updates], [0, 0]);
  assert.deepEqual(found, [99, 98, undefined]);
  assert.deepEqual(history.redo()?.updates, 99);
});

test('it says how far undo reaches where older entries were let go, and nothing where none were', () => {
  const size = 2 ** 18;
  const history = new History(new Float64Array(size), { kind: 'seed' });
  const reaches = [1, 2, 3, 4, 5].map((k) => {
    history.add(new Float64Array(size).fill(k), update);
    return history.reach;
  });
  assert.deepEqual(reaches, [null, null, null, 1, 1]);
  history.undo();
  assert.equal(history.reach, 0);
});

test('after a restart from far away, undo goes to the start and not beyond', () => {
  const history = new History(new Float64Array(2 ** 18), { kind: 'seed' });
  for (let k = 1; k <= 100; ++k) history.add(new Float64Array(2 ** 18).fill(k), update);
  history.restart();
  history.add(new Float64Array(2 ** 18).fill(7), update);
  assert.equal(history.lastUpdate?.found.parameters[0], 0);
  history.undo();
  assert.deepEqual([at(history), history.undo()], [0, null]);
});
