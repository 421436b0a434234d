import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barLength } from '../../../web/src/drawing/bars-view.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { explain, selectionAt } from '../../../web/src/inspector/explain.js';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();
const sizes = [2, 6, 6, 6, 1];
const layout = layoutNetwork({ width: 800, height: 400 }, sizes);

/** @param {import('../../../web/src/inspector/explain.js').Explanation} explanation */
function text({ title, lines }) {
  return [title, ...lines.map((parts) => parts.map((part) => part.text).join(''))];
}

test('the network stays inside its canvas, from a phone to a wide screen, shallow or deep', () => {
  for (const width of [280, 700, 1100]) {
    for (const depth of [1, 3, 20]) {
      const { units, radius } = layoutNetwork({ width, height: 320 }, [
        2,
        ...Array(depth).fill(12),
        1,
      ]);
      for (const { x, y } of units.flat()) {
        assert.ok(x - radius >= 0 && x + radius <= width, `${x} of ${width}`);
        assert.ok(y - radius >= 0 && y + radius <= 320);
      }
    }
  }
});

test('neurons of a layer do not touch', () => {
  const { units, radius } = layoutNetwork({ width: 700, height: 320 }, [2, 12, 1]);
  assert.ok(units[1][1].y - units[1][0].y > 2 * radius);
});

test('a point on a neuron selects it', () => {
  assert.deepEqual(selectionAt(layout, layout.units[2][3]), { layer: 2, unit: 3, from: null });
});

test('a point on an edge selects its weight', () => {
  const from = layout.units[3][1];
  const to = layout.units[4][0];
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  assert.deepEqual(selectionAt(layout, middle), { layer: 4, unit: 0, from: 1 });
});

test('a point beside everything selects nothing', () => {
  assert.equal(selectionAt(layout, { x: 2, y: 2 }), null);
});

test('a weight is explained by the product of its numbers', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  const frame = run.frame();
  const [title, weight, product] = text(explain(frame, { layer: 4, unit: 0, from: 1 }));
  assert.equal(title, 'Weight from hidden 3, unit 2 to output');
  assert.match(weight, /^w = /);
  const [, delta, activation, gradient] =
    /^∂L\/∂w = δ · a = (\S+) × (\S+) = (\S+)$/.exec(product) ?? [];
  const number = (/** @type {string} */ written) => Number(written.replace('−', '-'));
  assert.ok(Math.abs(number(delta) * number(activation) - number(gradient)) < 1e-3, product);
});

test('what the pass has not reached is a question mark', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  const [, , product] = text(explain(run.frame(), { layer: 4, unit: 0, from: 0 }));
  assert.equal(product, '∂L/∂w = δ · a = ? × ? = ?');
});

test('the output’s error signal is explained as answer minus target', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  const [title, , backward] = text(explain(run.frame(), { layer: 4, unit: 0, from: null }));
  assert.equal(title, 'output');
  assert.match(backward, /^δ = a − y = 0\.\d+ − 1\.00 = −0\.\d+$/);
});

const scale = {
  activation: 1,
  weight: 1,
  gradient: 1,
  delta: 1,
  magnitude: 0.5,
  smallestMagnitude: 5e-6,
};

test('a linear bar has the length of its share', () => {
  assert.equal(barLength(0.25, scale, 'linear'), 0.5);
});

test('a logarithmic bar loses the same length for each power of ten', () => {
  const lengths = [0.5, 0.05, 0.005].map((magnitude) => barLength(magnitude, scale, 'logarithmic'));
  assert.equal(lengths[0], 1);
  assert.ok(Math.abs(lengths[0] - lengths[1] - (lengths[1] - lengths[2])) < 1e-12);
});

test('the smallest layer still shows on the logarithmic scale, and zero does not', () => {
  assert.ok(barLength(5e-6, scale, 'logarithmic') > 0);
  assert.equal(barLength(0, scale, 'logarithmic'), 0);
});

/** A network with every kind of layer that the lesson's own does not have. */
const unusual = {
  inputs: 2,
  layers: [
    { units: 3, activation: 'tanh', normalization: 'layer' },
    { units: 3, activation: 'relu', residual: true },
    { units: 2, activation: 'sigmoid' },
  ],
  loss: 'squared_error',
  initializer: { scheme: 'xavier_normal', seed: 1 },
  example: { input: [1, 2], target: [0, 1] },
};

/**
 * @param {object} change to the unusual network
 * @param {number} layer
 */
function linesOf(change, layer) {
  const run = new Run(engine, { ...unusual, ...change });
  run.seek(run.iterations);
  return text(explain(run.frame(), { layer, unit: 1, from: null }));
}

test('a neuron is explained by the rule of its own layer', () => {
  const [, normalized, throughSkip] = linesOf({}, 1);
  assert.match(normalized, /a = f\(γ·ẑ \+ β\) = /);
  assert.match(throughSkip, /^δ = ∂L\/∂z, along every way/);
  const [, residual, direct] = linesOf({}, 2);
  assert.match(residual, /a = f\(z\) \+ a of the layer before = /);
  assert.match(direct, /^δ = f′\(z\) · Σ w·δ/);
});

test('at the output, δ = a − y only where slopes cancel, each unit with its own target', () => {
  assert.match(linesOf({}, 3)[2], /^δ = \(a − y\) · f′\(z\) = /);
  assert.match(linesOf({ loss: 'binary_cross_entropy' }, 3)[2], /^δ = a − y = .* − 1\.00 = /);
});
