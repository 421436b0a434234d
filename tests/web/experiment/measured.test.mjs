import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { Curves, lastFrame, verdict } from '../../../web/src/experiment/measured.js';
import { settings } from '../../../web/src/state/settings.js';

const engine = await loadEngine();
const network = settings.experiment.default;

/** @param {Partial<typeof network>} change */
const changed = (change) => ({ ...network, ...change });

test('the picture is that of the whole pass', () => {
  const { iteration, iterations, layers } = lastFrame(engine, changed({ depth: 4 }));
  assert.deepEqual([iteration, iterations, layers.length], [10, 10, 6]);
});

test('the verdict has the ratio that the curve has at this depth', () => {
  const curves = new Curves();
  for (const activation of /** @type {const} */ (['sigmoid', 'relu', 'tanh'])) {
    const own = changed({ depth: 12, activation });
    const frame = lastFrame(engine, own);
    const curve = curves
      .of(engine, own)
      .find(({ kind }) => (activation === 'tanh' ? kind === 'chosen' : kind === activation));
    const { ratio } = curve?.points.find(({ depth }) => depth === 12) ?? {};
    assert.equal(ratio, (frame.layers[1].magnitude ?? 0) / (frame.layers[13].magnitude ?? 0));
  }
});

test('the verdict counts layers, and says how small a share is', () => {
  const sentence = (/** @type {typeof network} */ own) => verdict(own, lastFrame(engine, own));
  assert.match(sentence(changed({ depth: 1 })), /^Sigmoid, 1 hidden layer: the first layer’s /);
  assert.match(
    sentence(changed({ depth: 20 })),
    /^Sigmoid, 20 hidden layers: .* is 1 part in [\d,]+ of the output’s\.$/,
  );
});

test('curves are kept while depth and activation change, and made anew with the rest', () => {
  const curves = new Curves();
  const [sigmoid] = curves.of(engine, network);
  const [deeper] = curves.of(engine, changed({ depth: 3, activation: 'tanh' }));
  assert.equal(deeper.points, sigmoid.points);
  const [other] = curves.of(engine, changed({ seed: 2 }));
  assert.notDeepEqual(other.points, sigmoid.points);
});
