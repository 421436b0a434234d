import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caption, phaseOf } from '../../../web/src/drawing/caption.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { samePlace, whereIs } from '../../../web/src/pass/frame.js';
import { layerName } from '../../../web/src/words/pass.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

/** @param {Partial<import('../../../web/src/state/state.js').State>} [change] */
function openRun(change = {}) {
  return new Run(engine, networkDocument(changed(defaultState, change), engine));
}

test('layers are named from input to output', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((l) => layerName(l, 3)),
    ['input', 'hidden 1', 'hidden 2', 'output'],
  );
});

test('iterations go forward through the layers and then backward', () => {
  const places = [0, 1, 2, 3, 4].map((iteration) => whereIs(iteration, 2));
  assert.deepEqual(
    places.map(({ phase, layer }) => `${phase} ${layer}`),
    ['start 0', 'forward 1', 'forward 2', 'backward 2', 'backward 1'],
  );
});

test('a frame contains only the numbers that the pass has computed', () => {
  const run = openRun();
  for (let iteration = 0; iteration <= run.iterations; ++iteration) {
    run.seek(iteration);
    const { layers, loss, outputLayer } = run.frame();
    const lit = layers.slice(1).filter(({ activations }) => activations !== null).length;
    const measured = layers.slice(1).filter(({ magnitude }) => magnitude !== null).length;
    assert.equal(lit, Math.min(iteration, outputLayer));
    assert.equal(measured, Math.max(0, iteration - outputLayer));
    assert.equal(loss === null, iteration < outputLayer);
  }
});

test('a frame contains the engine’s numbers', () => {
  const run = openRun();
  run.seek(run.iterations);
  const frame = run.frame();
  const session = engine.open(networkDocument(defaultState, engine));
  const trace = session.trace();
  trace.layers.forEach((layer, l) => {
    const shown = frame.layers[l + 1];
    assert.deepEqual(shown.activations, layer.activations);
    assert.deepEqual(shown.preactivations, layer.preactivations);
    assert.deepEqual(shown.deltas, layer.deltas);
    assert.deepEqual(shown.gradients, layer.weight_gradients);
    assert.equal(shown.magnitude, layer.gradient_magnitude);
  });
  assert.equal(frame.loss, trace.loss);
});

test('the scale of a pass is known before it begins and does not change', () => {
  const run = openRun();
  const first = run.frame().scale;
  run.seek(run.iterations);
  const { scale, layers } = run.frame();
  assert.deepEqual(scale, first);
  assert.equal(scale.magnitude, Math.max(...layers.map(({ magnitude }) => magnitude ?? 0)));
});

test('an update lowers the loss, and the frame shows the loss before it', () => {
  const run = openRun();
  run.seek(run.iterations);
  const before = run.frame().loss;
  run.update(0.5);
  run.seek(run.iterations);
  const frame = run.frame();
  assert.equal(frame.lossBefore, before);
  assert.ok((frame.loss ?? Infinity) < (before ?? 0));
});

test('restoring the parameters from before an update is exact, bit for bit', () => {
  const run = openRun();
  run.seek(run.iterations);
  const [before, { snapshot }] = [run.frame(), run];
  run.update(0.5);
  run.restore(snapshot);
  run.seek(run.iterations);
  assert.deepEqual(run.frame(), before);
});

test('a restart brings back the initial weights', () => {
  const run = openRun();
  const before = run.frame();
  for (let k = 0; k < 3; ++k) run.update(1);
  run.restart();
  assert.deepEqual(run.frame(), before);
});

test('every iteration has its caption', () => {
  const run = openRun({ depth: 2 });
  const captions = Array.from({ length: 7 }, (_, iteration) => {
    run.seek(iteration);
    return caption(run.frame());
  });
  assert.match(captions[0], /^Ready — /);
  assert.equal(captions[1], 'Forward pass — activations light up: hidden layer 1');
  assert.match(captions[3], /^Forward pass — activations light up: answer 0\.\d+, /);
  assert.equal(captions[4], 'Backward pass — the error signal starts at the output');
  assert.equal(captions[5], 'Backward pass — the error signal reaches hidden layer 2');
  assert.equal(captions[6], 'Backward pass — the error signal reaches hidden layer 1');
});

test('after an update, the caption mentions it', () => {
  const run = openRun();
  run.update(0.5);
  run.seek(run.iterations);
  const frame = run.frame();
  assert.equal(phaseOf(frame), 'update');
  assert.match(caption(frame), /^Update — each weight and bias: −0\.500 × its gradient/);
});

test('the caption mentions no error signal where none arrives', () => {
  const run = openRun({ depth: 20, width: 2, activation: 'relu', seed: 1 });
  run.seek(run.iterations);
  const frame = run.frame();
  assert.equal(frame.layers[1].magnitude, 0);
  assert.equal(caption(frame), 'Backward pass — no error signal reaches hidden layer 1');
});

test('another network is shown at the corresponding iteration', () => {
  for (const iterations of [4, 8, 12, 42]) {
    const at = (/** @type {number} */ iteration) => samePlace({ iteration, iterations }, 12);
    const half = iterations / 2;
    assert.deepEqual([0, half, half + 1, iterations].map(at), [0, 6, 7, 12]);
    for (let k = 1; k <= iterations; ++k) {
      assert.equal(whereIs(at(k), 6).phase, whereIs(k, half).phase, `${k} of ${iterations}`);
      assert.ok(at(k) >= at(k - 1));
      if (iterations === 12) assert.equal(at(k), k);
    }
  }
});

test('a frame’s losses are those before each update with this example, then the present one', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  const own = [];
  let { snapshot } = run;
  for (let k = 0; k < 3; ++k) {
    snapshot = run.snapshot;
    const session = engine.open(run.document());
    own.push(session.forward());
    session.close();
    run.update(0.5);
  }
  const { losses } = run.frame();
  assert.deepEqual(losses.slice(0, 3), own);
  assert.equal(losses.length, 4);
  run.restore(snapshot);
  assert.deepEqual(run.frame().losses, own);
  run.setExample({ input: [1, 0], target: [0], pick: 0 });
  assert.equal(run.frame().losses.length, 1);
  run.setExample({ input: [...defaultState.input], target: [defaultState.target], pick: 0 });
  assert.deepEqual(run.frame().losses, own);
});

test('after an update, each layer’s movement is measured from the initial weights', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  const start = run.document().layers.map(({ weights = [] }) => weights.flat());
  assert.equal(run.frame().movement, null);
  run.update(0.5);
  run.update(0.5);
  const { movement } = run.frame();
  run.document().layers.forEach(({ weights = [] }, k) => {
    const sizes = weights.flat().map((weight, n) => Math.abs(weight - start[k][n]));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    assert.ok(Math.abs((movement?.[k] ?? NaN) - mean) < 1e-15);
  });
});
