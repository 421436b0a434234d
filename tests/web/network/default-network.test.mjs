import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
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

test('on the untouched figure, each layer has roughly a fifth of the one after it', () => {
  const found = magnitudes({});
  assert.equal(found.length, 4);
  assert.ok(found[3] > 0.4 && found[3] < 0.65, `output: ${found[3]}`);
  for (let l = 0; l < 3; ++l) {
    const share = found[l] / found[l + 1];
    assert.ok(share > 0.12 && share < 0.3, `layer ${l + 1}: ${share}`);
  }
});

test('after ten layers, about a ten-millionth is left', () => {
  const found = magnitudes({ depth: 10 });
  const left = found[0] / found[10];
  assert.ok(left > 5e-8 && left < 2e-7, `${left}`);
});

for (const depth of depths) {
  test(`at depth ${depth}, the sigmoid's first layer fades`, () => {
    const found = magnitudes({ depth, activation: 'sigmoid' });
    assert.ok(found[0] > 0);
    assert.ok(found[0] / found[depth] < 0.35 ** depth, `${found[0] / found[depth]}`);
  });

  test(`at depth ${depth}, every layer of the ReLU stays alive`, () => {
    const found = magnitudes({ depth, activation: 'relu' });
    for (const magnitude of found) assert.ok(magnitude > 0);
    assert.ok(found[0] / found[depth] > 0.03, `${found[0] / found[depth]}`);
  });
}
