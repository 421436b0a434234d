import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf } from '../../../web/src/drawing/bar-scale.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();

test('a linear bar has the length of its share of the largest', () => {
  const { height, ticks } = axisOf({ largest: 0.5, output: 0.1 }, 'linear');
  assert.equal(height(0.25), 0.5);
  assert.deepEqual(ticks.at(-1), { height: 1, label: '0.50' });
});

test('a logarithmic bar loses an eighth of the axis for each power of ten below the output', () => {
  const { height } = axisOf({ largest: 7, output: 0.5 }, 'logarithmic');
  const lengths = [0.5, 0.05, 0.005, 0.5e-8].map(height);
  assert.ok([1, 7 / 8, 6 / 8, 0].every((share, k) => Math.abs(share - lengths[k]) < 1e-12));
});

test('the logarithmic axis is the same for every network, and ends at 1 and 10⁻⁸', () => {
  const ticks = [
    { largest: 0.5, output: 0.5 },
    { largest: 1e9, output: 1e-30 },
    { largest: 0, output: 0 },
  ].map((values) => axisOf(values, 'logarithmic').ticks);
  assert.deepEqual(ticks[1], ticks[0]);
  assert.deepEqual(ticks[2], ticks[0]);
  assert.deepEqual(
    ticks[0].map(({ height, label }) => `${height} ${label}`),
    ['1 1', '0.75 10⁻²', '0.5 10⁻⁴', '0.25 10⁻⁶', '0 10⁻⁸'],
  );
});

test('what a length cannot show has a mark of its own', () => {
  const { height, mark } = axisOf({ largest: 1, output: 0.5 }, 'logarithmic');
  assert.deepEqual([0.5, 0.1, 0.6, 1e-9, 0].map(mark), ['', '', 'above', 'below', 'zero']);
  assert.deepEqual([0.6, Infinity, 1e-9, 0].map(height), [1, 1, 0, 0]);
  const silent = axisOf({ largest: 1, output: 0 }, 'logarithmic');
  assert.deepEqual([0, 0.3].map(silent.mark), ['silent', 'silent']);
  assert.deepEqual([0, 0.3].map(silent.height), [0, 0]);
  assert.equal(axisOf({ largest: 0, output: 0 }, 'linear').height(0), 0);
});

/** The height of hidden layer 1's bar at the end of the default network's pass. */
const goals = /** @type {const} */ ([
  ['sigmoid', 3, 0.71],
  ['sigmoid', 10, 0.1],
  ['relu', 10, 0.86],
  ['relu', 20, 0.55],
]);
for (const [activation, depth, share] of goals) {
  test(`with ${depth} hidden layers of ${activation}, the first bar has ${100 * share} % of the output’s`, () => {
    const state = changed(defaultState, { activation, depth });
    const session = engine.open(networkDocument(state, engine));
    const magnitudes = session.backward();
    const [output, first] = [magnitudes[depth], magnitudes[0]];
    const { height } = axisOf({ largest: NaN, output }, 'logarithmic');
    assert.ok(Math.abs(height(first) - share) < 0.01, `${height(first)}`);
    session.close();
  });
}
