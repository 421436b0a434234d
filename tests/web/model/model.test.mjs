import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { packNumbers } from '../../../web/src/state/packing.js';
import { changed, defaultState } from '../../../web/src/state/state.js';
import { end, engine, first, newModel, openModel, update } from './open-model.mjs';

/**
 * @typedef {import('../../../web/src/model/model.js').Model} Model
 * @typedef {import('../../../web/src/state/state.js').Change} Change
 */

test('the stated state holds before the engine is loaded, and the network opens with it', () => {
  const { model, notices } = openModel({ depth: 5, iteration: 7, experiment: { depth: 12 } });
  const { depth, iteration, experiment } = model.state;
  assert.deepEqual([depth, iteration, experiment.depth], [5, 7, 12]);
  assert.equal(model.frame?.iterations, 12);
  assert.deepEqual(notices, []);
});

test('the order of attributes does not matter, and the order of later changes does, before and after loading', () => {
  const weights = '2e0_0.5';
  const stated = newModel().model;
  stated.apply({ weights });
  stated.apply({ seed: 4 });
  assert.deepEqual([stated.state.seed, stated.state.weights], [4, weights]);
  for (const isLoaded of [false, true]) {
    const { model } = newModel();
    model.endStatement();
    if (isLoaded) model.start(engine);
    model.apply({ weights });
    model.apply({ seed: 4 });
    assert.deepEqual([model.state.seed, model.state.weights], [4, '']);
    model.apply({ weights, seed: 5 });
    if (!isLoaded) model.start(engine);
    assert.deepEqual([model.state.seed, model.state.weights], [5, weights]);
  }
});

test('a setting that the host removes goes back to its default', () => {
  const { model } = openModel({ depth: 5 });
  model.unset('depth');
  assert.equal(model.state.depth, 3);
});

/** Each way in which a change comes. */
const ways = {
  'the host’s': (/** @type {Model} */ model, /** @type {Change} */ change) => model.apply(change),
  'the reader’s': (/** @type {Model} */ model, /** @type {Change} */ change) =>
    model.choose(change),
};
for (const [whose, make] of Object.entries(ways)) {
  test(`${whose} new depth opens another network at the corresponding iteration`, () => {
    const { model } = openModel();
    update(model);
    model.jump(8);
    make(model, { depth: 5 });
    assert.deepEqual([model.frame?.iterations, model.state.iteration], [12, 12]);
    assert.deepEqual([model.state.weights, model.frame?.updates], ['', 0]);
  });

  test(`${whose} change of activation ${whose === 'the host’s' ? 'keeps the iteration' : 'shows a finished pass'}`, () => {
    const { model } = openModel();
    for (const iteration of [0, 2, 4, 7]) {
      model.jump(iteration);
      make(model, { activation: 'relu' });
      const expected = whose === 'the host’s' ? iteration : end;
      assert.deepEqual([model.choice.activation, model.state.iteration], ['relu', expected]);
      make(model, { activation: 'sigmoid' });
    }
  });

  test(`${whose} new example keeps the weights, updates and history`, () => {
    const { model } = openModel();
    update(model, 2);
    const { weights } = model.state;
    make(model, { input: [1, -1], target: 0 });
    assert.deepEqual([model.state.iteration, model.state.weights], [end, weights]);
    assert.deepEqual(model.frame?.layers[0].activations, [1, -1]);
    assert.equal(model.frame?.updates, 2);
    model.restart();
    assert.equal(model.state.weights, '');
    assert.deepEqual(model.state.input, [1, -1]);
  });

  test(`${whose} new speed, theme or scale leaves the pass where it is`, () => {
    const { model } = openModel();
    update(model);
    model.jump(3);
    make(model, { speed: 4, theme: 'dark', scale: 'logarithmic', learningRate: 2 });
    assert.deepEqual([model.state.iteration, model.frame?.updates], [3, 1]);
  });

  test(`${whose} change of the experiment does not change the figure`, () => {
    const { model, told } = openModel();
    update(model);
    model.jump(3);
    const frames = told.frames.length;
    make(model, { experiment: { depth: 15 } });
    make(model, { experiment: { activation: 'relu' } });
    assert.deepEqual(model.state.experiment, {
      ...defaultState.experiment,
      depth: 15,
      activation: 'relu',
    });
    assert.deepEqual([model.state.iteration, told.frames.length], [3, frames]);
  });

  test(`${whose} invalid value is refused, and nothing changes`, () => {
    const { model } = openModel();
    update(model);
    const before = { ...model.state };
    assert.throws(() => make(model, { depth: 99, seed: 3 }), {
      message: 'Depth: expected a whole number from 1 to 20, found 99',
    });
    assert.deepEqual({ ...model.state }, before);
  });
}

