import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplesOf } from '../../../web/src/arms/example-points.js';
import { LearningRun } from '../../../web/src/break-it/learning-run.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();
const examples = examplesOf(engine, { points: 'moons' });
const network = settings.experiment.default;
const three = { network, repairs: 'none' };
const ten = { network: { ...network, depth: 10 }, repairs: 'none' };

// As functions: a type checker takes a property for unchanged between two looks.
/** @param {LearningRun} run */
const ghostOf = (run) => run.ghost;
/** @param {LearningRun} run */
const endOf = (run) => run.end;

test('a network leaves a ghost if it was seen to learn, and none if it was passed by', () => {
  const run = new LearningRun(engine, examples, null);
  run.begin(three);
  assert.equal(ghostOf(run), null);
  run.begin(ten);
  assert.equal(ghostOf(run), null);
  run.learner?.learn(300, Infinity);
  run.begin(three);
  assert.deepEqual(ghostOf(run)?.setup, ten);
  assert.equal(ghostOf(run)?.found, null);
  assert.equal(ghostOf(run)?.samples.at(-1)?.step, 300);
});

test('a restart keeps the ghost, and a network that comes back is not its own ghost', () => {
  const run = new LearningRun(engine, examples, null);
  run.begin(three);
  run.learner?.learn(300, Infinity);
  run.begin(ten);
  run.learner?.learn(300, Infinity);
  run.begin(ten);
  assert.deepEqual(ghostOf(run)?.setup, three);
  run.begin(three);
  assert.equal(ghostOf(run), null);
});

test('at the end, the network and its ghost say what they have come to', () => {
  const run = new LearningRun(engine, examples, examples);
  run.begin(three);
  assert.equal(endOf(run), null);
  run.learner?.learn(2000, Infinity);
  const end = endOf(run);
  assert.ok(end && end.right > 0.95 && end.fresh === end.right, JSON.stringify(end));
  run.begin(ten);
  assert.deepEqual(ghostOf(run)?.found, end);
  assert.equal(endOf(run), null);
});
