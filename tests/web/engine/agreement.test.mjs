/** The engine in WebAssembly and the engine native, on random networks by the hundred. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../../web/src/engine/engine.js';

const command = fileURLToPath(new URL('../../../build/native/backprop-trace', import.meta.url));

const hidden = [
  'sigmoid',
  'tanh',
  'relu',
  'leaky_relu',
  'linear',
  'softplus',
  'elu',
  'silu',
  'gelu',
];
const engine = await loadEngine();

/** @param {number} seed @returns {() => number} random numbers in [0, 1), the same every time */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A random network of up to 10 layers and 9 units a layer.
 *
 * @param {() => number} random
 */
function randomDocument(random) {
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  const numbers = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => 4 * random() - 2);
  const pick = (/** @type {string[]} */ names) => names[below(names.length)];
  const inputs = 1 + below(9);
  const even = random() < 0.5;
  const layers = [];
  for (let l = 0, before = inputs, depth = 1 + below(9); l < depth; l += 1) {
    const units = even ? inputs : 1 + below(9);
    layers.push({
      units,
      activation: pick(hidden),
      ...(random() < 0.2 && { frozen: /** @type {any} */ ([pick(['weights', 'biases'])]) }),
      weights: Array.from({ length: units }, () => numbers(before)),
      biases: numbers(units),
      ...(random() < 0.3 && { normalization: 'layer', gamma: numbers(units) }),
      ...(random() < 0.3 && units === before && { residual: true }),
    });
    before = units;
  }
  const last = layers[layers.length - 1].units;
  const [loss, activation] = [
    [pick(['squared_error', 'sum_squared_error', 'mean_squared_error']), pick(['tanh', 'gelu'])],
    ['binary_cross_entropy', 'sigmoid'],
    ['cross_entropy', 'softmax'],
  ][below(3)];
  layers.push({
    units: 2,
    activation,
    weights: [numbers(last), numbers(last)],
    biases: numbers(2),
  });
  // Two shares of 1, as a softmax wants them.
  const share = random();
  return {
    inputs,
    layers,
    loss,
    example: { input: numbers(inputs), target: [share, 1 - share] },
  };
}

test('module and command compute the same pass bit for bit, on 300 random networks', () => {
  const random = randomNumbers(1);
  for (let k = 0; k < 300; k += 1) {
    const document = randomDocument(random);
    const { stdout, stderr } = spawnSync(command, {
      input: JSON.stringify(document),
      encoding: 'utf8',
    });
    assert.equal(stderr, '', `network ${k}`);
    assert.deepEqual(engine.open(document).trace(), JSON.parse(stdout), `network ${k}`);
  }
});
