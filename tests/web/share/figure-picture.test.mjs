import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { barsNote } from '../../../web/src/words/bars.js';
import { axisOf } from '../../../web/src/drawing/bar-scale.js';
import { caption } from '../../../web/src/drawing/caption.js';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { figureSvg } from '../../../web/src/share/figure-picture.js';
import { formatNumber } from '../../../web/src/words/format.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

/** @typedef {import('../../../web/src/pass/frame.js').Frame} Frame */

const engine = await loadEngine();

const palette = {
  ink: 'rgb(28, 30, 34)',
  muted: 'rgb(92, 96, 102)',
  card: 'rgb(255, 255, 255)',
  edge: 'rgb(151, 147, 138)',
  outline: 'rgb(140, 135, 125)',
  forward: 'rgb(168, 77, 0)',
  forwardFill: 'rgb(238, 154, 62)',
  forwardEdge: 'rgb(238, 154, 63)',
  onForward: 'rgb(28, 30, 35)',
  backward: 'rgb(43, 80, 200)',
  danger: 'rgb(179, 38, 30)',
  font: 'system-ui, "Segoe UI", sans-serif',
};
const scales = /** @type {const} */ (['linear', 'logarithmic']);

/** @param {Partial<import('../../../web/src/state/state.js').State>} [change] */
function openRun(change = {}) {
  return new Run(engine, networkDocument(changed(defaultState, change), engine));
}

/**
 * @param {Run} run
 * @param {number} [iteration]
 */
function frameAt(run, iteration = run.iterations) {
  run.seek(iteration);
  return run.frame();
}

/**
 * @param {Frame} frame
 * @param {'linear' | 'logarithmic'} [scale]
 */
function draw(frame, scale = 'linear') {
  return figureSvg({ frame, palette, scale });
}

/** @param {string} svg @returns {string[]} what the picture says, in the order of drawing */
function texts(svg) {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
}

/** @param {string} svg @param {string} colour @returns {string[]} */
function lines(svg, colour) {
  return svg.split('\n').filter((line) => line.startsWith('<line') && line.includes(colour));
}

/** @param {string[]} drawn */
function dashed(drawn) {
  return drawn.filter((line) => line.includes('stroke-dasharray'));
}

/** @param {string} svg @returns {number[]} of the bars, from input to output */
function barHeights(svg) {
  const bars = svg
    .split('\n')
    .filter((line) => line.startsWith('<rect') && line.includes(`fill="${palette.backward}"`));
  return bars.map((bar) => Number(/height="([\d.]+)"/.exec(bar)?.[1]));
}

test('the numbers of the bars are the engine’s, under their layers', () => {
  for (const depth of [1, 3, 9, 20]) {
    const session = engine.open(networkDocument(changed(defaultState, { depth }), engine));
    const magnitudes = Array.from(session.backward(), (number) => formatNumber(number));
    const svg = draw(frameAt(openRun({ depth })));
    const written = texts(svg).join(' ');
    assert.ok(written.includes(magnitudes.join(' ')), written);
  }
});

test('the bars have the heights of the page’s, on either scale', () => {
  for (const scale of scales) {
    const frame = frameAt(openRun({ depth: 6 }));
    const output = frame.layers[frame.outputLayer].magnitude ?? NaN;
    const { height } = axisOf({ largest: frame.scale.magnitude, output }, scale);
    const heights = barHeights(draw(frame, scale));
    const expected = frame.layers.slice(1).map(({ magnitude }) => 88 * height(magnitude ?? NaN));
    assert.equal(heights.length, expected.length);
    heights.forEach((drawn, k) => assert.ok(Math.abs(drawn - expected[k]) <= 0.005));
  }
});

test('bars that the pass has not computed have neither length nor number', () => {
  const run = openRun();
  const svg = draw(frameAt(run, run.iterations - 2));
  assert.equal(barHeights(svg).length, 2);
  assert.doesNotMatch(svg, /0\.00252/);
});

test('the picture contains the page’s words', () => {
  for (const scale of scales) {
    const frame = frameAt(openRun());
    const said = texts(draw(frame, scale));
    const head = [
      caption(frame),
      'Iteration 8 / 8',
      'Loss 0.813',
      'Gradient magnitude by layer (output → input)',
    ];
    assert.deepEqual(said.slice(0, 4), head);
    assert.ok(said.includes(barsNote(scale)));
    assert.ok(said.includes('0.813'), 'the loss itself');
  }
});

