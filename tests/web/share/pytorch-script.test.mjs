import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { activations } from '../../../web/src/state/choices.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { pytorchScript } from '../../../web/src/share/pytorch-script.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

/**
 * @typedef {import('../../../web/src/engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {{name: string, document: NetworkDocument}} Case
 */

const engine = await loadEngine();

/** @type {Case[]} every activation, loss, normalisation and residual that a document can have */
const references = JSON.parse(
  readFileSync(new URL('../../goldens/passes.json', import.meta.url), 'utf8'),
).cases;

/** @type {Case[]} what published examples need besides */
const options = JSON.parse(
  readFileSync(new URL('../../goldens/options.json', import.meta.url), 'utf8'),
).cases.filter((/** @type {any} */ { document }) => document.example);

/** @type {Case[]} what a reader of the lesson can make */
const lessons = activations.flatMap(({ value: activation }) =>
  [1, 3, 10, 20].map((depth) => ({
    name: `the lesson's ${activation} at depth ${depth}`,
    document: networkDocument(changed(defaultState, { activation, depth }), engine),
  })),
);

/** @type {Case[]} activations that no reader can choose and no reference has */
const others = ['silu', 'gelu'].map((activation) => ({
  name: activation,
  document: {
    inputs: 2,
    layers: [
      { units: 4, activation },
      { units: 4, activation, normalization: 'layer' },
      { units: 2, activation },
    ],
    loss: 'squared_error',
    initializer: { scheme: 'kaiming_normal', seed: 3 },
    example: { input: [0.3, 0.8], target: [1, -1] },
  },
}));

/**
 * @param {NetworkDocument} document
 * @returns {NetworkDocument} with its weights written out
 */
function written(document) {
  const session = engine.open(document);
  const result = session.document();
  session.close();
  return result;
}

/** @param {string} name */
function reference(name) {
  const found = references.find((golden) => golden.name === name);
  assert.ok(found, name);
  return found.document;
}

/**
 * What the script assigns to a tensor.
 *
 * @param {string} script
 * @param {string} name
 */
function tensor(script, name) {
  const [, numbers] =
    new RegExp(`^${name} = torch\\.tensor\\(([^)]*?)(, requires_grad=True)?\\)$`, 'm').exec(
      script,
    ) ?? [];
  assert.ok(numbers, name);
  return JSON.parse(numbers.replace(/,\s*\]/g, ']'));
}

test('the script contains every number of the network exactly', () => {
  for (const { document } of [...lessons, ...references, ...options]) {
    const { layers, example } = written(document);
    const script = pytorchScript({ ...document, layers });
    assert.deepEqual(tensor(script, 'a0'), example?.input);
    if (example?.target) assert.deepEqual(tensor(script, 'y'), example.target);
    layers.forEach(({ weights, biases, normalization, gamma, beta }, index) => {
      const l = index + 1;
      assert.deepEqual(tensor(script, `W${l}`), weights);
      if (biases) assert.deepEqual(tensor(script, `b${l}`), biases);
      if (!normalization) return;
      assert.deepEqual(tensor(script, `gamma${l}`), gamma);
      assert.deepEqual(tensor(script, `beta${l}`), beta);
    });
  }
});

