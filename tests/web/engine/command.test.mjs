/** The command's input, as shells and editors write it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
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
