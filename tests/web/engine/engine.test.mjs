import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../../web/src/engine/engine.js';

const command = fileURLToPath(new URL('../../../build/native/backprop-trace', import.meta.url));
const goldens = JSON.parse(
  readFileSync(new URL('../../goldens/pytorch-traces.json', import.meta.url), 'utf8'),
);
const engine = await loadEngine();
const { document } = goldens[4];

/**
 * The largest difference between two values, relative; below 1e-15 they are equal. An object may have more keys
 * than the one on the right: the goldens have not all numbers of a trace.
 *
 * @param {any} left
 * @param {any} right
 * @returns {number}
 */
function difference(left, right) {
  if (typeof left === 'number' && typeof right === 'number') {
    const distance = Math.abs(left - right);
    return distance < 1e-15 ? 0 : distance / Math.max(Math.abs(left), Math.abs(right));
  }
  if (Array.isArray(right)) assert.equal(left.length, right.length);
  return Math.max(0, ...Object.keys(right).map((key) => difference(left[key], right[key])));
}

/**
 * @param {string} input
 * @param {...string} words
 */
function runCommand(input, ...words) {
  return spawnSync(command, words, { input, encoding: 'utf8' });
}

goldens.forEach((/** @type {any} */ golden, /** @type {number} */ k) => {
  test(`golden ${k}: the module's trace agrees with PyTorch's to 1e-12`, () => {
    const session = engine.open(golden.document);
    assert.ok(difference(session.trace(), golden.trace) < 1e-12);
  });

  test(`golden ${k}: a session returns the trace's numbers`, () => {
    const session = engine.open(golden.document);
    assert.ok(difference(session.forward(), golden.trace.loss) < 1e-12);
    const magnitudes = session.backward();
    golden.trace.layers.forEach((/** @type {any} */ layer, /** @type {number} */ index) => {
      const l = index + 1;
      const read = {
        activations: Array.from(session.activations(l)),
        preactivations: Array.from(session.preactivations(l)),
        deltas: Array.from(session.deltas(l)),
        weight_gradients: Array.from(session.weightGradients(l)),
        bias_gradients: Array.from(session.deltas(l)),
        gradient_magnitude: magnitudes[index],
      };
      const flat = { ...layer, weight_gradients: layer.weight_gradients.flat() };
      assert.ok(difference(read, flat) < 1e-12, `layer ${l}`);
    });
  });

  test(`golden ${k}: the command's trace agrees with PyTorch's to 1e-12`, () => {
    const { stdout, stderr, status } = runCommand(JSON.stringify(golden.document));
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.ok(difference(JSON.parse(stdout), golden.trace) < 1e-12);
  });
});

test('a session steps forward and back, and goes to either end and to any iteration', () => {
  const session = engine.open(document);
  assert.equal(session.iterations, 6);
  assert.equal(session.iteration, 0);
  assert.equal(session.step(), 1);
  assert.equal(session.stepBack(), 0);
  session.forward();
  assert.equal(session.iteration, 3);
  session.backward();
  assert.equal(session.iteration, 6);
  session.seek(2);
  assert.equal(session.iteration, 2);
  session.reset();
  assert.equal(session.iteration, 0);
});

test('numbers that the pass has not computed yet are NaN', () => {
  const session = engine.open(document);
  assert.ok(session.deltas(1).every(Number.isNaN));
  assert.ok(Number.isNaN(session.loss));
});

test('arrays are copies, which later calls do not change', () => {
  const session = engine.open(document);
  const weights = session.weights(1);
  const before = Array.from(weights);
  session.backward();
  session.update(1);
  assert.deepEqual(Array.from(weights), before);
  weights.fill(0);
  assert.notDeepEqual(Array.from(session.weights(1)), Array.from(weights));
});

test('an update moves each weight by the learning rate times its gradient', () => {
  const session = engine.open(document);
  session.backward();
  const weights = session.weights(2);
  const gradients = session.weightGradients(2);
  session.update(0.25);
  const expected = weights.map((weight, k) => weight - 0.25 * gradients[k]);
  assert.deepEqual(session.weights(2), expected);
});

test('a document read from a session opens the same network', () => {
  const session = engine.open(document);
  session.backward();
  session.update(0.1);
  const again = engine.open(session.document());
  assert.deepEqual(again.trace(), session.trace());
});

