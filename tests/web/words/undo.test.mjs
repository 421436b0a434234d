import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redoSays, undoSays } from '../../../web/src/words/undo.js';

const nothing = { undo: null, redo: null, reach: null, isCutByHost: false };

test('Undo and Redo say which step they undo or redo', () => {
  const nextSteps = {
    ...nothing,
    undo: /** @type {const} */ ('update'),
    redo: /** @type {const} */ ('lab'),
  };
  assert.equal(undoSays(nextSteps), 'Undo the update.');
  assert.equal(redoSays(nextSteps), 'Redo the change in “Now Break It”.');
  assert.deepEqual([undoSays(nothing), redoSays(nothing)], ['', '']);
});

test('Undo says how many steps can be undone, if there is a limit', () => {
  assert.match(
    undoSays({ ...nothing, undo: 'weight', reach: 37 }),
    /Only the last 37 steps can be undone\.$/,
  );
});

test('Undo says that a network set by the host cannot be undone', () => {
  assert.match(
    undoSays({ ...nothing, isCutByHost: true }),
    /the page around the lesson has set another network/,
  );
});
