import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../web/src/engine.js';
import {
  changeTo,
  networkDocument,
  parametersOf,
  withParameter,
} from '../../web/src/network-document.js';
import { changed, defaultState } from '../../web/src/state.js';

const engine = await loadEngine();

/** @param {import('../../web/src/network-document.js').NetworkDocument} document */
function written(document) {
  const session = engine.open(document);
  const whole = session.document();
  session.close();
  return whole;
}

test('a document of the lesson’s own kind becomes settings and weights', () => {
  const deep = changed(defaultState, { depth: 5, width: 4, activation: 'relu', input: [1, 2] });
  const document = written(networkDocument(deep));
  const { depth, width, activation, input, network, weights } = changeTo(document, defaultState);
  assert.deepEqual(
    { depth, width, activation, input },
    { depth: 5, width: 4, activation: 'relu', input: [1, 2] },
  );
  assert.equal(network, '');
  const state = changed(defaultState, changeTo(document, defaultState));
  assert.deepEqual(written(networkDocument(state)), document);
  assert.notEqual(weights, '');
});

const others = {
  'three inputs': { inputs: 3, example: { input: [1, 2, 3], target: [1] } },
  'another loss': { loss: 'squared_error' },
  'an input out of the fields’ range': { example: { input: [0.3, 99], target: [1] } },
  'layers of unlike width': {
    layers: [
      { units: 2, activation: 'tanh' },
      { units: 3, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
  },
};
for (const [kind, change] of Object.entries(others)) {
  test(`${kind}: the document is kept as it is`, () => {
    const document = written({ ...networkDocument(defaultState), ...change });
    const state = changed(defaultState, changeTo(document, defaultState));
    assert.notEqual(state.network, '');
    assert.deepEqual(written(networkDocument(state)), document);
  });
}

test('one weight or one bias is set, and the document before stays as it was', () => {
  const document = written(networkDocument(defaultState));
  const before = structuredClone(document);
  const heavier = withParameter(document, { layer: 2, unit: 1, from: 3 }, 0.5);
  assert.equal(heavier.layers[1].weights?.[1][3], 0.5);
  const biased = withParameter(document, { layer: 4, unit: 0, from: null }, -2);
  assert.equal(biased.layers[3].biases?.[0], -2);
  assert.deepEqual(document, before);
  const unlike = parametersOf(heavier).filter((value, k) => value !== parametersOf(document)[k]);
  assert.deepEqual(unlike, [0.5]);
});

test('a weight that is no number, or too large, is refused by name', () => {
  const document = written(networkDocument(defaultState));
  for (const value of [NaN, 101, -Infinity]) {
    assert.throws(() => withParameter(document, { layer: 1, unit: 0, from: 0 }, value), {
      message: `Weight: expected a number from -100 to 100, found ${value}`,
    });
  }
});

test('weights that do not fit the shape are refused by number', () => {
  const { weights } = changeTo(written(networkDocument(defaultState)), defaultState);
  assert.throws(() => networkDocument({ ...defaultState, depth: 4, weights: weights ?? '' }), {
    message: 'Weights: expected 151 numbers, found 109',
  });
});
