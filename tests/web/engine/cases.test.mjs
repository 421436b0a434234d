/** Worked examples that others published, through the command and through the module. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { at, cases, distance } from '../../cases/cases.mjs';

const command = fileURLToPath(new URL('../../../build/native/backprop-trace', import.meta.url));
const engine = await loadEngine();

/**
 * @param {any} document
 * @param {...string} words
 */
function printed(document, ...words) {
  const { stdout, stderr } = spawnSync(command, words, {
    input: JSON.stringify(document),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

/**
 * One step of training on the example: what the update of a pass does, by the command.
 *
 * @param {any} document
 * @param {number} rate
 */
function stepped({ example, ...network }, rate) {
  const training = {
    inputs: [example.input],
    targets: [example.target],
    optimizer: { name: 'sgd', learning_rate: rate },
    steps: 1,
  };
  const { document } = printed({ ...network, training }, '--train');
  return { ...document, loss: printed({ ...document, training: undefined, example }).loss };
}

/**
 * @param {any} result of a training on the given document
 * @param {any} document
 * @returns {number[][]} what the trained network answers to each input
 */
function predicted(result, { training: { inputs } }) {
  const example = (/** @type {number[]} */ input) => ({
    ...result.document,
    loss: 'output',
    example: { input },
  });
  return inputs.map(
    (/** @type {number[]} */ input) => printed(example(input)).layers.at(-1).activations,
  );
}

test('there are worked examples', () => assert.ok(cases.length >= 20));

for (const { name, source, document, expected, tolerance } of cases) {
  test(`${name}: the command has the published values (${source})`, () => {
    const whole = printed(document, ...(document.training ? ['--train'] : []));
    if (expected.predictions) whole.predictions = predicted(whole, document);
    for (const [path, value] of Object.entries(expected)) {
      const [, rate, after] = /^step\((.*?)\)\.(.*)$/.exec(path) ?? [];
      const found =
        rate === undefined ? at(whole, path) : at(stepped(document, Number(rate)), after);
      assert.ok(distance(found, value) <= tolerance, `${path}: ${JSON.stringify(found)}`);
    }
  });

  if (document.training) continue;
  test(`${name}: the module’s update is the published one`, () => {
    for (const [path, value] of Object.entries(expected)) {
      const [, rate, after] = /^step\((.*?)\)\.(.*)$/.exec(path) ?? [];
      if (rate === undefined) continue;
      const session = engine.open(document);
      session.backward();
      session.update(Number(rate));
      const found = after === 'loss' ? session.forward() : at(session.document(), after);
      assert.ok(distance(found, value) <= tolerance, `${path}: ${JSON.stringify(found)}`);
      session.close();
    }
  });
}
