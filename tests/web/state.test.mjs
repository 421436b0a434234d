import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activations, initializers, ranges } from '../../web/src/choices.js';
import { loadEngine } from '../../web/src/engine.js';
import { networkDocument } from '../../web/src/network-document.js';
import { changed, defaultState, sameNetwork } from '../../web/src/state.js';

const engine = await loadEngine();

test('a change makes a new state and leaves the old one as it was', () => {
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
  [{ input: [1] }, 'Input: expected 2 numbers, found 1'],
  [{ input: [1, Infinity] }, 'Input: expected a number from -10 to 10, found Infinity'],
  [{ target: 2 }, 'Target: expected a number from 0 to 1, found 2'],
  [{ activation: 'step' }, 'activation: unknown, or not one of its values: "step"'],
  [{ colour: 'red' }, 'colour: unknown, or not one of its values: "red"'],
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
  for (const change of [{ depth: 4 }, { activation: 'relu' }, { seed: 1 }, { input: [0.3, 0.7] }]) {
    assert.ok(!sameNetwork(defaultState, changed(defaultState, /** @type {any} */ (change))));
  }
});

test('the engine opens every activation with every initializer', () => {
  for (const { value: activation } of activations) {
    for (const { value: initializer } of initializers) {
      const state = changed(defaultState, { activation, initializer });
      const session = engine.open(networkDocument(state));
      assert.equal(session.document().layers[0].activation, activation);
      session.close();
    }
  }
});

test('the engine opens the ends of every range', () => {
  for (const end of /** @type {const} */ (['least', 'most'])) {
    const state = changed(defaultState, {
      depth: ranges.depth[end],
      width: ranges.width[end],
      seed: ranges.seed[end],
      target: ranges.target[end],
      input: [ranges.input[end], ranges.input[end]],
    });
    engine.open(networkDocument(state)).close();
  }
});
