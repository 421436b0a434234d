import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';
import { formatNumber } from '../../../web/src/words/format.js';
import { caption, lossLine, problemOf, spoken, summary } from '../../../web/src/drawing/caption.js';

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

test('right after an update, the caption says so, at the end of the next pass', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  run.update(0.2);
  run.seek(run.iterations);
  assert.equal(caption(run.frame()), 'Update — each weight and bias: −0.200 × its gradient');
  run.seek(0);
  assert.match(caption(run.frame()), /^Ready/);
});

test('the caption states both losses if an update made the loss larger', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.edit({ name: 'bias', layer: 4, unit: 0 }, -3);
  const { snapshot } = run;
  run.update(100);
  run.seek(4);
  assert.doesNotMatch(caption(run.frame()), /up from/);
  run.restore(snapshot);
  run.edit({ name: 'bias', layer: 4, unit: 0 }, 3);
  run.setExample({ input: [0.3, 0.8], target: [0.5], pick: 0 });
  run.update(100);
  run.seek(4);
  const line = caption(run.frame());
  assert.match(line, /loss [\d.]+, up from [\d.]+ before the update$/);
});

test('the caption states by how much an error signal grows on its way back', () => {
  const state = changed(defaultState, { activation: 'relu' });
  const run = new Run(engine, networkDocument(state, engine));
  for (let from = 0; from < 8; ++from) {
    run.edit({ name: 'weight', layer: 4, unit: 0, from }, 90);
    run.edit({ name: 'weight', layer: 3, unit: from, from }, 90);
    run.edit({ name: 'bias', layer: 3, unit: from }, -90);
  }
  run.setExample({ input: [0.3, 0.8], target: [0], pick: 0 });
  run.seek(run.iterations);
  const frame = run.frame();
  const times = (frame.layers[1].magnitude ?? 0) / (frame.layers[4].magnitude ?? 1);
  if (times > 100) assert.ok(caption(frame).endsWith(`has grown ${formatNumber(times)} times`));
  else assert.fail(`${times}`);
});

test('the caption describes an infinite loss in words', () => {
  const [, , answer] = framesOf(1e200, -1e200);
  assert.equal(caption(answer), 'Forward pass — activations light up: answer 0, loss beyond 10³⁰⁸');
  assert.match(lossLine(answer), /^Loss beyond 10³⁰⁸/);
});

test('the loss of a perfect answer is about 0, without digits', () => {
  const [, , answer] = framesOf(30, 30);
  assert.match(caption(answer), /answer 1\.00, loss ≈ 0$/);
});

test('every number in the figure’s words has the chosen number of digits', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  run.update(0.2);
  run.seek(run.iterations);
  const frame = { ...run.frame(), digits: 6 };
  const numbers = `${lossLine(frame)} ${spoken(frame)} ${summary(frame)}`.match(/\d\.\d+/g) ?? [];
  assert.ok(numbers.length > 8);
  for (const number of numbers) {
    assert.equal(number.replace('.', '').replace(/^0+/, '').length, 6, number);
  }
});

test('the caption says where a pass diverged', () => {
  const run = new Run(engine, {
    inputs: 1,
    layers: [
      { units: 1, activation: 'linear', weights: [[1e200]], biases: [0] },
      { units: 1, activation: 'linear', weights: [[1e200]], biases: [0] },
    ],
    loss: 'squared_error',
    example: { input: [1], target: [1] },
  });
  run.seek(1);
  assert.equal(problemOf(run.frame(), null), '');
  run.seek(2);
  const sentence =
    /Diverged: .*\(layer 2: expected finite preactivations, found inf\)\. Undo goes back\.$/;
  assert.match(problemOf(run.frame(), null), sentence);
  assert.match(spoken(run.frame()), sentence);
  const refused = problemOf(run.frame(), 'layer 1: expected finite parameters, found inf');
  assert.match(refused, /^No update was made \(layer 1: .*found inf\)\. Undo goes back/);
  assert.doesNotMatch(refused, /Diverged/);
});
