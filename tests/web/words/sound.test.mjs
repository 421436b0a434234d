import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingYet, toldLayers, toldNetworks } from '../../../web/src/words/sound.js';

test('the line says what is heard, from the output back, and by how much each layer has less', () => {
  assert.equal(
    toldLayers([0.24 / 512, 0.24 / 64, 0.03, 0.24]),
    'output 0.240, hidden 3 0.0300, hidden 2 0.00375, hidden 1, one in 510; each layer back ÷ 8.0 on average',
  );
  const deep = Array.from({ length: 11 }, (_, k) => 0.5 * 10 ** (-0.72 * (10 - k)));
  assert.equal(
    toldLayers(deep),
    'output 0.500, hidden 10 0.0953, … hidden 1, one in 16 million; each layer back ÷ 5.2 on average',
  );
});

test('what cannot be said as a share or as a factor is said as it is', () => {
  assert.equal(toldLayers([0, 0, 0.5]), 'output 0.500, hidden 2 0, hidden 1, exactly 0');
  assert.match(
    toldLayers([4, 2, 1]),
    /hidden 1, 4\.0 times the output’s; each layer back × 2\.0 on average$/,
  );
  assert.match(toldLayers([1, 1, 1]), /hidden 1, as much as the output’s$/);
  assert.equal(toldLayers([NaN, 1]), 'output 1.00, hidden 1 not a number');
  assert.equal(
    toldLayers([null, 0.1, 1]),
    'output 1.00, hidden 2, one in 10; each layer back ÷ 10 on average',
  );
  assert.equal(toldLayers([null, null]), nothingYet);
});

test('of two networks, the line says which is in which ear', () => {
  const both = [
    { name: 'ReLU', said: 'a' },
    { name: 'Sigmoid', said: 'b' },
  ];
  assert.equal(toldNetworks(both), 'Left ear, ReLU: a. Right ear, Sigmoid: b.');
});
