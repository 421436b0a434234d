import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { learningOf } from '../../../web/src/arms/learning-choice.js';
import { examplesOf } from '../../../web/src/arms/example-points.js';
import { Learner, rightShare } from '../../../web/src/learning/learner.js';
import { trainingDocument } from '../../../web/src/learning/training-document.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();
const examples = examplesOf(engine, { points: 'moons' });
const learning = learningOf(settings.experiment.default);

/** @param {Partial<typeof learning>} change */
const learnerOf = (change = {}) => new Learner(engine, { ...learning, ...change }, examples);

test('a learner makes the engine’s steps bit for bit, however its time is sliced', () => {
  const learner = learnerOf();
  while (learner.learn(300, 0.2));
  const alone = engine.openTraining(trainingDocument(learning, examples));
  alone.train(300);
  assert.equal(learner.steps, 300);
  assert.equal(learner.now.loss, alone.loss());
  assert.deepEqual(learner.now.magnitudes, alone.gradientMagnitudes());
  assert.deepEqual(learner.movement(), alone.movement());
  learner.close();
  alone.close();
});

test('a learner can make a single step', () => {
  const learner = learnerOf();
  learner.learn(5, Infinity);
  learner.learn(learner.steps + 1, 0);
  assert.equal(learner.steps, 6);
  assert.equal(learner.now.step, 6);
  learner.close();
});

test('a learner keeps a bounded number of samples, in order, from the first step to the last', () => {
  const learner = learnerOf({ depth: 1, width: 2 });
  for (const goal of [3, 1000, 1001, 7003, 40001]) {
    learner.learn(goal, Infinity);
    const steps = learner.samples.map(({ step }) => step);
    assert.ok(steps.length <= 161, `${steps.length} samples`);
    assert.deepEqual([steps[0], steps.at(-1)], [0, goal]);
    assert.deepEqual(
      steps,
      [...new Set(steps)].sort((a, b) => a - b),
    );
  }
  learner.close();
});

test('a learner keeps no more samples after a million steps than after ten thousand', () => {
  const xor = engine.dataset({ name: 'xor', seed: 1, size: 4 });
  const learner = new Learner(engine, { ...learning, depth: 1, width: 2 }, xor);
  for (let goal = 1e4; goal <= 1e6; goal += 1e4) learner.learn(goal, Infinity);
  assert.equal(learner.steps, 1e6);
  assert.ok(learner.samples.length <= 161, `${learner.samples.length} samples`);
  learner.close();
});

test('a network that diverges stops and names the step', () => {
  const learner = learnerOf({ activation: 'relu', rate: 1e80 });
  assert.equal(learner.learn(100, Infinity), false);
  assert.match(learner.divergence ?? '', /^step \d+: expected a finite loss/);
  assert.ok(learner.steps < 100);
  learner.close();
});

test('an answer is right on the target’s side of 0.5, or if the target’s class has the largest output', () => {
  assert.equal(rightShare(Float64Array.of(0.9, 0.2, 0.4), [[1], [0], [1]]), 2 / 3);
  const three = Float64Array.of(0.5, 0.3, 0.2, 0.1, 0.2, 0.7);
  const [first, second] = [
    [1, 0, 0],
    [0, 1, 0],
  ];
  assert.equal(rightShare(three, [first, second]), 1 / 2);
});
