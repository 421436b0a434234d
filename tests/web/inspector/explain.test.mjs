import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { explain } from '../../../web/src/inspector/explain.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();
/** @param {import('../../../web/src/inspector/explain.js').Explanation} explanation */
function text({ title, lines }) {
  return [title, ...lines.map((parts) => parts.map((part) => part.text).join(''))];
}

test('a weight is explained by the product of its numbers', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  const frame = run.frame();
  const [title, weight, product] = text(explain(frame, { layer: 4, unit: 0, from: 1 }));
  assert.equal(title, 'Weight from hidden 3, neuron 2 to output');
  assert.match(weight, /^w = /);
  const [, delta, activation, gradient] =
    /^∂L\/∂w = δ · a = \(?(\S+?)\)? × (\S+) = (\S+)$/.exec(product) ?? [];
  const number = (/** @type {string} */ written) => Number(written.replace('−', '-'));
  assert.ok(Math.abs(number(delta) * number(activation) - number(gradient)) < 1e-3, product);
});

test('a number that the pass has not computed is a question mark', () => {
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
  assert.match(throughSkip, /^δ = ∂L\/∂z, along every path/);
  const [, residual, direct] = linesOf({}, 2);
  assert.match(residual, /a = f\(z\) \+ a of the layer before = /);
  assert.match(direct, /^δ = f′\(z\) · Σ w·δ/);
});

test('at the output, δ = a − y only if the slopes cancel, with each unit’s own target', () => {
  assert.match(linesOf({}, 3)[2], /^δ = \(a − y\) · f′\(z\) = /);
  assert.match(linesOf({ loss: 'binary_cross_entropy' }, 3)[2], /^δ = a − y = .* − 1\.00 = /);
});

test('after an update, a weight shows how it was computed', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.update(0.5);
  const [, line] = text(explain(run.frame(), { layer: 4, unit: 0, from: 0 }));
  const [, old, gradient, now] = /^w ← (\S+) − 0\.500 × \(?(\S+?)\)? = (\S+)$/.exec(line) ?? [];
  const [before, slope, after] = [old, gradient, now].map((n) => Number(n.replace('−', '-')));
  assert.ok(Math.abs(before - 0.5 * slope - after) < 2e-3, line);
});

test('the loss is explained by its formula with numbers', () => {
  const lossOf = (/** @type {any} */ document) => {
    const run = new Run(engine, document);
    run.seek(run.iterations / 2);
    const frame = run.frame();
    return text(explain(frame, { layer: frame.outputLayer + 2, unit: 0, from: null }));
  };
  assert.deepEqual(lossOf(networkDocument(defaultState, engine)), [
    'loss',
    'L = −y · ln a − (1 − y) · ln(1 − a)',
    'L = −ln 0.443 = 0.813',
  ]);
  assert.match(lossOf(unusual)[2], /^L = ½ \(\(0\.\d+ − 0\)² \+ \(0\.\d+ − 1\.00\)²\) = 0\.\d+$/);
});
