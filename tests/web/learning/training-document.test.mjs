import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { trainingDocument } from '../../../web/src/learning/training-document.js';

const engine = await loadEngine();
const two = { inputs: [[0, 1]], targets: [[1]] };
const three = { inputs: [[0, 1]], targets: [[1, 0, 0]] };

/** @type {import('../../../web/src/learning/training-document.js').Learning} */
const plain = {
  depth: 3,
  width: 4,
  activation: 'relu',
  initializer: 'matched',
  seed: 7,
  gain: 1,
  centered: false,
  shortcuts: false,
  normalized: false,
  loss: 'cross_entropy',
  optimizer: 'sgd',
  rate: 0.1,
  clip: 0,
};

/**
 * @param {Partial<typeof plain>} change
 * @param {typeof two} examples
 */
const opened = (change, examples = two) => {
  const training = engine.openTraining(trainingDocument({ ...plain, ...change }, examples));
  const document = /** @type {any} */ (training.document());
  training.close();
  return document;
};

test('the engine accepts every choice', () => {
  for (const activation of /** @type {const} */ (['sigmoid', 'tanh', 'relu', 'leaky_relu'])) {
    for (const optimizer of /** @type {const} */ (['sgd', 'momentum', 'adam'])) {
      for (const loss of /** @type {const} */ (['cross_entropy', 'squared_error'])) {
        for (const change of [{}, { shortcuts: true }, { normalized: true, clip: 1 }]) {
          opened({ activation, optimizer, loss, ...change });
          opened({ activation, optimizer, loss, ...change }, three);
        }
      }
    }
  }
});

test('the output layer has one neuron for two classes, and one per class for more', () => {
  const output = (/** @type {any} */ { layers, loss }) => {
    const { units, activation } = layers.at(-1);
    return [units, activation, loss];
  };
  assert.deepEqual(output(opened({})), [1, 'sigmoid', 'binary_cross_entropy']);
  assert.deepEqual(output(opened({}, three)), [3, 'softmax', 'cross_entropy']);
  assert.deepEqual(output(opened({ loss: 'squared_error' }, three)), [
    3,
    'sigmoid',
    'squared_error',
  ]);
});

test('all hidden layers have shortcuts except the first, whose input has another width', () => {
  const { layers } = opened({ shortcuts: true });
  assert.deepEqual(
    layers.map((/** @type {any} */ { residual = false }) => residual),
    [false, true, true, false],
  );
});

test('the matched initializer depends on the activation', () => {
  assert.equal(trainingDocument(plain, two).initializer.scheme, 'kaiming_normal');
  const sigmoid = trainingDocument({ ...plain, activation: 'sigmoid' }, two);
  assert.equal(sigmoid.initializer.scheme, 'xavier_normal');
});
