/** The lesson on a wall: the sizes of its letters and the contrast of its lines, as Chromium draws them. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { after, before, test } from 'node:test';
import { openBrowser, prefer } from './browser.mjs';
import { contrast } from './contrast.mjs';
import { recordDrawing, smallTexts } from './drawn-sizes.mjs';

/** The least size of a letter, in CSS pixels, and the least contrast of a line. */
const [leastLetter, leastContrast] = [20, 3];

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * @param {string} link
 * @param {'light' | 'dark'} [scheme]
 */
async function openOnWall(link, scheme = 'light') {
  const page = await where.browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await prefer(page, { scheme, reducedMotion: true });
  await page.evaluateOnNewDocument(recordDrawing);
  await page.goto(`${where.address}#size=projector&${link}`);
  await page.waitForFunction(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const part = [...(root?.querySelectorAll('backprop-figure, backprop-break-it') ?? [])].find(
      (each) => !each.hasAttribute('hidden'),
    );
    return part?.hasAttribute('ready');
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  return page;
}

for (const link of [
  'view=figure',
  'view=figure&iteration=8',
  'view=figure&depth=10&iteration=22',
  'view=figure&depth=20&iteration=42',
]) {
  test(`no letter of ${link} is smaller than ${leastLetter} pixels`, async () => {
    const page = await openOnWall(link);
    assert.deepEqual(await page.evaluate(smallTexts, leastLetter), []);
    await page.close();
  });
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const iteration of [0, 6, 22]) {
    test(`every weight keeps a contrast of ${leastContrast} : 1 at iteration ${iteration}, ${scheme}`, async () => {
      const page = await openOnWall(`view=figure&depth=10&iteration=${iteration}`, scheme);
      const { lines, ground } = await page.evaluate(() => /** @type {any} */ (window).drawnLines());
      assert.ok(lines.length > 200, `${lines.length} lines`);
      const faint = lines.filter(
        (/** @type {number[][]} */ seen) =>
          Math.max(...seen.map((colour) => contrast(colour, ground))) < leastContrast,
      );
      assert.equal(faint.length, 0);
      await page.close();
    });
  }
}

test('the button shows the lesson on the whole screen, and brings the page back', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('../../web/src/parts/full-screen.js', import.meta.url).pathname],
    bundle: true,
    format: 'iife',
    globalName: 'bundle',
    write: false,
  });
  const page = await where.browser.newPage();
  await page.setContent('<div id="host"></div>');
  await page.addScriptTag({ content: outputFiles[0].text });
  await page.evaluate(() => {
    const { fullScreenButton, outermostHost } = /** @type {any} */ (window).bundle;
    const root = /** @type {Element} */ (document.querySelector('#host')).attachShadow({
      mode: 'open',
    });
    const button = fullScreenButton(() => outermostHost(button));
    root.append(button);
  });
  const press = await page.waitForSelector('#host >>> button');
  const named = (/** @type {string} */ name) =>
    page.waitForFunction(
      (text) =>
        document.querySelector('#host')?.shadowRoot?.querySelector('button')?.textContent === text,
      {},
      name,
    );
  await press?.click();
  await named('Leave full screen');
  assert.equal(await page.evaluate(() => document.fullscreenElement?.id), 'host');
  await press?.click();
  await named('Full screen');
  assert.equal(await page.evaluate(() => document.fullscreenElement), null);
  await page.close();
});
