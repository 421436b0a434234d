import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultState } from '../../../web/src/state/state.js';
import { first, openModel, update } from './open-model.mjs';

test('what one stroke sets again and again is one step', () => {
  const { model } = openModel();
  const stroke = (/** @type {(() => void)[]} */ changes) => {
    model.stroke = {};
    for (const change of changes) change();
    model.stroke = null;
  };
  const { weights } = model.state;
  stroke([0.1, 0.2, 0.3].map((value) => () => model.edit(first, value)));
  stroke([4, 9, 20].map((depth) => () => model.choose({ depth })));
  stroke([1, 2].map((value) => () => model.chooseExample('input', 0, value)));
  model.undo();
  assert.deepEqual([model.state.depth, model.state.input], [20, defaultState.input]);
  model.undo();
  const parameters = model.document()?.layers[0].weights;
  assert.deepEqual([model.state.depth, parameters?.[0][0]], [defaultState.depth, 0.3]);
  model.undo();
  assert.deepEqual([model.state.weights, model.shown.canUndo], [weights, false]);
  model.redo();
  assert.equal(model.document()?.layers[0].weights?.[0][0], 0.3);
});

test('a stroke that comes back and goes on leaves the steps before it alone', () => {
  const { model } = openModel();
  const [first_] = defaultState.input;
  model.edit(first, 0.5);
  model.stroke = {};
  for (const value of [1, first_, 2, 3]) model.chooseExample('input', 0, value);
  model.stroke = null;
  model.undo();
  assert.deepEqual(model.state.input, defaultState.input);
  assert.equal(model.document()?.layers[0].weights?.[0][0], 0.5);
  model.undo();
  assert.deepEqual([model.state.weights, model.shown.canUndo], ['', false]);
});

test('every step of the reader is taken back and done again, in their order', () => {
  const { model } = openModel();
  const seen = () => {
    const { depth, activation, input, target, iteration, weights } = model.state;
    return JSON.stringify({ depth, activation, input, target, iteration, weights });
  };
  const steps = [
    () => model.choose({ depth: 5 }),
    () => update(model),
    () => model.edit({ layer: 2, unit: 1, from: 0 }, 3),
    () => model.chooseExample('input', 1, -2),
    () => model.edit({ layer: 1, unit: 0, from: null }, -1),
    () => model.choose({ activation: 'relu' }),
    () => update(model),
    () => model.chooseExample('target', 0, 0),
    () => model.openFile(JSON.stringify({ ...model.document(), loss: 'squared_error' })),
    () => model.choose({ depth: 2 }),
  ];
  assert.deepEqual([model.shown.canUndo, model.shown.canRedo], [false, false]);
  const states = [seen()];
  for (const step of steps) {
    step();
    states.push(seen());
  }
  const weightsOf = (/** @type {string} */ text) => JSON.parse(text).weights;
  for (let k = steps.length - 1; k >= 0; --k) {
    model.undo();
    const [found, wanted] = [seen(), states[k]].map((text) => ({
      ...JSON.parse(text),
      iteration: null,
    }));
    assert.deepEqual(found, wanted, `undo ${k}`);
  }
  assert.equal(model.shown.canUndo, false);
  for (let k = 1; k <= steps.length; ++k) {
    model.redo();
    assert.equal(weightsOf(seen()), weightsOf(states[k]), `redo ${k}`);
  }
  assert.equal(model.shown.canRedo, false);
});

test('an update that playing on makes is a step too', () => {
  const { model } = openModel();
  model.jump(8);
  const { weights } = model.state;
  model.play();
  assert.equal(model.frame?.updates, 1);
  assert.equal(model.shown.canUndo, true);
  model.undo();
  assert.deepEqual([model.frame?.updates, model.state.weights], [0, weights]);
});

test('what does not change the network is no step, and a step back from the start takes one back', () => {
  const { model } = openModel();
  model.choose({ speed: 2, scale: 'logarithmic' });
  model.jump(8);
  assert.equal(model.shown.canUndo, false);
  update(model);
  model.jump(0);
  model.stepBack();
  assert.deepEqual([model.shown.canUndo, model.shown.canRedo], [false, true]);
  model.redo();
  assert.equal(model.frame?.updates, 1);
});
