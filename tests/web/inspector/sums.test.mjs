import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { largestOf, strongestWay, sumsOf } from '../../../web/src/inspector/sums.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';
import { cases } from '../../cases/cases.mjs';

const engine = await loadEngine();

/** A network with layers that are normalised, that have shortcuts, and both. */
const unusual = {
  inputs: 3,
  layers: [
    { units: 4, activation: 'tanh', normalization: 'layer' },
    { units: 4, activation: 'leaky_relu', residual: true },
    { units: 4, activation: 'sigmoid', normalization: 'layer', residual: true },
    { units: 3, activation: 'softmax' },
  ],
  loss: 'cross_entropy',
  initializer: { scheme: 'xavier_normal', seed: 1 },
  example: { input: [1, 2, -1], target: [0, 0.3, 0.7] },
};

/** @type {Record<string, any>} */
const networks = {
  'the lesson’s own': networkDocument(defaultState, engine),
  'deep ReLU': networkDocument(changed(defaultState, { activation: 'relu', depth: 9 }), engine),
  'with every kind of layer': unusual,
  'with squared error and a sigmoid at the end': {
    ...unusual,
    layers: [...unusual.layers.slice(0, 3), { units: 3, activation: 'sigmoid' }],
    loss: 'squared_error',
  },
  ...Object.fromEntries(
    cases.filter(({ document }) => document.example).map(({ name, document }) => [name, document]),
  ),
};

/** @param {any} document */
function frameOf(document) {
  const run = new Run(engine, document);
  run.seek(run.iterations);
  return run.frame();
}

/** @param {import('../../../web/src/inspector/sums.js').Sum} sum */
function total({ terms, factor }) {
  return factor * terms.reduce((sum, { value }) => sum + value, 0);
}

for (const [name, document] of Object.entries(networks)) {
  test(`${name}: z and δ of every neuron are their sums, term by term`, () => {
    const frame = frameOf(document);
    for (let layer = 1; layer <= frame.outputLayer; ++layer) {
      const { preactivations, deltas, activationGradients, rule } = frame.layers[layer];
      (preactivations ?? []).forEach((z, unit) => {
        const [forward, back, more] = sumsOf(frame, { layer, unit, from: null });
        const near = (/** @type {number} */ found, /** @type {number | undefined} */ wanted) =>
          assert.ok(Math.abs(found - (wanted ?? NaN)) < 1e-12, `${layer}: ${found}, ${wanted}`);
        near(total(forward), z);
        near(total(back), deltas?.[unit]);
        assert.equal(more !== undefined, rule.normalized);
        if (more) near(total(more), activationGradients?.[unit]);
      });
    }
  });
}

test('a weight shows the sum of the error signal that it is multiplied by', () => {
  const frame = frameOf(networks['the lesson’s own']);
  const [sum, none] = sumsOf(frame, { layer: 2, unit: 3, from: 1 });
  assert.equal(none, undefined);
  assert.ok(Math.abs(total(sum) - (frame.layers[2].deltas?.[3] ?? NaN)) < 1e-15);
  assert.deepEqual(sum.terms[4].place, { layer: 3, unit: 4, from: null });
});

test('a term that the pass has not computed is a question mark', () => {
  for (const document of Object.values(networks)) {
    const run = new Run(engine, document);
    for (let iteration = 0; iteration < run.iterations; ++iteration) {
      run.seek(iteration);
      const sums = sumsOf(run.frame(), { layer: 1, unit: 0, from: null });
      const texts = sums.flatMap(({ title, terms }) => [title, ...terms.map(({ parts }) => parts)]);
      for (const { text } of texts.flat()) assert.doesNotMatch(text, /not a number|undefined|NaN/);
      const [, { title }] = sums;
      assert.match(title[0].text, /^δ = \?$/, `${iteration}`);
    }
  }
});

test('an input, a target and the loss have no sum', () => {
  const run = new Run(engine, networks['the lesson’s own']);
  run.seek(8);
  for (const layer of [0, 5, 6]) {
    assert.deepEqual(sumsOf(run.frame(), { layer, unit: 0, from: null }), []);
  }
});

test('the strongest path leads to the loss, each time through the largest term', () => {
  const frame = frameOf(networks['deep ReLU']);
  const way = strongestWay(frame, { layer: 2, unit: 1, from: 0 });
  assert.deepEqual(way[1], { layer: 2, unit: 1, from: null });
  assert.deepEqual(
    way.slice(1).map(({ layer }) => layer),
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 12],
  );
  way.slice(1, -2).forEach((place, k) => {
    const [, { terms }] = sumsOf(frame, place);
    assert.deepEqual(terms[largestOf(terms)].place, way[k + 2]);
  });
});