test('setting a number keeps the iteration, and the pass equals that of a document with that number', () => {
  for (let iteration = 0; iteration <= 6; ++iteration) {
    const session = engine.open(document);
    session.seek(iteration);
    session.set({ name: 'weight', layer: 2, unit: 1, from: 0 }, -0.5);
    session.set({ name: 'bias', layer: 1, unit: 0 }, 0.25);
    session.set({ name: 'input', unit: 1 }, 2);
    session.set({ name: 'target', unit: 0 }, 0);
    const other = structuredClone(document);
    other.layers[1].weights[1][0] = -0.5;
    other.layers[0].biases[0] = 0.25;
    other.example.input[1] = 2;
    other.example.target[0] = 0;
    const opened = engine.open(other);
    opened.seek(iteration);
    assert.equal(session.iteration, iteration);
    assert.deepEqual(session.document(), opened.document());
    assert.deepEqual(session.deltas(2), opened.deltas(2));
    assert.deepEqual(session.activations(3), opened.activations(3));
    assert.deepEqual(session.trace(), opened.trace());
  }
});

test('all parameters are read and set at once, in the order of the document', () => {
  const session = engine.open(document);
  const before = session.parameters();
  assert.deepEqual(
    before.slice(0, 2),
    Float64Array.from(document.layers[0].weights[0].slice(0, 2)),
  );
  session.backward();
  session.update(1);
  session.backward();
  session.setParameters(before);
  assert.equal(session.iteration, session.iterations);
  assert.deepEqual(session.trace(), engine.open(document).trace());
});

/** @type {[any, unknown, RegExp][]} */
const refusedPlaces = [
  [{ name: 'slope', unit: 0 }, 1, /^name: expected weight, .* or target, found "slope"$/],
  [{ name: 'weight', layer: 4, unit: 0, from: 0 }, 1, /^layer: expected .* 1 to 3, found 4$/],
  [{ name: 'bias', unit: 0 }, 1, /^layer: expected .* 1 to 3, found 0$/],
  [{ name: 'bias', layer: 1, unit: 1.5 }, 1, /^unit: expected a whole number, found 1.5$/],
  [{ name: 'input', unit: 9 }, 1, /^unit: expected a whole number from 0 to \d, found 9$/],
  [{ name: 'gamma', layer: 1, unit: 0 }, 1, /^gamma: expected a normalised layer, found layer 1/],
  [{ name: 'bias', layer: 1, unit: 0 }, '1', /^bias: expected a finite number, found "1"$/],
  [{ name: 'bias', layer: 1, unit: 0 }, Infinity, /^bias: expected a finite number, found inf$/],
];
for (const [place, value, message] of refusedPlaces) {
  test(`${JSON.stringify(place)} = ${String(value)} is refused, and nothing changes`, () => {
    const session = engine.open(document);
    session.seek(4);
    assert.throws(() => session.set(place, /** @type {any} */ (value)), { message });
    assert.deepEqual(
      [session.iteration, session.document()],
      [4, engine.open(document).document()],
    );
  });
}

test('parameters that do not fit are refused, and nothing changes', () => {
  const session = engine.open(document);
  const before = session.parameters();
  const wrong = /** @type {any} */ ([1, 2]);
  assert.throws(() => session.setParameters(wrong), /^Error: parameters: expected a Float64Array/);
  assert.throws(() => session.setParameters(before.slice(1)), {
    message: `parameters: expected ${before.length} numbers, found ${before.length - 1}`,
  });
  assert.throws(() => session.setParameters(before.map((each, k) => (k === 2 ? NaN : each))), {
    message: 'parameters[2]: expected a finite number, found nan',
  });
  assert.deepEqual(session.parameters(), before);
});

test('a document may hold typed arrays', () => {
  const typed = structuredClone(document);
  typed.layers[0].biases = Float64Array.from(typed.layers[0].biases);
  assert.deepEqual(engine.open(typed).trace(), engine.open(document).trace());
});

const wrongTypes = ['0', NaN, 1.5, 1e12, undefined, null, {}];
for (const value of wrongTypes) {
  test(`${typeof value} ${String(value)} is refused as a whole number`, () => {
    const session = engine.open(document);
    const wrong = /** @type {any} */ (value);
    assert.throws(() => session.seek(wrong), /^Error: iteration: expected a whole number, found /);
    assert.throws(() => session.weights(wrong), /^Error: layer: expected a whole number, found /);
  });
}

