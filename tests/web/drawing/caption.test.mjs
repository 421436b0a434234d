import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { Run } from '../../../web/src/pass/run.js';
import { caption, lossLine } from '../../../web/src/drawing/caption.js';

const engine = await loadEngine();

/**
 * @param {number} first weight, and the input
 * @param {number} second
 */
function framesOf(first, second) {
  const run = new Run(engine, {
    inputs: 1,
    layers: [
      { units: 1, activation: 'linear', weights: [[first]], biases: [0] },
      { units: 1, activation: 'sigmoid', weights: [[second]], biases: [0] },
    ],
    loss: 'binary_cross_entropy',
    example: { input: [first], target: [1] },
  });
  return Array.from({ length: run.iterations + 1 }, (_, iteration) => {
    run.seek(iteration);
    return run.frame();
  });
}

test('a loss that no number can be is said in words', () => {
  const [, , answer] = framesOf(1e200, -1e200);
  assert.equal(
    caption(answer),
    'Forward pass — activations light up: the output answers 0, the loss is beyond 10³⁰⁸',
  );
  assert.match(lossLine(answer), /^Loss: beyond 10³⁰⁸ · /);
});

test('the loss of an answer that could not be more right is about 0, without digits', () => {
  const [, , answer] = framesOf(30, 30);
  assert.match(caption(answer), /answers 1\.00, the loss is ≈ 0$/);
});
