import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activations, initializers } from '../../../web/src/state/choices.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { settings } from '../../../web/src/state/settings.js';
import {
  changed,
  defaultsOf,
  defaultState,
  networkOf,
  sameNetwork,
  seenAs,
  sifted,
} from '../../../web/src/state/state.js';

const engine = await loadEngine();

test('a change makes a new state and does not alter the old one', () => {
  const deeper = changed(defaultState, { depth: 10 });
  assert.equal(deeper.depth, 10);
  assert.equal(defaultState.depth, 3);
  assert.equal(deeper.seed, defaultState.seed);
});

const refusals = [
  [{ depth: 0 }, 'Depth: expected a whole number from 1 to 20, found 0'],
  [{ depth: 2.5 }, 'Depth: expected a whole number from 1 to 20, found 2.5'],
  [{ width: '8' }, 'Width: expected a whole number from 1 to 12, found "8"'],
  [{ learningRate: NaN }, 'Learning rate: expected a number from 0 to 100, found something else'],
  [{ input: [1] }, 'Input: expected 2 numbers from -10 to 10, found something else'],
  [{ input: [1, Infinity] }, 'Input: expected 2 numbers from -10 to 10, found something else'],
  [{ target: 2 }, 'Target: expected a number from 0 to 1, found 2'],
  [
    { activation: 'step' },
    'Activation: expected one of sigmoid, tanh, relu, leaky_relu, found "step"',
  ],
  [{ colour: 'red' }, 'colour: not a setting of the lesson'],
];
for (const [change, message] of refusals) {
  test(`${JSON.stringify(change)} is refused by name`, () => {
    assert.throws(() => changed(defaultState, /** @type {any} */ (change)), { message });
  });
}

test('speed, scale and learning rate are not part of the network', () => {
  const other = changed(defaultState, { speed: 2, scale: 'logarithmic', learningRate: 1 });
  assert.ok(sameNetwork(defaultState, other));
});

test('depth, activation, seed and input are part of the network', () => {
  for (const change of [{ depth: 4 }, { activation: 'relu' }, { seed: 2 }, { input: [0.3, 0.7] }]) {
    assert.ok(!sameNetwork(defaultState, changed(defaultState, /** @type {any} */ (change))));
  }
});

test('the engine opens every activation with every initializer', () => {
  for (const { value: activation } of activations) {
    for (const { value: initializer } of initializers) {
      const state = changed(defaultState, { activation, initializer });
      const session = engine.open(networkDocument(state, engine));
      assert.equal(session.document().layers[0].activation, activation);
      session.close();
    }
  }
});

test('the engine opens the ends of every range', () => {
  for (const end of /** @type {const} */ (['least', 'most'])) {
    const state = changed(defaultState, {
      depth: settings.depth[end],
      width: settings.width[end],
      seed: settings.seed[end],
      target: settings.target[end],
      input: [settings.input[end], settings.input[end]],
    });
    engine.open(networkDocument(state, engine)).close();
  }
});

test('another depth, width, activation, initializer or seed discards edited weights', () => {
  const own = changed(defaultState, { weights: '1dAAAA', network: '1e30' });
  const changes = [
    { depth: 4 },
    { width: 2 },
    { activation: 'relu' },
    { initializer: 'xavier_uniform' },
    { seed: 2 },
  ];
  for (const change of changes) {
    const { weights, network } = changed(own, /** @type {any} */ (change));
    assert.deepEqual({ weights, network }, { weights: '', network: '' });
  }
  assert.equal(changed(own, { input: [1, 1], learningRate: 1, depth: 3 }).weights, '1dAAAA');
});

test('another network keeps the iteration, unless the change sets it', () => {
  const late = changed(defaultState, { iteration: 8 });
  assert.equal(changed(late, { depth: 4 }).iteration, 8);
  assert.equal(changed(late, { depth: 4, iteration: 5 }).iteration, 5);
  assert.equal(changed(late, { speed: 2 }).iteration, 8);
});

test('in a change from outside, good values are kept, bad ones named and unknown keys dropped', () => {
  const change = {
    depth: 99,
    width: 4,
    seed: { toString: 1 },
    colour: 'red',
    ['__proto__']: { seed: 2 },
  };
  const { taken, notices } = sifted(change, defaultState);
  assert.deepEqual(taken, { width: 4 });
  assert.deepEqual(notices, [
    {
      key: 'depth',
      message: 'Depth: expected a whole number from 1 to 20, found 99',
      used: '3',
    },
    {
      key: 'seed',
      message: 'Seed: expected a whole number from 0 to 999999, found something else',
      used: '1',
    },
  ]);
});

test('changing a list after passing it does not change the state', () => {
  const input = /** @type {[number, number]} */ ([1, 2]);
  const state = changed(defaultState, { input });
  input[0] = 9;
  assert.deepEqual(state.input, [1, 2]);
  assert.ok(Object.isFrozen(state.input) && Object.isFrozen(defaultState.input));
});

test('“Now Break It” alone begins with the same defaults as the lesson', () => {
  assert.deepEqual(defaultsOf('break-it'), { ...defaultState, view: 'break-it' });
});

test('a change of some parts of the experiment keeps the others', () => {
  const deeper = changed(defaultState, { experiment: { depth: 15 } });
  const other = changed(deeper, { experiment: { activation: 'relu' } });
  assert.deepEqual(other.experiment, {
    ...defaultState.experiment,
    depth: 15,
    activation: 'relu',
  });
  assert.ok(sameNetwork(defaultState, other));
  assert.throws(() => changed(defaultState, { experiment: { depth: 99 } }), /^Error: Experiment: /);
});

test('in the view “Now Break It” alone, the experiment uses the lesson’s settings', () => {
  const alone = changed(defaultsOf('break-it'), { depth: 15 });
  assert.equal(networkOf(alone, 'experiment').depth, 15);
  const lesson = changed(defaultState, { depth: 4, experiment: { depth: 15 } });
  assert.equal(networkOf(lesson, 'experiment').depth, 15);
  assert.equal(networkOf(lesson, 'figure').depth, 4);
});

test('the experiment stays the same when the view changes from “Now Break It” alone to the lesson', () => {
  const lesson = changed(changed(defaultsOf('break-it'), { depth: 15 }), { view: 'lesson' });
  assert.equal(networkOf(lesson, 'experiment').depth, 15);
});

test('“Now Break It” alone has neither edited weights nor an iteration', () => {
  const state = changed(defaultState, { weights: '1dAAAA', network: '1e30', iteration: 4 });
  const { weights, network, iteration } = changed(state, { view: 'break-it' });
  assert.deepEqual([weights, network, iteration], ['', '', 0]);
});

test('the view “Now Break It” alone shows the lesson’s experiment', () => {
  const lesson = changed(defaultState, { depth: 4, experiment: { depth: 15, activation: 'tanh' } });
  const alone = seenAs(lesson, 'break-it');
  assert.deepEqual([alone.view, alone.depth, alone.activation], ['break-it', 15, 'tanh']);
  assert.equal(seenAs(lesson, 'figure').depth, 4);
});
