import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';

const engine = await loadEngine();

/** @type {import('../../../web/src/engine/documents.js').RatioSettings} */
const asked = {
  activation: 'relu',
  initializer: { scheme: 'kaiming_normal', biases: 'centered' },
  width: 8,
  depths: [1, 5, 20],
  gains: [0.5, 1],
  seeds: 4,
  firstSeed: 40,
};

test('each ratio equals, bit for bit, that of its network opened in a session', () => {
  const { activation, initializer, width, depths, gains = [], seeds, firstSeed = 0 } = asked;
  const alone = depths.flatMap((depth) =>
    gains.flatMap((gain) =>
      Array.from({ length: seeds }, (_, k) => {
        const session = engine.open({
          inputs: 2,
          layers: [
            ...Array.from({ length: depth }, () => ({ units: width, activation })),
            { units: 1, activation: 'sigmoid' },
          ],
          loss: 'binary_cross_entropy',
          initializer: { ...initializer, gain, seed: firstSeed + k },
          example: { input: [0.3, 0.8], target: [1] },
        });
        const magnitudes = session.backward();
        session.close();
        return magnitudes[0] / magnitudes[depth];
      }),
    ),
  );
  assert.deepEqual([...engine.ratios(asked)], alone);
  assert.ok(new Set(alone).size > 12, 'they differ');
});

test('ratios computed in slices of seeds are the same', () => {
  const whole = engine.ratios({ ...asked, depths: [3], gains: [1] });
  const slices = [0, 1, 2, 3].map((k) =>
    engine.ratios({ ...asked, depths: [3], gains: [1], seeds: 1, firstSeed: 40 + k }),
  );
  assert.deepEqual(
    [...whole],
    slices.flatMap((slice) => [...slice]),
  );
});

test('an error names settings that are not allowed', () => {
  assert.throws(() => engine.ratios({ ...asked, depths: [] }), {
    message: 'depths: expected at least one number, found none',
  });
  assert.throws(() => engine.ratios({ ...asked, seeds: NaN }), {
    message: 'seeds: expected a whole number from 1 to 1000000, found "NaN"',
  });
});
