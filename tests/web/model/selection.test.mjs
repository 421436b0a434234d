import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import {
  fitting,
  heldPart,
  heldText,
  nothingChosen,
  picked,
  pointed,
} from '../../../web/src/model/selection.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();
const frame = new Run(engine, networkDocument(defaultState, engine)).frame();
const neuron = { layer: 2, unit: 3, from: null };
const weight = { layer: 3, unit: 1, from: 0 };

test('pointing chooses, and pointing at nothing chooses nothing', () => {
  const chosen = pointed(nothingChosen, neuron, false);
  assert.deepEqual(chosen, { chosen: neuron, held: false });
  assert.equal(pointed(chosen, { ...neuron }, false), chosen, 'nothing is drawn anew');
  assert.equal(pointed(chosen, null, false), nothingChosen);
  assert.deepEqual(pointed(chosen, weight, false), { chosen: weight, held: false });
});

test('a press holds the selection, and pointing does not change a held one', () => {
  const held = pointed(nothingChosen, neuron, true);
  assert.deepEqual(held, { chosen: neuron, held: true });
  assert.equal(pointed(held, weight, false), held);
});

test('a press on another part holds that one; on the same part or on empty space, it clears the selection', () => {
  const held = pointed(nothingChosen, neuron, true);
  assert.deepEqual(pointed(held, weight, true), { chosen: weight, held: true });
  assert.equal(pointed(held, { ...neuron }, true), nothingChosen);
  assert.deepEqual(pointed(held, null, true), nothingChosen);
});

test('a picked part is held', () => {
  assert.deepEqual(picked(weight), { chosen: weight, held: true });
});

test('the selection is cleared if the network lacks that part', () => {
  assert.equal(fitting(picked({ layer: 7, unit: 0, from: null }), frame), nothingChosen);
  assert.equal(fitting(picked({ layer: 5, unit: 1, from: null }), frame), nothingChosen);
  assert.equal(fitting(picked({ layer: 4, unit: 1, from: null }), frame), nothingChosen);
  assert.equal(fitting(picked({ layer: 1, unit: 0, from: 2 }), frame), nothingChosen);
  const fits = picked(weight);
  assert.equal(fitting(fits, frame), fits);
});

test('a held part is written as its layer and numbers, counted from 1', () => {
  assert.equal(heldText(picked(neuron)), '2.4');
  assert.equal(heldText(picked(weight)), '3.2.1');
  assert.equal(heldText({ chosen: neuron, held: false }), '');
  for (const part of [neuron, weight])
    assert.deepEqual(heldPart(heldText(picked(part))), picked(part));
  assert.equal(fitting(heldPart('2.0'), frame), nothingChosen);
  assert.equal(fitting(heldPart('1.1.0'), frame), nothingChosen);
});
