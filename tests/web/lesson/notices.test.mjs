import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Notices } from '../../../web/src/lesson/notices.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const depthLine = 'Depth: expected a whole number from 1 to 20, found 99; 3 is used';
const engineLine = 'layers[0].activation: expected one of sigmoid, found "x"; …';

/** @param {string[]} lines */
function noticesOf(...lines) {
  const notices = new Notices();
  for (const line of lines) notices.add(line);
  return notices;
}

test('each setting has one line, the latest', () => {
  const notices = noticesOf('Depth: first', 'Seed: one', depthLine);
  assert.deepEqual(notices.lines, [depthLine, 'Seed: one']);
});

test('a line goes when its setting changes, and no other goes with it', () => {
  const notices = noticesOf(depthLine, 'Speed: one');
  notices.follow(defaultState, changed(defaultState, { depth: 5 }));
  assert.deepEqual(notices.lines, ['Speed: one']);
});

test('a line stays while nothing changes', () => {
  const notices = noticesOf(depthLine, engineLine);
  notices.follow(defaultState, defaultState);
  assert.deepEqual(notices.lines, [depthLine, engineLine]);
});

test('what the engine said of a network goes with the network', () => {
  const notices = noticesOf(engineLine, 'Weights: damaged', 'Iteration: too far', 'Theme: odd');
  notices.follow(defaultState, changed(defaultState, { seed: 4 }));
  assert.deepEqual(notices.lines, ['Theme: odd']);
});

test('a line goes when its setting is stated again', () => {
  const notices = noticesOf(depthLine, engineLine);
  notices.forget(['depth']);
  assert.deepEqual(notices.lines, [engineLine]);
});