test('only the reader’s changes are announced', () => {
  const { model, told } = openModel();
  model.apply({ depth: 5 });
  assert.equal(told.settles, 0);
  model.choose({ depth: 6 });
  assert.equal(told.settles, 1);
});

test('setting the current state again changes nothing, and Undo still works', () => {
  const { model } = openModel();
  update(model, 2);
  model.edit(first, 0.5);
  const before = { ...model.state };
  model.apply({ ...before });
  assert.deepEqual({ ...model.state }, before);
  model.undo();
  model.undo();
  model.undo();
  assert.equal(model.state.weights, '');
});

test('stated weights are opened, even with another seed', () => {
  const { model } = openModel();
  model.edit(first, 0.5);
  const { weights } = model.state;
  assert.equal(weights, '2e0_0.5');
  model.apply({ seed: 4, weights });
  assert.deepEqual([model.state.seed, model.state.weights], [4, '2e0_0.5']);
  assert.equal(model.frame?.layers[1].weights[0][0], 0.5);
});

test('opening a state restores the same lesson', () => {
  const { model } = openModel({ depth: 6, activation: 'tanh' });
  update(model, 3);
  model.edit(first, -2);
  model.jump(9);
  const { model: other } = openModel(model.state);
  assert.deepEqual({ ...other.state }, { ...model.state });
  assert.deepEqual(other.frame?.layers, model.frame?.layers);
});

test('a state, once read, never changes', () => {
  const { model } = openModel();
  update(model);
  const before = model.state;
  const whole = { ...model.state };
  update(model);
  model.apply({ depth: 7 });
  assert.deepEqual({ ...before }, whole);
});

test('a notice names damaged weights and shapes, and the seed’s network is used', () => {
  const { model, notices } = openModel({ weights: packNumbers([1, 2]) });
  assert.deepEqual(notices, [
    {
      key: 'weights',
      message: 'Weights: expected 177 numbers, found 2',
      used: 'the network of the seed',
    },
  ]);
  assert.equal(model.state.weights, '');
  const [{ key, message }] = model.apply({ network: '1e30' });
  assert.equal(key, 'network');
  assert.match(message, /^Network: this part of the link is damaged$/);
  assert.deepEqual([model.state.network, model.frame?.iterations], ['', end]);
});

test('a notice names an iteration beyond the pass, and the pass stays', () => {
  const { model } = openModel({ iteration: 4 });
  assert.deepEqual(model.apply({ iteration: 9 }), [
    {
      key: 'iteration',
      message: 'Iteration: expected a whole number from 0 to 8, found 9',
      used: '4',
    },
  ]);
  assert.equal(model.state.iteration, 4);
});

test('a file opens with its own layers, and choosing a depth leaves it', () => {
  const { model } = openModel();
  const document = engine
    .open({ ...networkDocument(defaultState, engine), loss: 'squared_error' })
    .document();
  model.openFile(JSON.stringify(document));
  assert.notEqual(model.state.network, '');
  assert.equal(model.frame?.lossName, 'squared_error');
  assert.equal(model.shown.own, true);
  model.choose({ depth: 4 });
  assert.deepEqual([model.state.network, model.frame?.outputLayer], ['', 5]);
});

