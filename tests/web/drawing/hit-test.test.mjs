import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectionAt } from '../../../web/src/drawing/hit-test.js';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';

const layout = layoutNetwork({ width: 800, height: 400 }, [2, 6, 6, 6, 1]);

test('a point on a neuron selects it', () => {
  assert.deepEqual(selectionAt(layout, layout.units[2][3]), { layer: 2, unit: 3, from: null });
});

test('a point on an edge selects its weight', () => {
  const from = layout.units[3][1];
  const to = layout.units[4][0];
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  assert.deepEqual(selectionAt(layout, middle), { layer: 4, unit: 0, from: 1 });
});

test('a point on empty space selects nothing', () => {
  assert.equal(selectionAt(layout, { x: 2, y: 2 }), null);
});

test('a point on the target or the loss selects it', () => {
  assert.deepEqual(selectionAt(layout, layout.targets[0]), { layer: 5, unit: 0, from: null });
  const { x, y, halfWidth } = layout.loss;
  assert.deepEqual(selectionAt(layout, { x: x + halfWidth - 1, y }), {
    layer: 6,
    unit: 0,
    from: null,
  });
});