test('every number reads as floating point, however large or small', () => {
  const script = pytorchScript({
    inputs: 4,
    layers: [{ units: 1, activation: 'linear', weights: [[0, -3, 1e21, 5e-324]], biases: [1e20] }],
    loss: 'squared_error',
    example: { input: [1, 0.1, -1e-7, 12345678], target: [-2] },
  });
  assert.match(script, /\[0\.0, -3\.0, 1e\+21, 5e-324\]/);
  assert.match(script, /b1 = torch\.tensor\(\[100000000000000000000\.0\]/);
  assert.match(script, /a0 = torch\.tensor\(\[1\.0, 0\.1, -1e-7, 12345678\.0\]\)/);
});

test('the forward pass has one line per preactivation and activation', () => {
  const script = pytorchScript(written(reference('residual or normalised layers, or both')));
  const forward = script.split('# Forward pass\n')[1].split('\n\n')[0];
  assert.deepEqual(forward.split('\n'), [
    'z1 = W1 @ a0 + b1',
    'u1 = F.layer_norm(z1, (4,), gamma1, beta1, eps=1e-5)',
    'a1 = torch.relu(u1)',
    'z2 = W2 @ a1 + b2',
    'a2 = torch.tanh(z2) + a1',
    'z3 = W3 @ a2 + b3',
    'u3 = F.layer_norm(z3, (4,), gamma3, beta3, eps=1e-5)',
    'a3 = torch.sigmoid(u3) + a2',
    'z4 = W4 @ a3 + b4',
    'a4 = torch.softmax(z4, dim=0)',
    '# From z, not from a: a may round to 0 or 1, and the logarithm of 0 is infinite',
    'loss = -(y * torch.log_softmax(z4, dim=0)).sum()',
  ]);
});

test('SiLU and GELU are those of torch.nn.functional', () => {
  const scripts = others.map(({ document }) => pytorchScript(written(document)));
  assert.match(scripts[0], /^a1 = F\.silu\(z1\)$/m);
  assert.match(scripts[1], /^a2 = F\.gelu\(u2\)$/m);
  for (const script of scripts) assert.match(script, /^import torch\.nn\.functional as F$/m);
});

test('the script contains nothing that its network does not need', () => {
  const script = pytorchScript(written(reference('sigmoid, tanh output, squared_error')));
  assert.match(script, /^loss = \(\(a2 - y\) \*\* 2\)\.sum\(\) \/ 2$/m);
  assert.doesNotMatch(script, /functional|F\.|gamma|beta|relu|softmax|#.*logarithm/);
});

test('a missing gamma or beta is written as ones or zeros', () => {
  const document = reference('normalised layers of tanh with nothing written');
  const script = pytorchScript(document);
  assert.equal(document.layers[0].gamma, undefined);
  assert.equal(script, pytorchScript(written(document)));
  assert.deepEqual(tensor(script, 'gamma1'), [1, 1, 1, 1]);
  assert.deepEqual(tensor(script, 'beta1'), [0, 0, 0, 0]);
});

test('the script is plain ASCII that ends with a line break', () => {
  for (const { name, document } of [...lessons, ...references, ...options]) {
    assert.match(pytorchScript(written(document)), /^[\x20-\x7e\n]*[^\n]\n$/, name);
  }
});

test('a name and a source stand above the script, on one line each', () => {
  const document = {
    ...reference('sigmoid, tanh output, squared_error'),
    name: 'Ä\n"1"',
    source: 'p. 7',
  };
  assert.match(pytorchScript(written(document)), /^# \\u00c4\\n\\"1\\"\n# p\. 7$/m);
});

test('of several examples, the script has the one that is shown', () => {
  const { example, ...document } = reference('sigmoid, tanh output, squared_error');
  const other = { input: [5, 6], target: [0.5, -0.5] };
  const several = { ...document, examples: [example ?? other, other], pick: 1 };
  assert.deepEqual(tensor(pytorchScript(written(several)), 'a0'), [5, 6]);
});

test('a network without its weights is refused by name', () => {
  const problem = { message: 'layers[0]: expected weights and biases, found none' };
  assert.throws(() => pytorchScript(networkDocument(defaultState, engine)), problem);
});

// Where PyTorch is installed, it has the last word.

const python = '/usr/bin/python3';
/** Runs all scripts in one process, since importing PyTorch takes longer than they do. */
const runner = `
import contextlib, io, json, sys
outputs = []
for script in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(script, {})
    outputs.append(output.getvalue())
json.dump(outputs, sys.stdout)
`;

/** @param {string[]} scripts @returns {string[]} what each prints */
function run(scripts) {
  const { stdout, stderr, status } = spawnSync(python, ['-c', runner], {
    input: JSON.stringify(scripts),
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/**
 * @param {string} output
 * @returns {{output: number[], loss: number, layers: Record<string, any>[]}}
 */
function parse(output) {
  const values = output
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' = '));
  const [[, answer], [, loss], ...rest] = values;
  /** @type {Record<string, any>[]} */
  const layers = [];
  for (const [name, value] of rest) {
    if (name.startsWith('layer')) layers.push({});
    const own = layers[layers.length - 1];
    own[name.replace(/^layer \d+: |^ {2}/, '')] = JSON.parse(value);
  }
  return { output: JSON.parse(answer), loss: Number(loss), layers };
}

/**
 * Equal to 1e-6, or apart by no more than `rounding`: where a unit saturates, 1 − a has few digits.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} name
 * @param {number} rounding
 */
function assertClose(actual, expected, name, rounding) {
  const left = [actual].flat(2).map(Number);
  const right = [expected].flat(2).map(Number);
  assert.equal(left.length, right.length, name);
  left.forEach((number, k) => {
    const distance = Math.abs(number - right[k]);
    const close = distance <= 1e-6 * Math.abs(right[k]) || distance <= rounding;
    assert.ok(close, `${name}: ${number} and not ${right[k]}`);
  });
}

/**
 * @param {Case[]} cases
 * @param {{rounding: number}} tolerance
 */
function assertPyTorchAgrees(cases, { rounding }) {
  const documents = cases.map(({ document }) => written(document));
  const outputs = run(documents.map(pytorchScript)).map(parse);
  outputs.forEach(({ output, loss, layers }, k) => {
    const { name } = cases[k];
    const session = engine.open(documents[k]);
    const trace = session.trace();
    session.close();
    assertClose(loss, trace.loss, `${name}: loss`, rounding);
    assertClose(
      output,
      trace.layers[trace.layers.length - 1].activations,
      `${name}: output`,
      rounding,
    );
    assert.equal(layers.length, trace.layers.length, name);
    trace.layers.forEach((/** @type {any} */ expected, l) => {
      const gradients = {
        'mean |delta|': expected.gradient_magnitude,
        'dL/dW': expected.weight_gradients,
        ...(expected.bias_gradients.length > 0 && { 'dL/db': expected.bias_gradients }),
        ...(expected.gamma_gradients && {
          'dL/dgamma': expected.gamma_gradients,
          'dL/dbeta': expected.beta_gradients,
        }),
      };
      assert.deepEqual(Object.keys(layers[l]), Object.keys(gradients), name);
      for (const [what, numbers] of Object.entries(gradients)) {
        assertClose(layers[l][what], numbers, `${name}: layer ${l + 1}, ${what}`, rounding);
      }
    });
  });
}

if (spawnSync(python, ['-c', 'import torch']).status === 0) {
  test('PyTorch computes the engine’s loss and gradients from the lesson’s scripts', () => {
    assertPyTorchAgrees(lessons, { rounding: 0 });
  });

  test('PyTorch computes the engine’s loss and gradients from the scripts of every reference', () => {
    assertPyTorchAgrees([...references, ...others, ...options], { rounding: 1e-15 });
  });
} else {
  console.log(`${python} has no PyTorch: the scripts are not run, only read`);
}
