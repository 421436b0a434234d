import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNames } from '../../../web/src/drawing/column-names.js';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';
import { layerName } from '../../../web/src/words/pass.js';

/**
 * @param {number} width of the canvas
 * @param {number} depth
 */
function namesAt(width, depth) {
  const sizes = [2, ...Array(depth).fill(8), 1];
  const layers = /** @type {import('../../../web/src/pass/frame.js').FrameLayer[]} */ (
    sizes.map((_, l) => /** @type {unknown} */ ({ name: layerName(l, depth + 1) }))
  );
  const layout = layoutNetwork({ width, height: 200 }, sizes);
  return columnNames({ layers, outputLayer: depth + 1 }, layout);
}

test('no two names touch, and none leaves the canvas, at any width and depth', () => {
  for (const width of [300, 318, 690, 1100]) {
    for (let depth = 1; depth <= 20; ++depth) {
      const names = namesAt(width, depth).sort((one, other) => one.x - other.x);
      const ends = names.map(({ text, x }) => [x - text.length * 3.3, x + text.length * 3.3]);
      ends
        .slice(1)
        .forEach(([left], k) => assert.ok(left > ends[k][1], `${width}, ${depth}: ${k}`));
      assert.ok(ends[0][0] >= 0 && ends[ends.length - 1][1] <= width);
    }
  }
});

test('hidden layers have their names where there is room, else their numbers', () => {
  const texts = (/** @type {number} */ width, /** @type {number} */ depth) =>
    namesAt(width, depth).map(({ text }) => text);
  assert.ok(texts(1100, 3).includes('hidden 2'));
  assert.ok(texts(318, 3).includes('2'));
  assert.deepEqual(texts(318, 10), ['in', 'out', 'target', 'loss', '1', '10', ...'23456789']);
  assert.ok(texts(318, 20).includes('10') && !texts(318, 20).includes('11'));
});
