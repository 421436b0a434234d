import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { activations } from '../../../web/src/state/choices.js';
import { settings } from '../../../web/src/state/settings.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();
const depths = Array.from({ length: settings.depth.most }, (_, k) => settings.depth.least + k);

/** @param {Partial<import('../../../web/src/state/state.js').State>} change */
function magnitudes(change) {
  const session = engine.open(networkDocument(changed(defaultState, change), engine));
  const result = Array.from(session.backward());
  session.close();
  return result;
}

/**
 * @param {Partial<import('../../../web/src/state/state.js').State>} change
 * @returns {boolean} true if ten updates leave the loss lower, and every layer with a gradient
 */
function learnsInTen(change) {
  const state = changed(defaultState, change);
  const session = engine.open(networkDocument(state, engine));
  const isAlive = () => Array.from(session.backward()).every((magnitude) => magnitude > 0);
  let alive = isAlive();
  const { loss } = session;
  for (let k = 0; alive && k < 10; ++k) {
    session.update(state.learningRate);
    alive = isAlive();
  }
  const learns = alive && session.loss < loss;
  session.close();
  return learns;
}

for (const { value: activation } of activations) {
  for (const depth of depths) {
    test(`${activation} at depth ${depth}: ten updates lower the loss and leave every layer alive`, () => {
      assert.ok(learnsInTen({ depth, activation }));
    });
  }
}

test('on the untouched figure, each layer has on average roughly a fifth of the one after it', () => {
  const found = magnitudes({});
  assert.equal(found.length, 4);
  assert.ok(found[3] > 0.4 && found[3] < 0.65, `output: ${found[3]}`);
  const share = Math.cbrt(found[0] / found[3]);
  assert.ok(share > 0.15 && share < 0.25, `${share}`);
});

test('after ten layers, about a ten-millionth is left', () => {
  const found = magnitudes({ depth: 10 });
  const left = found[0] / found[10];
  assert.ok(left > 5e-8 && left < 2e-7, `${left}`);
});

test('seed 1 is an ordinary one: half of a hundred seeds leave more after ten layers, or nearly', () => {
  const shares = Array.from({ length: 100 }, (_, k) => {
    const found = magnitudes({ depth: 10, seed: k + 1 });
    return found[0] / found[10];
  });
  const larger = shares.filter((share) => share > shares[0]).length;
  assert.ok(larger > 10 && larger < 90, `${larger}`);
});

for (const depth of depths) {
  test(`at depth ${depth}, the sigmoid's first layer fades and the ReLU's does not`, () => {
    const [fading, kept] = [magnitudes({ depth }), magnitudes({ depth, activation: 'relu' })];
    assert.ok(fading[0] > 0);
    assert.ok(fading[0] / fading[depth] < 0.35 ** depth, `${fading[0] / fading[depth]}`);
    assert.ok(kept[0] / kept[depth] > 1e-4, `${kept[0] / kept[depth]}`);
  });
}
