/** Changes of a network in the form: every count keeps the numbers that still fit, and the engine takes the result. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import {
  keptOf,
  keptOfLayer,
  withActivation,
  withBias,
  withInputs,
  withLayer,
  withLoss,
  withoutLayer,
  withUnits,
} from '../../../web/src/form/changes.js';
import { fieldOf } from '../../../web/src/form/engine-errors.js';
import { readCount, readList, readMatrix, tableText } from '../../../web/src/form/numbers-text.js';

/** @typedef {import('../../../web/src/engine/documents.js').NetworkDocument} NetworkDocument */

const engine = await loadEngine();

/** @type {NetworkDocument} */
const network = {
  name: 'two examples',
  inputs: 2,
  layers: [
    {
      units: 2,
      activation: 'leaky_relu',
      slope: 0.2,
      normalization: 'layer',
      gamma: [2, 3],
      beta: [4, 5],
      weights: [
        [1, 2],
        [3, 4],
      ],
      biases: [5, 6],
    },
    { units: 1, activation: 'linear', weights: [[7, 8]], biases: [9] },
  ],
  loss: 'squared_error',
  l2: 0.5,
  examples: [
    { name: 'one', input: [10, 11], target: [12] },
    { name: 'other', input: [13, 14], target: [15] },
  ],
  pick: 1,
};

/**
 * @param {NetworkDocument} document
 * @returns {NetworkDocument} the same, once the engine has taken it
 */
function taken(document) {
  engine.open(document).close();
  return document;
}

test('more neurons add zeros, with ones where they scale, and columns to the next layer', () => {
  const { layers } = taken(withUnits(network, 0, 3));
  assert.deepEqual(layers[0].weights, [
    [1, 2],
    [3, 4],
    [0, 0],
  ]);
  assert.deepEqual(
    [layers[0].biases, layers[0].gamma],
    [
      [5, 6, 0],
      [2, 3, 1],
    ],
  );
  assert.deepEqual(layers[1].weights, [[7, 8, 0]]);
});

test('fewer neurons, inputs and outputs keep the first numbers, in every example', () => {
  const fewer = taken(withInputs(withUnits(network, 0, 1), 1));
  assert.deepEqual(fewer.layers[0].weights, [[1]]);
  assert.deepEqual(fewer.layers[1].weights, [[7]]);
  assert.deepEqual(
    fewer.examples?.map(({ input }) => input),
    [[10], [13]],
  );
  const wider = taken(withUnits(network, 1, 2));
  assert.deepEqual(
    wider.examples?.map(({ target }) => target),
    [
      [12, 0],
      [15, 0],
    ],
  );
});

test('a new layer passes each neuron on, and taking it away again leaves what there was', () => {
  const added = taken(withLayer(network, 1));
  assert.deepEqual(added.layers[1].weights, [
    [1, 0],
    [0, 1],
  ]);
  assert.deepEqual(withoutLayer(added, 1), network);
  const shallow = taken(withoutLayer(network, 0));
  assert.deepEqual(shallow.layers[0].weights, [[7, 8]]);
});

test('a slope goes with leaky ReLU, biases come and go, and a loss without targets takes none', () => {
  assert.equal(taken(withActivation(network, 0, 'tanh')).layers[0].slope, undefined);
  assert.equal(withActivation(network, 0, 'leaky_relu').layers[0].slope, 0.2);
  const bare = taken(withBias(network, 0, false));
  assert.deepEqual([bare.layers[0].bias, bare.layers[0].biases], [false, undefined]);
  assert.deepEqual(taken(withBias(bare, 0, true)).layers[0].biases, [0, 0]);
  const output = taken(withLoss(network, 'output'));
  assert.ok(output.examples?.every((example) => !('target' in example)));
  assert.deepEqual(taken(withLoss(output, 'squared_error')).examples?.[0].target, [0]);
});

test('what the form cannot edit is kept, and named', () => {
  const changed = withoutLayer(withLayer(withUnits(network, 0, 2), 1), 1);
  assert.deepEqual(keptOf(changed), [
    ['name', 'two examples'],
    ['l2', 0.5],
  ]);
  assert.deepEqual(
    keptOfLayer(changed.layers[0])
      .map(([name]) => name)
      .sort(),
    ['beta', 'gamma', 'normalization', 'slope'],
  );
});

/** Faults that the engine finds, and the fields that they are about. @type {[change: (document: NetworkDocument) => NetworkDocument, field: string, message: RegExp][]} */
const faults = [
  [
    (it) => withActivation(it, 0, 'softmax'),
    'layers[0].activation',
    /^"softmax" is for the output/,
  ],
  [(it) => withLoss(it, 'cross_entropy'), 'loss', /^"cross_entropy" goes with a "softmax" output/],
  [
    (it) => withoutLayer({ ...it, layers: [...it.layers].reverse() }, 0),
    'layers[0].kept',
    /^normalization: /,
  ],
  [(it) => ({ ...it, l2: -1 }), 'kept', /^l2: expected a number of at least 0/],
  [(it) => ({ ...it, learning_rate: NaN }), 'rate', /^expected a finite number/],
  [(it) => ({ ...it, pick: 7 }), 'whole', /^pick: /],
  [
    (it) => withActivation(withLoss(withUnits(it, 1, 2), 'cross_entropy'), 1, 'softmax'),
    'target',
    /^in example 1: expected/,
  ],
];
for (const [change, field, message] of faults) {
  test(`a fault is told by the field ${field}`, () => {
    /** @type {string} */
    let line = '';
    try {
      engine.open(change(network)).close();
    } catch (problem) {
      line = /** @type {Error} */ (problem).message;
    }
    const found = fieldOf(line, 1);
    assert.equal(found.field, field, line);
    assert.match(found.message, message);
  });
}

test('tables are written so that they read back, column under column', () => {
  const rows = [
    [0.1, -20],
    [1e-7, 3],
  ];
  assert.equal(tableText(rows), ' 0.1  -20\n1e-7    3');
  assert.deepEqual(readMatrix(tableText(rows), { rows: 2, columns: 2 }).rows, rows);
});

test('another shape is refused in one line, which knows whether the transpose would fit', () => {
  const read = (/** @type {string} */ text) => () => readMatrix(text, { rows: 2, columns: 3 });
  assert.throws(read('1 2\n3 4\n5 6'), {
    message: 'expected 2 rows of 3 numbers, found 3 rows of 2 numbers',
    isTurned: true,
  });
  assert.throws(read('1 2\n3 4'), { isTurned: false });
  assert.throws(read('1 2 3\n4 5'), {
    message: 'row 2: expected 3 numbers as in the first row, found 2',
  });
  assert.throws(() => readList('1 2\n3 4', 4), {
    message: 'expected one row of numbers, found 2 rows',
  });
  assert.throws(() => readList('1, 2', 3), { message: 'expected 3 numbers, found 2' });
  assert.deepEqual(readList('1\n2\n3', 3), [1, 2, 3]);
  for (const text of ['', '0', '2.5', '-1', '201']) {
    assert.throws(() => readCount(text, 200), {
      message: /^expected a whole number from 1 to 200, found /,
    });
  }
});
