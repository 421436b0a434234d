import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../../web/src/engine/engine.js';

const command = fileURLToPath(new URL('../../../build/native/backprop-trace', import.meta.url));
const { cases } = JSON.parse(
  readFileSync(new URL('../../goldens/trainings.json', import.meta.url), 'utf8'),
);
const engine = await loadEngine();

/** 2-8-8-1 on the two moons, with Adam. */
const moons = {
  inputs: 2,
  layers: [
    { units: 8, activation: 'tanh' },
    { units: 8, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ],
  loss: 'binary_cross_entropy',
  initializer: { scheme: 'xavier_normal', seed: 3 },
  training: {
    data: { name: 'moons', seed: 1, size: 100 },
    optimizer: { name: 'adam', learning_rate: 0.02 },
  },
};

/** w x with w = 1, x = 1 and target 0: at this learning rate the loss is infinite after 3 steps. */
const diverging = {
  inputs: 1,
  layers: [{ units: 1, activation: 'linear', weights: [[1]], biases: [0] }],
  loss: 'squared_error',
  training: {
    inputs: [[1]],
    targets: [[0]],
    optimizer: { name: 'sgd', learning_rate: 1e60 },
    steps: 100,
  },
};
const divergence = 'step 4: expected a finite loss, found one that is not';

/** @param {object} document */
function runCommand(document) {
  return spawnSync(command, ['--train'], { input: JSON.stringify(document), encoding: 'utf8' });
}

test('the module trains to the same bits as the command, for every reference training', () => {
  for (const { name, document } of cases) {
    const { stdout, stderr, status } = runCommand(document);
    assert.equal(stderr, '', name);
    assert.equal(status, 0, name);
    const expected = JSON.parse(stdout);
    const training = engine.openTraining(document);
    const { steps, losses } = training.train(document.training.steps);
    assert.equal(steps, expected.steps, name);
    assert.deepEqual(Array.from(losses), expected.losses, name);
    assert.deepEqual(training.document(), expected.document, name);
    training.close();
  }
});

test('training lowers the loss and counts its steps', () => {
  const training = engine.openTraining(moons);
  const before = training.loss();
  assert.equal(training.steps, 0);
  const { steps, losses } = training.train(300);
  assert.equal(steps, 300);
  assert.equal(losses.length, 300);
  assert.equal(losses[0], before);
  assert.equal(training.steps, 300);
  assert.ok(training.loss() < 0.1);
  assert.equal(training.divergence, null);
});

test('a time budget cuts a training into slices that make the same steps', () => {
  const sliced = engine.openTraining(moons);
  /** @type {number[]} */
  const losses = [];
  for (let left = 500; left > 0;) {
    const { steps, losses: part } = sliced.train(left, { milliseconds: 1 });
    assert.ok(steps > 0);
    assert.equal(part.length, steps);
    losses.push(...part);
    left -= steps;
  }
  const whole = engine.openTraining(moons);
  assert.deepEqual(losses, Array.from(whole.train(500).losses));
});

test('a time budget ends a call long before all its steps are made', () => {
  const training = engine.openTraining(moons);
  const { steps } = training.train(10_000_000, { milliseconds: 5 });
  assert.ok(steps > 0 && steps < 10_000_000);
  assert.equal(training.steps, steps);
});

test('there is one gradient magnitude per layer; with one example, they equal those of a session', () => {
  const { inputs, layers, loss, initializer } = moons;
  const network = /** @type {any} */ ({ inputs, layers, loss, initializer });
  const session = engine.open({ ...network, example: { input: [0.3, 0.8], target: [1] } });
  const expected = session.backward();
  const training = { inputs: [[0.3, 0.8]], targets: [[1]], optimizer: { name: 'adam' } };
  const found = engine.openTraining({ ...network, training }).gradientMagnitudes();
  assert.equal(found.length, 3);
  found.forEach((magnitude, l) => assert.ok(Math.abs(magnitude / expected[l] - 1) < 1e-12));
});

test('a training that diverges stops, names the step, and can be reset', () => {
  const training = engine.openTraining(diverging);
  assert.equal(training.train(100).steps, 3);
  assert.equal(training.divergence, divergence);
  assert.equal(training.train(100).steps, 0);
  assert.equal(training.train(100, { milliseconds: 5 }).steps, 0);
  training.reset();
  assert.equal(training.divergence, null);
  assert.equal(training.steps, 0);
  assert.equal(training.train(2).steps, 2);
});

test('the command ends a training that diverges with status 3, the result so far and the step', () => {
  const { stdout, stderr, status } = runCommand(diverging);
  assert.equal(status, 3);
  assert.equal(stderr, `${divergence}\n`);
  const result = JSON.parse(stdout);
  assert.equal(result.steps, 3);
  assert.equal(result.losses.length, 3);
  assert.ok(result.losses.every(Number.isFinite));
  assert.ok(Number.isFinite(result.document.layers[0].weights[0][0]));
});

test('module and command refuse a bad training document with the same line', () => {
  const message = 'training.optimizer.name: expected one of sgd, adam, found "lbfgs"';
  const document = {
    ...diverging,
    training: { ...diverging.training, optimizer: { name: 'lbfgs' } },
  };
  assert.throws(() => engine.openTraining(document), { message });
  const { stdout, stderr, status } = runCommand(document);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, `${message}\n`);
});

