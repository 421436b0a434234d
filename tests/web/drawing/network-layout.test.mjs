import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';

/** Of "output", in the size that it is drawn in. */
const widestName = 42;

for (const width of [280, 302, 660, 1000]) {
  test(`at ${width} px, no neuron and no outer name crosses an edge, at any depth`, () => {
    for (const depth of [1, 3, 10, 20]) {
      const sizes = [2, ...Array(depth).fill(6), 1];
      const { units, radius, loss } = layoutNetwork({ width, height: 320 }, sizes);
      const [first, last] = [units[0][0].x, loss.x];
      const half = Math.max(radius, widestName / 2);
      assert.ok(first - half >= 0 && last + half <= width, `${depth}: ${first}, ${last}`);
      for (const { y } of units.flat()) assert.ok(y - radius >= 0 && y + radius <= 320);
    }
  });
}

test('columns are in the order of the layers, equally far apart', () => {
  const { units, spacing } = layoutNetwork({ width: 700, height: 320 }, [2, 6, 6, 1]);
  const columns = units.map(([{ x }]) => x);
  columns.slice(1).forEach((x, k) => assert.ok(Math.abs(x - columns[k] - spacing) < 1e-9));
});

test('the network stays inside its canvas, from a phone to a wide screen, shallow or deep', () => {
  for (const width of [280, 700, 1100]) {
    for (const depth of [1, 3, 20]) {
      const { units, radius } = layoutNetwork({ width, height: 320 }, [
        2,
        ...Array(depth).fill(12),
        1,
      ]);
      for (const { x, y } of units.flat()) {
        assert.ok(x - radius >= 0 && x + radius <= width, `${x} of ${width}`);
        assert.ok(y - radius >= 0 && y + radius <= 320);
      }
    }
  }
});

test('neurons of a layer do not touch', () => {
  const { units, radius } = layoutNetwork({ width: 700, height: 320 }, [2, 12, 1]);
  assert.ok(units[1][1].y - units[1][0].y > 2 * radius);
});

test('output, target and loss are far enough apart for their names', () => {
  for (const width of [280, 330, 1100]) {
    for (const depth of [1, 3, 20]) {
      const { units, targets, loss } = layoutNetwork({ width, height: 320 }, [
        2,
        ...Array(depth).fill(6),
        1,
      ]);
      const [output, target] = [units[depth + 1][0].x, targets[0].x];
      assert.ok(target - output >= 40 && loss.x - target >= 40, `${width}, ${depth}`);
      assert.ok(loss.x + loss.halfWidth <= width && loss.x - loss.halfWidth > target);
    }
  }
});
