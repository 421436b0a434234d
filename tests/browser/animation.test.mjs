/** The figure's animations: the moving picture as browsers play it, and the film where they record one. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { paperPalette } from '../../scripts/figures/paper.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { shapeDocument } from '../../web/src/network/network-document.js';
import { animatedSvg } from '../../web/src/share/animated-svg.js';
import { figureSvg } from '../../web/src/share/figure-picture.js';
import { storyOf } from '../../web/src/share/storyboard.js';
import { defaultState } from '../../web/src/state/state.js';
import { inEachBrowser } from './browsers.mjs';

/** Longer than a slow machine takes to look. */
const seconds = 60;
const engine = await loadEngine();
const document_ = engine.open(shapeDocument(defaultState)).document();
const story = storyOf({ engine, document: document_, updates: 'mean' }, 'pass', 3);
const content = { palette: paperPalette(), scale: /** @type {const} */ ('logarithmic') };
const last = figureSvg({ ...content, frame: story[story.length - 1].frame });
const words = [...last.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).sort();
const folder = mkdtempSync(join(tmpdir(), 'backprop-animation-'));

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  const pace = { seconds, width: 800, repeats: false };
  writeFileSync(join(folder, 'pass.svg'), animatedSvg(story, content, pace));
  const page = (/** @type {string} */ inside) => `<!doctype html><title>Film</title>${inside}`;
  writeFileSync(join(folder, 'image.html'), page('<img src="pass.svg" alt="">'));
  const { outputFiles } = await build({
    entryPoints: ['web/src/share/film.js'],
    bundle: true,
    format: 'iife',
    globalName: 'film',
    write: false,
  });
  writeFileSync(join(folder, 'film.js'), outputFiles[0].text);
  writeFileSync(join(folder, 'film.html'), page('<script src="film.js"></script>'));
  server = await serve(folder);
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/**
 * Runs in the page: what the picture says now.
 *
 * @returns {string[]}
 */
function seenWords() {
  const isSeen = (/** @type {Element | null} */ element) => {
    let opacity = 1;
    for (let each = element; each; each = each.parentElement) {
      opacity *= Number(getComputedStyle(each).opacity);
    }
    return opacity > 0.5;
  };
  const texts = [...document.querySelectorAll('text')].filter(isSeen);
  return texts.map(({ textContent }) => textContent ?? '').sort();
}

/**
 * @param {import('./driven-page.mjs').DrivenPage} page
 * @param {string} name
 * @returns {Promise<Buffer>}
 */
async function seen(page, name) {
  const file = join(folder, `${name}.png`);
  await page.screenshot(file);
  return readFileSync(file);
}

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

inEachBrowser({ reducedMotion: false }, (name, browser) => {
  test('the moving picture plays by itself, from the first iteration to the last picture', async () => {
    const page = await browser.open(`${server.address}pass.svg`);
    const times = () =>
      page.run(() => document.getAnimations().map(({ currentTime }) => Number(currentTime)));
    const [first] = await times();
    await page.waitFor('the picture to move', times, ([now]) => now > first);
    const seek = (/** @type {number} */ time) =>
      page.run((ms) => {
        for (const animation of document.getAnimations()) {
          animation.pause();
          animation.currentTime = /** @type {number} */ (ms);
        }
      }, time);
    await seek(1);
    assert.ok((await page.run(seenWords)).includes('Iteration 0 / 8'));
    await seek(1000 * seconds);
    assert.deepEqual(await page.run(seenWords), words);
    await page.close();
  });

  test('it plays as an image too', async () => {
    const page = await browser.open(`${server.address}image.html`);
    const before_ = await seen(page, `${name}-1`);
    const later = () => seen(page, `${name}-2`);
    await page.waitFor('another picture', later, (now) => !now.equals(before_));
    await page.close();
  });

  test('a film has its length, in a browser that records', async () => {
    const page = await browser.open(`${server.address}film.html`);
    const found = await page.run(
      async (given, palette) => {
        const { filmFormat, recordFilm } = /** @type {any} */ (window).film;
        const format = filmFormat();
        if (format === null) return typeof MediaRecorder;
        const blob = await recordFilm(
          given,
          { palette, scale: 'logarithmic' },
          {
            ...{ format, seconds: 1.5, width: 960, onProgress: () => {} },
            signal: new AbortController().signal,
          },
        );
        const video = document.createElement('video');
        video.src = URL.createObjectURL(blob);
        await new Promise((done) => video.addEventListener('loadedmetadata', done));
        // Where the file does not state its length, the browser finds it at the end.
        if (video.duration === Infinity) {
          video.currentTime = 1e6;
          await new Promise((done) => video.addEventListener('durationchange', done));
        }
        return { bytes: blob.size, duration: video.duration, width: video.videoWidth, format };
      },
      /** @type {any} */ (JSON.parse(JSON.stringify(story))),
      /** @type {any} */ (content.palette),
    );
    if (typeof found === 'string') assert.equal(name, 'webkit');
    else {
      assert.ok(found.bytes > 5000, `${found.bytes} bytes`);
      assert.equal(found.width, 960);
      assert.ok(Math.abs(found.duration - 1.5) < 0.5, `${found.duration} seconds`);
    }
    await page.close();
  });
});

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  test('for readers who want less motion, the picture is the last one, and stands still', async () => {
    const page = await browser.open(`${server.address}pass.svg`);
    assert.equal(await page.run(() => document.getAnimations().length), 0);
    assert.deepEqual(await page.run(seenWords), words);
    await page.close();
    // WebKit's driver waits for a next frame before it takes a picture: of a page at rest, for ever.
    if (name === 'webkit') return;
    const image = await browser.open(`${server.address}image.html`);
    const before_ = await seen(image, `${name}-still-1`);
    await pause(800);
    assert.ok((await seen(image, `${name}-still-2`)).equals(before_));
    await image.close();
  });
});
