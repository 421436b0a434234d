import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf } from '../../../web/src/lesson/undo-keys.js';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test('Undo and Redo have the keys of Windows, Linux and macOS', () => {
  assert.equal(actionOf({ ...none, key: 'z', ctrlKey: true }), 'undo');
  assert.equal(actionOf({ ...none, key: 'z', metaKey: true }), 'undo');
  assert.equal(actionOf({ ...none, key: 'Z', ctrlKey: true, shiftKey: true }), 'redo');
  assert.equal(actionOf({ ...none, key: 'Z', metaKey: true, shiftKey: true }), 'redo');
  assert.equal(actionOf({ ...none, key: 'y', ctrlKey: true }), 'redo');
});

test('other keys are left alone', () => {
  assert.equal(actionOf({ ...none, key: 'z' }), null);
  assert.equal(actionOf({ ...none, key: 'y', metaKey: true }), null);
  assert.equal(actionOf({ ...none, key: 'z', ctrlKey: true, altKey: true }), null);
  assert.equal(actionOf({ ...none, key: 'z', ctrlKey: true, metaKey: true }), null);
});
