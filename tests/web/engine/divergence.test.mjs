/** Passes whose numbers outgrow a double: they say so, and can go on from where they were. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';

const engine = await loadEngine();

/** @param {{activation?: string, scheme?: string, seed: number}} start */
function unbounded({ activation = 'leaky_relu', scheme = 'kaiming_normal', seed }) {
  return {
    inputs: 2,
    layers: [
      { units: 16, activation },
      { units: 16, activation },
      { units: 1, activation: 'linear' },
    ],
    loss: 'squared_error',
    initializer: { scheme, seed },
    example: { input: [0.3, 0.8], target: [1] },
  };
}

/** Layer 2's preactivation is 1e400. */
const overflowing = {
  inputs: 1,
  layers: [
    { units: 1, activation: 'linear', weights: [[1e200]], biases: [0] },
    { units: 1, activation: 'linear', weights: [[1e200]], biases: [0] },
  ],
  loss: 'squared_error',
  example: { input: [1], target: [0] },
};

for (const scheme of ['kaiming_normal', 'xavier_normal']) {
  for (const rate of [0.2, 3, 1e5, 1e200]) {
    test(`${scheme} and a rate of ${rate}: parameters stay finite for every seed`, () => {
      for (let seed = 0; seed < 8; ++seed) {
        const session = engine.open(unbounded({ scheme, seed }));
        for (let update = 0; update < 40; ++update) {
          session.backward();
          const before = session.parameters();
          try {
            session.update(rate);
          } catch (problem) {
            assert.match(
              /** @type {Error} */ (problem).message,
              /^layer [123]: expected finite parameters after the update, found (inf|-inf|nan)$/,
            );
            assert.deepEqual(session.parameters(), before);
            assert.equal(session.iteration, session.iterations);
            break;
          }
          assert.ok(session.parameters().every(Number.isFinite));
        }
        const again = engine.open(session.document());
        assert.deepEqual(again.parameters(), session.parameters());
        again.close();
        session.close();
      }
    });
  }
}

test('after a refused update, the reader can go back', () => {
  const session = engine.open(unbounded({ seed: 1 }));
  const start = session.parameters();
  assert.throws(() => {
    for (let update = 0; update < 40; ++update) {
      session.backward();
      session.update(3);
    }
  }, /expected finite parameters/);
  session.setParameters(start);
  assert.equal(session.divergence, null);
  assert.deepEqual(session.trace(), engine.open(unbounded({ seed: 1 })).trace());
});

test('a session names the first number that is not finite, once the pass has computed it', () => {
  const session = engine.open(overflowing);
  const message = 'layer 2: expected finite preactivations, found inf';
  const said = [null, null, message, message, message];
  assert.deepEqual(
    said.map((_, iteration) => (session.seek(iteration), session.divergence)),
    said,
  );
  session.set({ name: 'weight', layer: 2, unit: 0, from: 0 }, 1e-200);
  assert.equal(session.divergence, null);
});

test('every call of a session works when its numbers are infinite', () => {
  const session = engine.open(overflowing);
  session.backward();
  assert.deepEqual(session.document(), overflowing);
  const trace = session.trace();
  assert.deepEqual([trace.loss, trace.layers[1].preactivations], ['inf', ['inf']]);
  const place = /** @type {const} */ ({ name: 'weight', layer: 2, unit: 0, from: 0 });
  assert.deepEqual(
    session.lossesWith(place, Float64Array.of(1e-200, 1)),
    Float64Array.of(0.5, Infinity),
  );
  const checks = session.checkGradients(1e-5);
  assert.equal(checks.count, 4);
  assert.deepEqual([checks.largest_gradient, checks.worst.measured], [Infinity, NaN]);
  const ways = session.ways({ layer: 1, unit: 0, from: 0 }, 5);
  assert.deepEqual([ways.count, ways.gradient, ways.size], [1, Infinity, Infinity]);
  assert.equal(ways.largest[0].product, Infinity);
  assert.deepEqual(session.walkWays({ layer: 1, unit: 0, from: 0 }, 9), {
    count: 1,
    sum: Infinity,
  });
  assert.deepEqual(session.slopes(2), Float64Array.of(1));
  assert.equal(session.gradientMagnitude(1), Infinity);
  assert.deepEqual(session.movement(session.parameters()), Float64Array.of(0, 0));
});
