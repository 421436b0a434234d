import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { parametersOf, placeOf } from '../../../web/src/network/parameters.js';
import { defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

test('a selected edge is a weight, and a selected neuron its bias', () => {
  const session = engine.open(networkDocument(defaultState, engine));
  const before = session.document();
  session.set(placeOf({ layer: 2, unit: 1, from: 3 }, 0.5), 0.5);
  session.set(placeOf({ layer: 4, unit: 0, from: null }, -2), -2);
  const after = session.document();
  assert.equal(after.layers[1].weights?.[1][3], 0.5);
  assert.equal(after.layers[3].biases?.[0], -2);
  const old = parametersOf(before);
  assert.deepEqual(
    parametersOf(after).filter((value, k) => value !== old[k]),
    [0.5, -2],
  );
});

test('the engine and the document order the parameters alike', () => {
  const session = engine.open({
    ...networkDocument(defaultState, engine),
    layers: [
      { units: 3, activation: 'tanh', normalization: 'layer' },
      { units: 3, activation: 'relu', residual: true },
      { units: 1, activation: 'sigmoid' },
    ],
  });
  assert.deepEqual(Array.from(session.parameters()), parametersOf(session.document()));
});

test('an error names a weight that is not a number or too large', () => {
  for (const value of [NaN, 101, -Infinity]) {
    assert.throws(() => placeOf({ layer: 1, unit: 0, from: 0 }, value), {
      message: `Weight: expected a number from -100 to 100, found ${value}`,
    });
  }
});
