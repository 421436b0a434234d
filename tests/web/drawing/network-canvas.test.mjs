import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { drawNetwork } from '../../../web/src/drawing/network-canvas.js';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';
import { Run } from '../../../web/src/pass/run.js';
import { unitCounts } from '../../../web/src/pass/frame.js';
import { cases } from '../../cases/cases.mjs';

const engine = await loadEngine();
const palette = {
  ink: 'ink',
  muted: 'muted',
  card: 'card',
  edge: 'edge',
  outline: 'outline',
  forward: 'forward',
  forwardFill: 'forwardFill',
  onForward: 'onForward',
  backward: 'backward',
  danger: 'danger',
  font: 'font',
};

/**
 * @param {import('../../../web/src/pass/frame.js').Frame} frame
 * @returns {{from: number[], to: number[], colour: string, alpha: number}[]} the lines that are drawn
 */
function linesOf(frame) {
  /** @type {ReturnType<typeof linesOf>} */
  const lines = [];
  /** @type {number[]} */
  let from = [];
  /** @type {number[]} */
  let to = [];
  /** @type {any} */
  const context = new Proxy(
    {
      moveTo: (/** @type {number[]} */ ...point) => (from = point),
      lineTo: (/** @type {number[]} */ ...point) => (to = point),
      beginPath: () => (to = []),
      stroke: () => {
        if (to.length > 0) {
          lines.push({ from, to, colour: context.strokeStyle, alpha: context.globalAlpha });
        }
      },
      measureText: () => ({ width: 10 }),
    },
    { get: (target, name) => Reflect.get(target, name) ?? (() => {}) },
  );
  const layout = layoutNetwork({ width: 700, height: 400 }, unitCounts(frame));
  drawNetwork(context, { frame, progress: 1, layout, palette, selection: null });
  return lines;
}

for (const { name, document } of cases.filter(({ name: each }) => each.includes('xor-'))) {
  test(`${name}: solved, without any gradient, its connections are all seen at every iteration`, () => {
    const run = new Run(engine, document);
    const count = document.layers.reduce(
      (/** @type {number} */ sum, /** @type {any} */ { weights }) => sum + weights.flat().length,
      0,
    );
    for (let iteration = 0; iteration <= run.iterations; ++iteration) {
      run.seek(iteration);
      const seen = new Set(
        linesOf(run.frame())
          .filter(({ alpha }) => alpha >= 0.2)
          .map(({ from, to }) => `${from}-${to}`),
      );
      assert.equal(seen.size, count, `iteration ${iteration}`);
    }
    run.close();
  });
}