test('a new example for an opened network keeps its weights and history', () => {
  const { model } = openModel();
  const document = engine
    .open({
      inputs: 3,
      layers: [
        { units: 2, activation: 'tanh' },
        { units: 2, activation: 'linear' },
      ],
      loss: 'squared_error',
      initializer: { scheme: 'xavier_normal', seed: 1 },
      example: { input: [1, 2, 3], target: [0, 1] },
    })
    .document();
  model.openFile(JSON.stringify(document));
  update(model);
  const { weights } = model.state;
  model.chooseExample('input', 2, -4.5);
  model.chooseExample('target', 0, 7);
  assert.deepEqual(model.frame?.layers[0].activations, [1, 2, -4.5]);
  assert.deepEqual([model.frame?.targets, model.frame?.updates], [[7, 1], 1]);
  assert.equal(model.state.weights, weights);
  const { model: again } = openModel(model.state);
  assert.deepEqual(again.document(), model.document());
  model.undo();
  assert.deepEqual(model.document()?.example, { input: [1, 2, -4.5], target: [0, 1] });
  model.undo();
  model.undo();
  assert.deepEqual(model.document()?.layers, document.layers);
  assert.deepEqual(model.document()?.example, { input: [1, 2, 3], target: [0, 1] });
});

test('a target that the loss of an opened network does not allow is refused, and nothing changes', () => {
  const { model } = openModel();
  const document = engine
    .open({
      inputs: 1,
      layers: [{ units: 2, activation: 'sigmoid' }],
      loss: 'binary_cross_entropy',
      initializer: { scheme: 'xavier_normal', seed: 1 },
      example: { input: [1], target: [0, 1] },
    })
    .document();
  model.openFile(JSON.stringify(document));
  const before = { ...model.state };
  assert.throws(() => model.chooseExample('target', 0, 2), {
    message: 'example.target[0]: expected a number from 0 to 1, for this loss, found 2',
  });
  assert.deepEqual({ ...model.state }, before);
});

test('the example of the lesson’s own network is a setting', () => {
  const { model } = openModel();
  model.chooseExample('input', 1, -2);
  model.chooseExample('target', 0, 0.5);
  assert.deepEqual([model.state.input, model.state.target], [[0.3, -2], 0.5]);
});

test('a file that settings can describe becomes settings', () => {
  const { model } = openModel();
  const other = changed(defaultState, { depth: 5, activation: 'relu', input: [1, 2] });
  model.openFile(JSON.stringify(engine.open(networkDocument(other, engine)).document()));
  const { depth, activation, input, network, weights } = model.state;
  assert.deepEqual([depth, activation, input, network, weights], [5, 'relu', [1, 2], '', '']);
});

test('a file that cannot be opened changes nothing', () => {
  const { model } = openModel();
  update(model);
  const before = { ...model.state };
  assert.throws(() => model.openFile('{"inputs": 2}'), /layers/);
  const wide = { units: 100, activation: 'tanh' };
  const large = {
    ...networkDocument(defaultState, engine),
    layers: [wide, wide, { units: 1, activation: 'sigmoid' }],
  };
  assert.throws(() => model.openFile(JSON.stringify(large)), {
    message: 'layers: expected at most 6000 weights to draw, found 10501',
  });
  assert.deepEqual({ ...model.state }, before);
});

test('an edit shows a finished pass, and the state contains it', () => {
  const { model, told } = openModel({ iteration: 3 });
  model.edit({ layer: 4, unit: 0, from: null }, -2);
  assert.deepEqual([model.state.iteration, model.state.weights], [end, '2e176_-2']);
  assert.equal(told.settles, 1);
  assert.throws(() => model.edit(first, 1e6), /^Error: Weight: expected a number from -100 to 100/);
  assert.equal(model.state.weights, '2e176_-2');
});

test('Undo takes back an update and an edit one after the other', () => {
  const { model } = openModel();
  update(model);
  const updated = model.state.weights;
  model.edit(first, 0.5);
  model.undo();
  assert.deepEqual([model.state.weights, model.state.iteration], [updated, end]);
  model.undo();
  assert.deepEqual([model.state.weights, model.state.iteration], ['', end]);
  model.redo();
  model.redo();
  assert.equal(model.frame?.layers[1].weights[0][0], 0.5);
});

test('weights count as the reader’s own after an edit, not after an update', () => {
  const { model } = openModel();
  update(model);
  assert.equal(model.shown.own, false);
  model.edit(first, 0.5);
  assert.equal(model.shown.own, true);
});