test('an error names a layer that does not exist', () => {
  const session = engine.open(document);
  const message = 'layer: expected a whole number from 1 to 3, found 4';
  assert.throws(() => session.weights(4), { message });
  assert.throws(() => session.deltas(0), { message: message.replace('found 4', 'found 0') });
});

test('a learning rate that is not a finite number is refused', () => {
  const session = engine.open(document);
  session.backward();
  assert.throws(
    () => session.update(Infinity),
    /learning rate: expected a finite number, found inf/,
  );
  assert.throws(() => session.update(/** @type {any} */ ('0.1')), {
    message: 'learning rate: expected a finite number, found "0.1"',
  });
  assert.equal(session.iteration, session.iterations);
});

test('a closed session refuses every call and may be closed again', () => {
  const session = engine.open(document);
  session.close();
  session.close();
  assert.throws(() => session.step(), { message: /^session: expected an open one/ });
});

test('the largest network opens and closes many times in bounded memory', () => {
  const layers = Array.from({ length: 64 }, () => ({ units: 256, activation: 'relu' }));
  const large = {
    inputs: 256,
    layers,
    loss: 'squared_error',
    initializer: { scheme: 'kaiming_normal', seed: 1 },
    example: { input: Array(256).fill(0.1), target: Array(256).fill(0) },
  };
  // Each holds about 70 MB: forty without freeing would pass WebAssembly's 2 GB.
  for (let k = 0; k < 40; ++k) {
    const session = engine.open(large);
    assert.equal(session.iterations, 128);
    session.close();
  }
});

/** @type {[string, any][]} */
const badDocuments = [
  ['no object', [1]],
  ['too few inputs', { ...document, inputs: 0 }],
  ['an unknown key', { ...document, colour: 'red' }],
  ['an unknown loss', { ...document, loss: 'mse' }],
  ['no layers', { ...document, layers: [] }],
  ['a short input', { ...document, example: { input: [1], target: [1] } }],
];
/** The JSON library names odd characters by their codes. */
const oddTexts = ['{"\u0001": 1}', '\u0002', '{"inputs": "\\u0001\\u001f"}', '{"loss": "\\u0007'];
for (const text of oddTexts) {
  test(`${JSON.stringify(text)}: command and module give the same answer`, () => {
    const { stderr, status } = runCommand(text);
    assert.equal(status, 2);
    assert.throws(() => engine.openText(text), { message: stderr.trimEnd() });
  });
}

test('character codes have four hexadecimal digits', () => {
  assert.throws(() => engine.openText('\u0002'), /<U\+0002>/);
  assert.throws(() => engine.openText('{"inputs": "\\u001f"}'), /\\u001f/);
});

for (const [name, bad] of badDocuments) {
  test(`${name}: the command fails with status 2 and one line, the module with the same line`, () => {
    const { stdout, stderr, status } = runCommand(JSON.stringify(bad));
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^[^\n]+\n$/);
    assert.throws(() => engine.open(bad), { name: 'Error', message: stderr.trimEnd() });
  });
}

test('an error names the place of a number that is not finite', () => {
  const infinite = structuredClone(document);
  infinite.layers[0].weights[0][1] = Infinity;
  assert.throws(() => engine.open(infinite), {
    message: 'layers[0].weights[0][1]: expected a finite number, found "Infinity"',
  });
});

test('a missing document is refused by name', () => {
  assert.throws(() => engine.open(/** @type {any} */ (undefined)), {
    message: 'document: expected an object, found undefined',
  });
});

test('the command explains itself and refuses unknown arguments', () => {
  assert.match(runCommand('', '--help').stdout, /^usage: backprop-trace < network\.json/);
  const { status, stderr } = runCommand('', '--train-me');
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^backprop-trace: expected --train, --check FILE, --help or nothing, found --train-me\n$/,
  );
});

test('errors from WebAssembly contain their numbers', () => {
  const shares = {
    inputs: 1,
    layers: [{ units: 2, activation: 'softmax', weights: [[1], [2]], biases: [0, 0] }],
    loss: 'cross_entropy',
    example: { input: [1], target: [0.5, 0.25] },
  };
  assert.throws(() => engine.open(shares), {
    message: 'example.target: expected numbers that sum to 1, for this loss, found the sum 0.75',
  });
  const session = engine.open({ ...shares, example: { input: [1], target: [0.5, 0.5] } });
  assert.throws(() => session.set({ name: 'target', unit: 0 }, 1.5), {
    message: 'target: expected a number from 0 to 1, for this loss, found 1.5',
  });
  session.close();
});