test('after an update, the picture shows the loss before it', () => {
  const run = openRun();
  run.update(0.5);
  const said = texts(draw(frameAt(run, 0)));
  assert.equal(said[2], 'Loss not yet known, before the update 0.813');
});

test('title and description convey the picture to screen readers', () => {
  const run = openRun();
  const frame = frameAt(run);
  const svg = draw(frame);
  assert.ok(svg.includes(`<title>${caption(frame)}</title>`));
  const numbers = 'output 0.557, hidden 3 0.0542, hidden 2 0.0191, hidden 1 0.00252';
  const words = `Iteration 8 / 8. Loss 0.813. Gradient magnitude by layer: ${numbers}.`;
  assert.ok(svg.includes(`<desc>${words}</desc>`));
  assert.ok(draw(frameAt(run, 0)).includes('<desc>Iteration 0 / 8. Loss not yet known.</desc>'));
});

test('every weight is one line, dashed where it is negative', () => {
  const frame = frameAt(openRun({ depth: 4, width: 5 }), 0);
  const weights = frame.layers.flatMap((layer) => layer.weights.flat());
  const drawn = lines(draw(frame), palette.edge);
  assert.equal(drawn.length, weights.length);
  assert.equal(dashed(drawn).length, weights.filter((weight) => weight < 0).length);
});

test('every visible gradient is one line, dashed where it is negative', () => {
  const frame = frameAt(openRun({ depth: 2, activation: 'tanh' }));
  const gradients = frame.layers.flatMap((layer) => layer.gradients?.flat() ?? []);
  const drawn = lines(draw(frame), palette.backward);
  assert.equal(drawn.length, gradients.length, 'with nothing else that is blue');
  assert.equal(dashed(drawn).length, gradients.filter((gradient) => gradient < 0).length);
});

test('the card is drawn first, behind everything else', () => {
  const [, , , card] = draw(frameAt(openRun())).split('\n');
  assert.equal(card, `<rect x="0" y="0" width="1000" height="550" fill="${palette.card}"/>`);
});

test('the names of layers are escaped', () => {
  const frame = frameAt(openRun());
  const layers = frame.layers.map((layer) => ({ ...layer, name: '<b>&"' }));
  const svg = draw({ ...frame, layers });
  assert.ok(svg.includes('&#60;b&#62;&#38;&#34;</text>'));
  assert.ok(!svg.includes('<b>'));
});

test('every frame at every depth is drawn with finite numbers', () => {
  for (let depth = 1; depth <= 20; ++depth) {
    const run = openRun({ depth });
    for (let iteration = 0; iteration <= run.iterations; ++iteration) {
      const svg = draw(frameAt(run, iteration), scales[iteration % 2]);
      assert.doesNotMatch(svg, /NaN|undefined|null|Infinity/, `depth ${depth}, ${iteration}`);
    }
    run.close();
  }
});

test('a diverged network is drawn with finite numbers', () => {
  const run = openRun({ activation: 'relu', input: [10, 10] });
  for (let k = 0; k < 20; ++k) run.update(1e80);
  assert.ok(!Number.isFinite(frameAt(run).loss));
  for (let iteration = 0; iteration <= run.iterations; ++iteration) {
    for (const scale of scales) {
      assert.doesNotMatch(draw(frameAt(run, iteration), scale), /NaN|undefined|Infinity/);
    }
  }
});

test('the picture is well-formed XML', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figure-picture-'));
  const files = [];
  for (const [depth, width] of [
    [1, 1],
    [3, 6],
    [10, 12],
    [20, 4],
  ]) {
    const run = openRun({ depth, width });
    for (const iteration of [0, depth, run.iterations]) {
      const file = join(folder, `${depth}-${iteration}.svg`);
      writeFileSync(file, draw(frameAt(run, iteration), 'logarithmic'));
      files.push(file);
    }
  }
  const { status, stderr } = spawnSync('xmllint', ['--noout', ...files], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  assert.equal(stderr, '');
  assert.equal(status, 0);
});
