/** Tests the figures for books against the engine's own numbers, and their files as a printer reads them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { resolution } from '../../scripts/figures/convert.mjs';
import { makeFigures, packFigures } from '../../scripts/figures/figures.mjs';
import { millimetres } from '../../scripts/figures/paper.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { shapeDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { stateFrom } from '../../web/src/state/state.js';
import { shareWords } from '../../web/src/words/figure.js';
import { formatNumber } from '../../web/src/words/format.js';

const wasm = readFileSync('build/wasm/backprop-engine.wasm');
const temporary = mkdtempSync(join(tmpdir(), 'backprop-figures-'));
after(() => rmSync(temporary, { recursive: true }));
const folder = join(temporary, 'figures');
const figures = await makeFigures(folder, wasm);
const engine = await loadEngine({ wasm: Uint8Array.from(wasm).buffer });
const inch = 25.4;

/** @param {string} name */
const figureNamed = (name) =>
  /** @type {typeof figures[number]} */ (figures.find((figure) => figure.name === name));

/** @param {string} svg @returns {string[]} what the picture says */
const texts = (svg) =>
  [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text]) => text.replace(/<[^>]*>/g, ''));

test('the pictures of a pass have the engine’s numbers, and so have their captions', () => {
  for (const [name, depth, activation] of /** @type {const} */ ([
    ['depth-3-backward', 3, 'sigmoid'],
    ['depth-10-sigmoid', 10, 'sigmoid'],
    ['depth-10-relu', 10, 'relu'],
  ])) {
    const run = new Run(engine, shapeDocument(stateFrom({ depth, activation })));
    run.seek(run.iterations);
    const { layers, loss } = run.frame();
    const { svg, caption, alt } = figureNamed(name);
    const written = texts(svg).join(' ');
    const magnitudes = layers.slice(1).map(({ magnitude }) => magnitude ?? NaN);
    for (const magnitude of magnitudes.map((number) => formatNumber(number))) {
      assert.ok(written.includes(magnitude.split(' ')[0]), `${name}: ${magnitude} in the picture`);
      assert.ok(alt.includes(magnitude), `${name}: ${magnitude} in the alternative text`);
    }
    assert.ok(caption.includes(formatNumber(loss ?? NaN)), caption);
    assert.ok(caption.includes(shareWords(magnitudes[0], magnitudes[depth])), caption);
  }
});

test('a network by hand is worked out with its own numbers', () => {
  const { svg, settings } = figureNamed('by-hand');
  const run = new Run(engine, shapeDocument(stateFrom(settings)));
  run.seek(run.iterations);
  const { layers } = run.frame();
  const formulas = texts(svg).filter((text) => text.includes(' = '));
  for (const [k, number] of [
    [0, layers[1].preactivations?.[0]],
    [3, layers[2].activations?.[0]],
    [4, layers[2].deltas?.[0]],
    [8, layers[1].gradients?.[0][0]],
  ]) {
    assert.ok(formulas[k ?? 0].endsWith(` = ${formatNumber(number ?? NaN)}`), formulas[k ?? 0]);
  }
});

test('each figure has its files, a title, a caption, an alternative text and its live version', () => {
  const listed = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'));
  assert.deepEqual(
    readdirSync(folder).sort(),
    [
      'README.md',
      'figures.json',
      ...listed.flatMap((/** @type {{files: string[]}} */ { files }) => files),
    ].sort(),
  );
  for (const { name, title, caption, alt, element } of listed) {
    assert.ok(title.length > 10 && caption.length > 40 && alt.length > 60, name);
    assert.doesNotMatch(figureNamed(name).svg + caption + alt, /NaN|undefined|null|Infinity/, name);
    assert.match(element, /^<backprop-lesson view="[^>]+><\/backprop-lesson>$/);
    assert.match(figureNamed(name).svg, /<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
  }
});

test('a PNG has the pixels of its size in print, and a PDF is one page of that size with its letters', () => {
  for (const { name, svg } of figures) {
    const [, width, height] = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg) ?? [];
    assert.equal(Number(width), millimetres);
    const png = readFileSync(join(folder, `${name}.png`));
    const pixels = [width, height].map((side) => (Number(side) / inch) * resolution);
    [16, 20].forEach((at, k) => assert.ok(Math.abs(png.readUInt32BE(at) - pixels[k]) <= 1, name));
    const pdf = readFileSync(join(folder, `${name}.pdf`), 'latin1');
    assert.equal(/\/Count (\d+)/.exec(pdf)?.[1], '1', name);
    const [, ...page] = /\/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]/.exec(pdf) ?? [];
    [width, height].forEach((side, k) =>
      assert.ok(Math.abs(Number(page[k]) - (Number(side) / inch) * 72) < 0.1, name),
    );
    assert.match(pdf, /\/FontName \/[A-Z]+\+Lato/, name);
  }
});

test('the same engine makes the same files, and the package has them, with one small PNG', async () => {
  const [again, packed] = [join(temporary, 'again'), join(temporary, 'packed')];
  await packFigures(again, packed, await makeFigures(again, wasm));
  for (const file of readdirSync(folder)) {
    assert.deepEqual(readFileSync(join(again, file)), readFileSync(join(folder, file)), file);
  }
  const listed = JSON.parse(readFileSync(join(packed, 'figures.json'), 'utf8'));
  assert.deepEqual(
    readdirSync(packed).sort(),
    [
      'README.md',
      'figures.json',
      'notebook.png',
      ...listed.flatMap((/** @type {{files: string[]}} */ { files }) => files),
    ].sort(),
  );
  assert.ok(readFileSync(join(packed, 'notebook.png')).length < 300_000);
});

test('without the converter, the error names what to install', () => {
  const script = `import { toPdf } from './scripts/figures/convert.mjs'; await toPdf('map.svg', 'map.pdf');`;
  const command = ['--input-type=module', '--eval', script];
  assert.throws(
    () => execFileSync(process.execPath, command, { env: { PATH: '' }, stdio: 'pipe' }),
    /rsvg-convert is missing: install librsvg2-bin/,
  );
});
