/** The command's input, as shells and editors write it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../build/native/backprop-trace', import.meta.url));
const json = JSON.stringify({
  inputs: 1,
  layers: [{ units: 1, activation: 'linear', weights: [[2]], biases: [0] }],
  loss: 'squared_error',
  example: { input: [3], target: [1] },
});

/** @param {Buffer} input */
function run(input) {
  const { status, stdout, stderr } = spawnSync(command, { input });
  return { status, trace: stdout.toString(), said: stderr.toString() };
}

test('a byte order mark before UTF-8 changes nothing', () => {
  const plain = run(Buffer.from(json));
  assert.equal(plain.status, 0);
  assert.deepEqual(run(Buffer.from(`\ufeff${json}`)), plain);
});

const little = Buffer.from(json, 'utf16le');
const big = Buffer.from(little).swap16();
for (const [kind, input] of Object.entries({
  'little-endian, with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
  'big-endian, with a mark': Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
  'little-endian, without a mark': little,
  'big-endian, without a mark': big,
})) {
  test(`UTF-16, ${kind}, is refused by its name`, () => {
    assert.deepEqual(run(input), {
      status: 2,
      trace: '',
      said: 'document: expected JSON in UTF-8, found UTF-16: save it as UTF-8\n',
    });
  });
}

const somewhere = mkdtempSync(join(tmpdir(), 'claims-'));
after(() => rmSync(somewhere, { recursive: true }));

/**
 * @param {string} claim the text of a claimed trace
 * @param {string} [document]
 */
function check(claim, document = json) {
  const file = join(somewhere, 'claimed.json');
  writeFileSync(file, claim);
  const { status, stdout, stderr } = spawnSync(command, ['--check', file], {
    input: document,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a claim that is right ends with status 0, and says nothing', () => {
  const trace = spawnSync(command, { input: json, encoding: 'utf8' }).stdout;
  for (const claim of [trace, '{"loss": 12.5}', '{"layers": [{"weight_gradients": [[15.0]]}]}']) {
    assert.deepEqual(check(claim), { status: 0, stdout: '', stderr: '' });
  }
});

test('a claim that is wrong ends with status 1, and one line names the number and the slip', () => {
  assert.deepEqual(check('{"loss": 25.0}'), {
    status: 1,
    stdout: 'loss: expected 12.5, found 25.0: the 1/2 of the loss is left out\n',
    stderr: '',
  });
});

/** w is halved by each step. */
const training = JSON.stringify({
  inputs: 1,
  layers: [{ units: 1, activation: 'linear', weights: [[1]], bias: false }],
  loss: 'squared_error',
  training: {
    inputs: [[1], [3]],
    targets: [[0], [0]],
    optimizer: { name: 'sgd', learning_rate: 0.1 },
    steps: 2,
  },
});

test('a claimed result of a training that is right ends with status 0, and says nothing', () => {
  const { stdout } = spawnSync(command, ['--train'], { input: training, encoding: 'utf8' });
  for (const claim of [stdout, '{"losses": [2.5, 0.63]}']) {
    assert.deepEqual(check(claim, training), { status: 0, stdout: '', stderr: '' });
  }
});

test('a claimed result of a training that is wrong ends with status 1, and one line names the slip', () => {
  assert.deepEqual(check('{"losses": [2.5, 0.0], "document": {"layers": [{}]}}', training), {
    status: 1,
    stdout: 'losses[1]: expected 0.625, found 0.0: the sum over the batch is taken for the mean\n',
    stderr: '',
  });
});

test('a claimed result of a training that cannot be read ends with status 2', () => {
  assert.deepEqual(check('{"losses": [1, 2, 3]}', training), {
    status: 2,
    stdout: '',
    stderr: 'losses: expected at most 2 numbers (steps of the training), found 3\n',
  });
});

test('a claim that cannot be read ends with status 2, and one line names what is wrong', () => {
  assert.deepEqual(check('{"layers": [{"deltas": [1, 2]}]}'), {
    status: 2,
    stdout: '',
    stderr: 'layers[0].deltas: expected 1 numbers (of the network), found 2\n',
  });
  for (const [words, line] of /** @type {const} */ ([
    [['--check'], 'backprop-trace: expected a file after --check, found nothing\n'],
    [['--check', '/no/such'], '--check: expected a file, found none at /no/such\n'],
    [
      ['--chek'],
      'backprop-trace: expected --train, --check FILE, --help or nothing, found --chek\n',
    ],
  ])) {
    const { status, stderr } = spawnSync(command, words, { input: json, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, line]);
  }
});
