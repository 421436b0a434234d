import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { gatheredExamples } from '../../../scripts/bundle.mjs';
import {
  changeTo,
  networkDocument,
  openedDocument,
  otherExample,
  withExample,
  withPick,
  withTarget,
} from '../../../web/src/network/network-document.js';
import { parametersOf } from '../../../web/src/network/parameters.js';
import { packNumbers } from '../../../web/src/state/packing.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

/** @param {import('../../../web/src/engine/documents.js').NetworkDocument} document */
function written(document) {
  const session = engine.open(document);
  const whole = session.document();
  session.close();
  return whole;
}

test('a document that settings can describe becomes settings, and the seed’s weights are omitted', () => {
  const deep = changed(defaultState, { depth: 5, width: 4, activation: 'relu', input: [1, 2] });
  const document = written(networkDocument(deep, engine));
  const { depth, width, activation, input, network, weights } = changeTo(
    document,
    defaultState,
    engine,
  );
  assert.deepEqual(
    { depth, width, activation, input, network, weights },
    { depth: 5, width: 4, activation: 'relu', input: [1, 2], network: '', weights: '' },
  );
  const state = changed(defaultState, changeTo(document, defaultState, engine));
  assert.deepEqual(written(networkDocument(state, engine)), document);
});

test('edited weights are kept as differences from the seed’s', () => {
  const document = written(networkDocument(defaultState, engine));
  const { weights: first } = document.layers[0];
  Object.assign(first?.[0] ?? [], { 1: -3 });
  Object.assign(document.layers[3].biases ?? [], { 0: 0.1 });
  const change = changeTo(document, defaultState, engine);
  assert.equal(change.weights, '2e1_-3~176_0.1');
  const state = changed(defaultState, change);
  assert.deepEqual(written(networkDocument(state, engine)), document);
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
/** What published examples need: everything that a document may say is kept. */
const published = JSON.parse(gatheredExamples('web/examples'));
for (const { id, document: example } of published) {
  test(`${id}: the published example is kept unchanged`, () => {
    const document = written(example);
    const state = changed(defaultState, changeTo(document, defaultState, engine));
    assert.deepEqual(written(networkDocument(state, engine)), document);
  });
}

test('another example of several is another example of the same network', () => {
  const several = written(
    published.find((/** @type {any} */ { id }) => id === 'xor-relu').document,
  );
  const { network = '' } = changeTo(several, defaultState, engine);
  const second = withPick(network, 1);
  assert.deepEqual(otherExample(network, second), {
    name: '0 and 1',
    input: [0, 1],
    target: [1],
    pick: 1,
  });
  const edited = withExample(second, { input: [0.5, 1], target: [1] });
  const { examples = [] } = openedDocument(edited);
  assert.deepEqual(
    examples.map(({ input }) => input),
    [
      [0, 0],
      [0.5, 1],
      [1, 0],
      [1, 1],
    ],
  );
  assert.equal(examples[1].name, '0 and 1');
});

for (const [kind, change] of Object.entries(others)) {
  test(`${kind}: the document is kept unchanged`, () => {
    const document = written({ ...networkDocument(defaultState, engine), ...change });
    const state = changed(defaultState, changeTo(document, defaultState, engine));
    assert.notEqual(state.network, '');
    assert.deepEqual(written(networkDocument(state, engine)), document);
  });
}

test('an error for weights that do not fit the shape states their number', () => {
  const weights = packNumbers(parametersOf(written(networkDocument(defaultState, engine))));
  assert.throws(() => networkDocument({ ...defaultState, depth: 4, weights }, engine), {
    message: 'Weights: expected 249 numbers, found 177',
  });
});

for (const weights of [
  '2e',
  '2e177_1',
  '2e0',
  '2e0_',
  '2e0_1e999',
  '2e-1_2',
  '2e0_0x1',
  '2e0_1~',
]) {
  test(`weights of ${weights} are refused in one line`, () => {
    assert.throws(() => networkDocument({ ...defaultState, weights }, engine), {
      message: 'Weights: this part of the link is damaged',
    });
  });
}

test('the targets of a softmax still sum to 1 after a change', () => {
  assert.deepEqual(withTarget([1, 0, 0], 0, 0, 'cross_entropy'), [0, 0.5, 0.5]);
  assert.deepEqual(withTarget([0.5, 0.25, 0.25], 0, 0, 'cross_entropy'), [0, 0.5, 0.5]);
  assert.deepEqual(withTarget([0, 1], 0, 1, 'cross_entropy'), [1, 0]);
  assert.deepEqual(withTarget([1, 1], 0, 0.5, 'squared_error'), [0.5, 1]);
});