test('a pass that a change or an update has finished is not one that the reader has seen', () => {
  const { model, told } = openModel();
  model.choose({ depth: 5 });
  assert.deepEqual([told.frames.at(-1), told.seen], [12, [0]]);
  model.update();
  assert.deepEqual(told.seen, [0]);
  model.jump(0);
  model.step();
  assert.deepEqual(told.seen, [0, 0, 1]);
});

test('a pass that is worked out by hand stays where it is when a weight is edited', () => {
  const { model } = openModel({ worksheet: 'deltas', iteration: 4 });
  model.edit(first, 0.5);
  assert.equal(model.state.iteration, 4);
});

test('Play and Step make no update, and an update shows the next pass finished', () => {
  const { model } = openModel();
  model.jump(end);
  const before = model.frame?.loss;
  model.step();
  assert.deepEqual([model.frame?.updates, model.state.iteration], [0, end]);
  model.play();
  assert.equal(model.frame?.updates, 0);
  model.update();
  assert.deepEqual([model.frame?.updates, model.state.iteration], [1, end]);
  assert.equal(model.frame?.lossBefore, before);
  assert.notEqual(model.frame?.loss, before);
});

test('“Now Break It” alone has no pass to move', () => {
  const { model } = openModel({ view: 'break-it' });
  model.play();
  model.step();
  model.undo();
  assert.deepEqual([model.frame, model.state.iteration, model.state.weights], [null, 0, '']);
  model.choose({ depth: 15 });
  model.apply({ view: 'lesson' });
  assert.deepEqual([model.state.depth, model.state.experiment.depth], [15, 15]);
  assert.equal(model.frame?.outputLayer, 16);
});

test('switching between the lesson and its figure keeps the pass and its history', () => {
  const { model } = openModel();
  update(model);
  model.jump(3);
  model.apply({ view: 'figure' });
  assert.deepEqual([model.state.iteration, model.frame?.updates], [3, 1]);
});

test('the pass plays by itself unless the reader has acted', () => {
  const { model: alone } = openModel({}, false);
  alone.playFirst();
  assert.equal(alone.shown.playing, true);
  alone.point(null, true);
  assert.equal(alone.shown.playing, false);
  alone.playFirst();
  assert.equal(alone.shown.playing, false);
  const { model: still } = openModel({}, true);
  still.playFirst();
  assert.equal(still.shown.playing, false);
});

test('the selection stays while the network has that part', () => {
  const { model } = openModel();
  model.pick({ layer: 4, unit: 0, from: 2 });
  model.jump(3);
  assert.deepEqual(model.shown.selection.chosen, { layer: 4, unit: 0, from: 2 });
  model.choose({ depth: 2 });
  assert.equal(model.shown.selection.chosen, null);
});

for (const [seed, rate] of [
  [1, 5],
  [2, 5],
  [3, 20],
  [4, 100],
]) {
  test(`a figure that diverges says so, and Undo leads back to its start (seed ${seed}, rate ${rate})`, () => {
    const { model } = openModel({ learningRate: rate });
    const document = {
      inputs: 2,
      layers: [
        { units: 16, activation: 'leaky_relu' },
        { units: 16, activation: 'leaky_relu' },
        { units: 1, activation: 'linear' },
      ],
      loss: 'squared_error',
      initializer: { scheme: 'xavier_normal', seed },
      example: { input: [0.3, 0.8], target: [1] },
    };
    model.openFile(JSON.stringify(document));
    const first = model.document();
    for (let k = 0; k < 12; ++k) update(model);
    const updates = model.frame?.updates ?? 0;
    assert.ok(updates < 12, `${updates} updates`);
    assert.match(model.shown.refusal ?? '', /^layer \d: expected finite parameters/);
    model.jump(0);
    assert.equal(model.shown.refusal, null);
    model.jump(6);
    assert.match(model.frame?.divergence ?? '', /^(layer \d|loss): expected .*finite/);
    for (let k = 0; k < updates; ++k) model.undo();
    assert.deepEqual(model.document(), first);
    assert.equal(model.frame?.divergence, null);
  });
}