for (const steps of [-1, 1.5, NaN, '3', 10_000_001]) {
  test(`${typeof steps} ${steps} is refused as a number of steps`, () => {
    const training = engine.openTraining(moons);
    // @ts-expect-error: types are what is tested
    assert.throws(() => training.train(steps), /^Error: steps: expected a whole number/);
    assert.equal(training.steps, 0);
  });
}

test('a time budget that is not a number is refused', () => {
  const training = engine.openTraining(moons);
  assert.throws(() => training.train(1, { milliseconds: NaN }), {
    message: 'milliseconds: expected a number of at least 0, found NaN',
  });
});

test('a closed training refuses every call and may be closed again', () => {
  const training = engine.openTraining(moons);
  training.close();
  assert.throws(() => training.train(1), {
    message: 'training: expected an open one, found it closed',
  });
  training.close();
});

test('every data set has one row per example', () => {
  for (const name of ['xor', 'circles', 'moons', 'spirals', 'penguins']) {
    const { inputs, targets } = engine.dataset({ name, seed: 1, size: 20 });
    assert.equal(inputs.length, 20, name);
    assert.equal(targets.length, 20, name);
    assert.ok(inputs.every((point) => point.length === 2 && point.every(Number.isFinite)));
    assert.ok(targets.flat().every((target) => target === 0 || target === 1));
  }
});

test('an error for an unknown data set lists the known ones', () => {
  assert.throws(() => engine.dataset({ name: 'iris', seed: 1, size: 20 }), {
    message: 'name: expected one of xor, circles, moons, spirals, penguins, found "iris"',
  });
});

test('predictions equal, bit for bit, those of a session with the current network', () => {
  const training = engine.openTraining(moons);
  training.train(30);
  const rows = Array.from({ length: 40 }, (_, k) => [Math.sin(k), Math.cos(3 * k)]);
  const predicted = training.predict(rows);
  assert.deepEqual(training.predict(Float64Array.from(rows.flat())), predicted);
  rows.forEach((input, k) => {
    const session = engine.open(
      /** @type {any} */ ({ ...training.document(), example: { input, target: [0] } }),
    );
    session.forward();
    assert.equal(predicted[k], session.activations(3)[0]);
    session.close();
  });
  training.close();
});

test('an error names rows that do not fit the inputs', () => {
  const training = engine.openTraining(moons);
  const refused = /** @type {[unknown, string][]} */ ([
    [3, 'inputs: expected an array of rows, found 3'],
    [[[1, 2], [3]], 'inputs[1]: expected an array of 2 numbers, found 3'],
    [[[1, '2']], 'inputs[0][1]: expected a finite number, found "2"'],
    [[[1, 2, 3]], 'inputs: expected rows of 2 numbers, found 3 numbers in all'],
    [[[1, NaN]], 'input: expected a finite number, found nan'],
  ]);
  for (const [rows, message] of refused) {
    assert.throws(() => training.predict(/** @type {any} */ (rows)), { message });
  }
  training.close();
});

test('movement and a changed learning rate agree with the engine’s', () => {
  const training = engine.openTraining(moons);
  assert.deepEqual([...training.movement()], [0, 0, 0]);
  training.train(10);
  const moved = training.movement();
  assert.ok(moved.every((distance) => distance > 0));
  training.setLearningRate(0);
  training.train(5);
  assert.deepEqual(training.movement(), moved);
  assert.throws(
    () => training.setLearningRate(-1),
    /learning rate: expected a number of at least 0/,
  );
  training.close();
});

test('centred biases and a gain change the network of a seed', () => {
  const weightsOf = (/** @type {object} */ more) => {
    const initializer = { ...moons.initializer, ...more };
    const training = engine.openTraining({ ...moons, initializer });
    const { layers } = /** @type {any} */ (training.document());
    training.close();
    return layers[0];
  };
  const [plain, four] = [weightsOf({}), weightsOf({ gain: 4, biases: 'centered' })];
  plain.weights.flat().forEach((/** @type {number} */ weight, /** @type {number} */ k) => {
    assert.equal(four.weights.flat()[k], 4 * weight);
  });
  const centred = four.weights.map((/** @type {number[]} */ [one, two]) => -0.5 * (one + two));
  assert.deepEqual(four.biases, centred);
});

test('slopes, the ratio they predict and activation counts agree with the engine’s', () => {
  const training = engine.openTraining({
    inputs: 1,
    layers: [
      { units: 1, activation: 'sigmoid', weights: [[2]], biases: [0] },
      { units: 1, activation: 'linear', weights: [[3]], biases: [0] },
    ],
    loss: 'squared_error',
    training: { inputs: [[0]], targets: [[1]], optimizer: { name: 'sgd', learning_rate: 0.1 } },
  });
  assert.deepEqual([...training.slopes()], [0.25, 1]);
  assert.equal(training.predictedRatio(), 0.75);
  const counts = training.activationCounts({ bins: 4, least: 0, most: 1 });
  assert.deepEqual([...counts], [0, 0, 1, 0, 0, 0, 0, 1]);
  assert.throws(() => training.activationCounts({ bins: 1.5, least: 0, most: 1 }), {
    message: 'bins: expected a whole number, found 1.5',
  });
  training.close();
});
