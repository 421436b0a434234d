/** Networks with so many examples that their links are long. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLink, writeLink } from '../../../web/src/state/permalink.js';
import { openModel } from './open-model.mjs';

test('a network of thousands of examples opens, and so does its link; one too long for any link is refused', () => {
  const inputs = 20;
  const withExamples = (/** @type {number} */ count) =>
    JSON.stringify({
      inputs,
      layers: [{ units: 1, activation: 'tanh', weights: [Array(inputs).fill(0.1)], biases: [0] }],
      loss: 'squared_error',
      examples: Array.from({ length: count }, (_, k) => ({
        input: Array.from({ length: inputs }, (_each, i) => Math.sin(k + i)),
        target: [k / count],
      })),
    });
  const { model } = openModel();
  model.openFile(withExamples(1200));
  const link = writeLink(model.state);
  assert.ok(link.length > 600_000, `${link.length}`);
  const { given, notices } = readLink(`#${link}`);
  assert.deepEqual(notices, []);
  assert.deepEqual(openModel(given).model.document(), model.document());
  const before = model.state;
  assert.throws(() => model.openFile(withExamples(4000)), {
    message: /^examples: expected a document of at most 675 KB without its weights, found \d+ KB$/,
  });
  assert.equal(model.state.network, before.network);
});
