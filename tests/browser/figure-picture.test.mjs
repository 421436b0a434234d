/** The exported pictures as Chromium shows them: SVG and PNG are one picture, and all of it is legible. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { loadEngine } from '../../web/src/engine/engine.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { changed, defaultState } from '../../web/src/state/state.js';
import { openBrowser } from './browser.mjs';

/**
 * @typedef {import('../../web/src/pass/frame.js').Frame} Frame
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {typeof import('../../web/src/share/figure-picture.js') & typeof import('../../web/src/drawing/palette.js')} Bundle
 */

const engine = await loadEngine();
const tokens = readFileSync(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8');

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
let bundle = '';
before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './share/figure-picture.js'; export * from './drawing/palette.js';`,
      resolveDir: new URL('../../web/src', import.meta.url).pathname,
    },
    bundle: true,
    format: 'iife',
    globalName: 'bundle',
    write: false,
  });
  bundle = outputFiles[0].text;
  where = await openBrowser();
});
after(() => where.close());

/**
 * An empty page with the lesson's colours and font, in which the pictures can be made.
 *
 * @param {'light' | 'dark'} scheme
 */
async function openPicturePage(scheme) {
  const page = await where.browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setContent(
    '<i id="probe" style="font-family: var(--sans)"></i><div id="place"></div>',
  );
  await page.addStyleTag({ content: tokens });
  await page.addScriptTag({ content: bundle });
  return page;
}

/**
 * @param {Partial<import('../../web/src/state/state.js').State>} change
 * @param {number} [iteration]
 */
function frameOf(change, iteration) {
  const run = new Run(engine, networkDocument(changed(defaultState, change), engine));
  run.seek(iteration ?? run.iterations);
  const frame = run.frame();
  run.close();
  return frame;
}

/**
 * What a picture that is right in every pixel but those at the edges of letters and lines differs by.
 *
 * @param {Page} page
 * @param {Frame} frame
 */
function comparePictures(page, frame) {
  return page.evaluate(async (frame) => {
    const { figurePng, figureSvg, readPalette } = /** @type {{bundle: Bundle}} */ (
      /** @type {unknown} */ (globalThis)
    ).bundle;
    const probe = /** @type {HTMLElement} */ (document.getElementById('probe'));
    const content = { frame, palette: readPalette(probe), scale: /** @type {const} */ ('linear') };
    const size = { width: 2400, height: 1320 };
    const pixels = async (/** @type {Blob} */ blob) => {
      const image = new Image();
      image.src = URL.createObjectURL(blob);
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), size);
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(image, 0, 0, size.width, size.height);
      const { data } = context.getImageData(0, 0, size.width, size.height);
      return { data, width: image.naturalWidth, height: image.naturalHeight };
    };
    const png = await pixels(await figurePng(content));
    const svg = await pixels(new Blob([figureSvg(content)], { type: 'image/svg+xml' }));
    let sum = 0;
    let far = 0;
    png.data.forEach((value, k) => {
      const distance = Math.abs(value - svg.data[k]);
      sum += distance;
      if (distance > 64) far += 1;
    });
    const count = png.data.length;
    const sizes = [png.width, png.height, svg.width, svg.height];
    return { mean: sum / count, far: far / count, sizes };
  }, frame);
}

/**
 * Pairs of texts, and texts and neurons, that lie on one another, and what leaves the picture. A
 * number may stand in the middle of its neuron.
 *
 * @param {Page} page
 * @param {Frame} frame
 * @param {'linear' | 'logarithmic'} scale
 */
function findOverlaps(page, frame, scale) {
  return page.evaluate(
    (frame, scale) => {
      const { figureSvg, readPalette } = /** @type {{bundle: Bundle}} */ (
        /** @type {unknown} */ (globalThis)
      ).bundle;
      const probe = /** @type {HTMLElement} */ (document.getElementById('probe'));
      const place = /** @type {HTMLElement} */ (document.getElementById('place'));
      place.innerHTML = figureSvg({ frame, palette: readPalette(probe), scale });
      const things = [...place.querySelectorAll('text, circle, rect[rx]')].map((element) => {
        const { x, y, width, height } = /** @type {SVGGraphicsElement} */ (element).getBBox();
        const kind = element.tagName;
        const name = element.textContent || kind;
        return { kind, name, x, y, right: x + width, bottom: y + height, centre: x + width / 2 };
      });
      /** @typedef {(typeof things)[number]} Thing */
      const apart = (/** @type {Thing} */ one, /** @type {Thing} */ other) =>
        one.right <= other.x ||
        other.right <= one.x ||
        one.bottom <= other.y ||
        other.bottom <= one.y;
      const inside = (/** @type {Thing} */ one, /** @type {Thing} */ other) =>
        other.kind !== 'text' && Math.abs(one.centre - other.centre) < 1 && one.y > other.y;
      const outside = things.filter(
        ({ x, y, right, bottom }) => x < 20 || y < 20 || right > 980 || bottom > 535,
      );
      const pairs = things.flatMap((one, k) =>
        one.kind !== 'text'
          ? []
          : things
              .filter((other, m) => m !== k && !apart(one, other) && !inside(one, other))
              .map((other) => `${one.name} on ${other.name}`),
      );
      return [...outside.map(({ name }) => `${name} outside`), ...pairs];
    },
    frame,
    scale,
  );
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`SVG and PNG are one picture, ${scheme}`, async () => {
    const page = await openPicturePage(scheme);
    for (const [depth, iteration] of [[3], [3, 4], [10, 7], [20]]) {
      const { mean, far, sizes } = await comparePictures(page, frameOf({ depth }, iteration));
      assert.deepEqual(sizes, [2400, 1320, 1200, 660]);
      assert.ok(mean < 0.25, `depth ${depth}: ${mean} of 255 on average`);
      assert.ok(far < 0.0005, `depth ${depth}: ${far} of all are far apart`);
    }
    await page.close();
  });
}

test('no text is covered and nothing leaves the picture, at any depth and width', async () => {
  const page = await openPicturePage('light');
  for (const depth of [1, 2, 3, 5, 8, 9, 10, 13, 16, 20]) {
    for (const width of [1, 6, 12]) {
      const frame = frameOf({ depth, width });
      const overlaps = await findOverlaps(page, frame, 'logarithmic');
      assert.deepEqual(overlaps, [], `depth ${depth}, width ${width}`);
    }
  }
  await page.close();
});

test('the longest words and numbers fit into the picture', async () => {
  const page = await openPicturePage('light');
  const tiny = -1.23e-123;
  for (const depth of [8, 20]) {
    for (const iteration of [depth + 1, 2 * depth + 2]) {
      const frame = frameOf({ depth }, iteration);
      for (const layer of frame.layers.slice(1)) {
        layer.activations &&= layer.activations.map(() => tiny);
        layer.magnitude &&= -tiny;
      }
      const scale = { ...frame.scale, magnitude: 1.23e123 };
      const changes = { loss: -tiny, lossBefore: -tiny, updates: 1, scale };
      const overlaps = await findOverlaps(page, { ...frame, ...changes }, 'logarithmic');
      assert.deepEqual(overlaps, []);
    }
  }
  await page.close();
});
