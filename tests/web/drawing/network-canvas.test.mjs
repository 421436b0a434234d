import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { edgesOf } from '../../../web/src/drawing/edges.js';
import { drawNetwork } from '../../../web/src/drawing/network-canvas.js';
import { layoutNetwork } from '../../../web/src/drawing/network-layout.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { reachOf } from '../../../web/src/drawing/shown.js';
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
 * @param {number} [progress]
 * @param {'all' | 'still' | 'moving'} [part]
 * @param {object} [more] of the picture
 * @returns {{from: number[], to: number[], colour: string, width: number, alpha: number}[]} the lines that are drawn
 */
function linesOf(frame, progress = 1, part = 'all', more = {}) {
  /** @type {ReturnType<typeof linesOf>} */
  const lines = [];
  /** @type {number[]} */
  let from = [];
  /** @type {{from: number[], to: number[]}[]} */
  let path = [];
  /** @type {any} */
  const context = new Proxy(
    {
      moveTo: (/** @type {number[]} */ ...point) => (from = point),
      lineTo: (/** @type {number[]} */ ...to) => path.push({ from, to }),
      beginPath: () => (path = []),
      stroke: () => {
        const { strokeStyle: colour, lineWidth: width, globalAlpha: alpha } = context;
        lines.push(...path.map((line) => ({ ...line, colour, width, alpha })));
      },
      measureText: () => ({ width: 10 }),
    },
    { get: (target, name) => Reflect.get(target, name) ?? (() => {}) },
  );
  const layout = layoutNetwork({ width: 700, height: 400 }, unitCounts(frame));
  drawNetwork(context, { frame, progress, layout, palette, selection: null, ...more }, part);
  return lines;
}

for (const { name, document } of cases.filter(({ name: each }) => each.includes('xor-'))) {
  test(`${name}: with no gradient at all, every connection is visible at every iteration`, () => {
    const run = new Run(engine, document);
    const count = document.layers.reduce(
      (/** @type {number} */ sum, /** @type {any} */ { weights }) => sum + weights.flat().length,
      0,
    );
    for (let iteration = 0; iteration <= run.iterations; ++iteration) {
      run.seek(iteration);
      const seen = new Set(
        linesOf(run.frame())
          .filter(({ alpha, colour }) => alpha >= 0.07 && colour !== 'outline')
          .map(({ from, to }) => `${from}-${to}`),
      );
      assert.equal(seen.size, count, `iteration ${iteration}`);
    }
    run.close();
  });
}

test('in a wide layer, the strongest connections are drawn one by one, and the others hinted at', () => {
  const run = new Run(engine, networkDocument({ ...defaultState, width: 12 }, engine));
  const frame = run.frame();
  const [wide] = frame.layers.slice(2).map(({ weights }) => weights);
  const { strong, weak } = edgesOf(wide);
  assert.equal(strong.length + weak.length, 144);
  const least = Math.min(...strong.map(({ value }) => Math.abs(value)));
  assert.ok(weak.length > 0 && weak.every(({ value }) => Math.abs(value) <= least));
});

test('pointing at the symbol of a weight highlights every connection', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  const frame = run.frame();
  const count = frame.layers.flatMap(({ weights }) => weights.flat()).length;
  const lit = linesOf(frame, 1, 'all', { light: 'weights' }).filter(
    ({ colour }) => colour === 'ink',
  );
  assert.equal(lit.length, count);
  assert.equal(linesOf(frame).filter(({ colour }) => colour === 'ink').length, 0);
});

test('paths to the loss are drawn, shared parts once, the chosen one widest, and other lines recede', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  const frame = run.frame();
  const last = { layer: 4, unit: 0, from: 5 };
  const [one, other] = [2, 6].map((from) => ({ layer: 3, unit: 5, from }));
  const ways = [
    { weights: [one, last], isChosen: true },
    { weights: [other, last], isChosen: false },
  ];
  const lines = linesOf(frame, 1, 'all', { ways });
  const halos = lines.filter(({ width, alpha }) => width >= 4 && alpha < 1);
  assert.deepEqual(halos.map(({ width }) => width).sort(), [4, 9, 9]);
  const strongest = (/** @type {typeof lines} */ drawn) =>
    Math.max(
      ...drawn.flatMap(({ colour, width, alpha }) =>
        colour === 'backward' && width < 4 ? alpha : 0,
      ),
    );
  assert.ok(strongest(lines) < 0.4 * strongest(linesOf(frame)));
});

/**
 * @param {typeof defaultState} state
 * @returns {{ink: number, bar: number}[]} for layers 1…N at the end of the pass: the opacity of the strongest
 *   gradient's line, and the height of the bar
 */
function inkByLayer(state) {
  const run = new Run(engine, networkDocument(state, engine));
  run.seek(run.iterations);
  const frame = run.frame();
  run.close();
  const lines = linesOf(frame).filter(({ colour, width }) => colour === 'backward' && width < 4);
  const { units } = layoutNetwork({ width: 700, height: 400 }, unitCounts(frame));
  return frame.layers.slice(1).map((_, k) => {
    const into = lines.filter(({ from, to }) => from[0] === units[k][0].x && to[0] !== from[0]);
    const ink = Math.max(...into.map(({ alpha }) => alpha));
    return { ink, bar: reachOf(frame, k + 1) };
  });
}

test('on the way back, ink is signal: the lines of each layer fade with its bar', () => {
  const sigmoid = inkByLayer({ ...defaultState, depth: 10 });
  sigmoid.slice(1).forEach(({ ink, bar }, k) => {
    assert.ok(bar > sigmoid[k].bar && ink > sigmoid[k].ink, `layer ${k + 2}`);
  });
  assert.ok(sigmoid[0].ink < 0.15 && sigmoid[10].ink > 0.9);
  const relu = inkByLayer({ ...defaultState, depth: 10, activation: 'relu' });
  assert.ok(relu[0].ink > 4 * sigmoid[0].ink);
});

test('where the palette asks for it, every connection keeps its contrast on the way back', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  const lines = linesOf(run.frame(), 1, 'all', { palette: { ...palette, faintestWeight: 0.6 } });
  run.close();
  assert.ok(lines.filter(({ colour }) => colour === 'edge').every(({ alpha }) => alpha >= 0.6));
});

test('the moving and the still part make up the whole picture at every moment', () => {
  const run = new Run(engine, networkDocument({ ...defaultState, depth: 4 }, engine));
  run.update(0.5);
  const sorted = (/** @type {ReturnType<typeof linesOf>} */ lines) => lines.map(String).sort();
  const text = (/** @type {ReturnType<typeof linesOf>} */ lines) =>
    sorted(/** @type {any} */ (lines.map((line) => JSON.stringify(line))));
  for (let iteration = 0; iteration <= run.iterations; ++iteration) {
    run.seek(iteration);
    const frame = run.frame();
    for (const progress of [0.3, 0.6, 0.9]) {
      const [still, moving, all] = /** @type {const} */ (['still', 'moving', 'all']).map((part) =>
        linesOf(frame, progress, part),
      );
      assert.deepEqual(text([...still, ...moving]), text(all), `${iteration}, ${progress}`);
    }
  }
});

test('the still part is the same at the start and the end of an iteration', () => {
  const run = new Run(engine, networkDocument({ ...defaultState, depth: 4 }, engine));
  for (let iteration = 1; iteration <= run.iterations; ++iteration) {
    run.seek(iteration);
    const frame = run.frame();
    assert.deepEqual(linesOf(frame, 0.01, 'still'), linesOf(frame, 0.99, 'still'), `${iteration}`);
  }
});

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
