/** Tests what stands at the figure's place before its script runs against the engine's own numbers. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axisLength, withStillFigure } from '../../scripts/still/still-figure.mjs';
import { axisOf } from '../../web/src/drawing/bar-scale.js';
import { loadEngine } from '../../web/src/engine/engine.js';
import { shapeDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { defaultState } from '../../web/src/state/state.js';
import { formatInside, formatNumber } from '../../web/src/words/format.js';

const wasm = readFileSync('build/wasm/backprop-engine.wasm');
const page = await withStillFigure(readFileSync('web/lesson.html', 'utf8'), wasm);
const [, finished, ready] =
  /<noscript>(.*?)<\/noscript>(<div class="still">.*?)<p class="stand-in">/s.exec(page) ?? [];

const run = new Run(
  await loadEngine({ wasm: Uint8Array.from(wasm).buffer }),
  shapeDocument(defaultState),
);
run.seek(run.iterations);
const frame = run.frame();
const { layers, outputLayer, digits } = frame;
const magnitudes = layers.slice(1).map(({ magnitude }) => magnitude ?? NaN);

/**
 * @param {string} picture
 * @param {string} colour
 * @returns {{drawn: string, isDashed: boolean, line: string}[]} the lines of a colour, with their styles
 */
function linesOf(picture, colour) {
  const paths = [...picture.matchAll(/<path ([^>]*) d="((?:M\d+ \d+L\d+ \d+)+)"\/>/g)];
  return paths
    .filter(([, style]) => style.includes(`stroke="var(--${colour})"`))
    .flatMap(([, drawn, d]) =>
      d
        .split('M')
        .slice(1)
        .map((line) => ({ drawn, isDashed: drawn.includes('dasharray'), line })),
    );
}

test('the bars have the heights of the engine’s numbers, and the output’s fills the axis', () => {
  const [, d] = /class="still-columns"[^>]*><path d="([^"]*)"/.exec(finished) ?? [];
  const heights = [...d.matchAll(/M(\d+) (\d+)V(\d+)/g)].map(([, l, bottom, top]) => [
    Number(l),
    (Number(bottom) - Number(top)) / axisLength,
  ]);
  const axis = axisOf({ largest: 0, output: magnitudes[outputLayer - 1] }, 'logarithmic');
  assert.equal(heights.length, outputLayer);
  heights.forEach(([l, height], k) => {
    assert.equal(l, k + 1);
    assert.ok(Math.abs(height - axis.height(magnitudes[k])) <= 0.5 / axisLength, `layer ${l}`);
  });
  assert.equal(heights.at(-1)?.[1], 1);
});

test('the numbers are there as text', () => {
  const text = finished.replace(/<svg.*<\/svg>/s, '').replace(/<[^>]*>/g, '');
  for (const number of [...magnitudes, frame.loss ?? NaN]) {
    assert.ok(text.includes(formatNumber(number, digits)), String(number));
  }
  assert.match(text, /Iteration 8 \/ 8.*With JavaScript, these numbers are computed/s);
  assert.ok(finished.includes(`>${formatInside(frame.loss ?? NaN, 3)}<`));
});

test('each weight is one line, dashed if it is negative, and of no other network', () => {
  const lines = linesOf(ready, 'edge');
  const weights = layers.slice(1).flatMap(({ weights }) => weights.flat());
  assert.equal(lines.length, weights.length);
  assert.equal(new Set(lines.map(({ line }) => line)).size, weights.length);
  assert.equal(
    lines.filter(({ isDashed }) => isDashed).length,
    weights.filter((weight) => weight < 0).length,
  );
});

test('at iteration 0 nothing is blue, and after the pass every layer has its gradients', () => {
  assert.ok(!ready.includes('--backward'));
  assert.match(ready, /Iteration 0 \/ 8/);
  const gradients = layers.slice(1).flatMap(({ gradients }) => gradients?.flat() ?? []);
  const lines = linesOf(finished, 'backward');
  assert.equal(lines.length, gradients.length);
  assert.equal(
    lines.filter(({ isDashed }) => isDashed).length,
    gradients.filter((gradient) => gradient < 0).length,
  );
});

test('screen readers skip the pictures, and no style is inline', () => {
  assert.equal(page.match(/class="still-picture" aria-hidden="true"/g)?.length, 2);
  assert.doesNotMatch(ready + finished, /style=|NaN|undefined|null/);
});

test('a lesson without a place for it is refused', async () => {
  await assert.rejects(withStillFigure('<p></p>', wasm), /expected a figure/);
});
