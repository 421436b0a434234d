import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { drawNetwork } from '../../../web/src/drawing/network-canvas.js';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { unitCounts } from '../../../web/src/pass/frame.js';
import { defaultState } from '../../../web/src/state/state.js';
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
  forwardEdge: 'forwardEdge',
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

const tokens = readFileSync('web/styles/tokens.css', 'utf8');

/**
 * @param {string} name
 * @param {'light' | 'dark'} scheme
 * @returns {number[]} red, green and blue, 0…255
 */
function colourOf(name, scheme) {
  const [, light, dark] =
    new RegExp(`--${name}: var\\(--backprop-${name}, light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(
      tokens,
    ) ?? [];
  const hex = scheme === 'light' ? light : dark;
  return [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));
}

/**
 * @param {number[]} colour
 * @returns {number} relative luminance, as WCAG 2 defines it
 */
function luminance(colour) {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`in the ${scheme} scheme, the strongest third of the resting weights has a contrast of 3 to 1`, () => {
    const run = new Run(engine, networkDocument(defaultState, engine));
    const frame = run.frame();
    const sizes = frame.layers.flatMap(({ weights }) => weights.flat()).map(Math.abs);
    const alphas = linesOf(frame)
      .filter(({ colour }) => colour === 'edge')
      .map(({ alpha }) => alpha)
      .sort((a, b) => b - a);
    assert.equal(alphas.length, sizes.length);
    const [edge, card] = [colourOf('edge', scheme), colourOf('card', scheme)];
    const alpha = alphas[Math.floor(alphas.length / 3)];
    const seen = luminance(edge.map((part, k) => alpha * part + (1 - alpha) * card[k]));
    const [bright, dim] = [seen, luminance(card)].sort((a, b) => b - a);
    const contrast = (bright + 0.05) / (dim + 0.05);
    assert.ok(contrast >= 3, `${contrast}`);
  });
}
