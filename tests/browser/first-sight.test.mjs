/** The pass plays by itself when the reader sees the network, in windows of many sizes. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * Runs in the page.
 *
 * @returns {{seen: number, free: number, begun: boolean}} the share of the network that is in the window;
 *   the share of the window that it takes; and whether the pass has begun
 */
function look() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = root?.querySelector('backprop-figure')?.shadowRoot;
  const picture = figure?.querySelector('.stage')?.getBoundingClientRect();
  if (!picture) return { seen: 0, free: 0, begun: false };
  const height = Math.max(0, Math.min(picture.bottom, innerHeight) - Math.max(picture.top, 0));
  return {
    seen: height / picture.height,
    free: height / innerHeight,
    begun: figure?.querySelector('.primary')?.textContent === 'Pause',
  };
}

for (const [width, height] of [
  [360, 640],
  [390, 844],
  [768, 1024],
  [1280, 720],
  [1366, 633],
  [1920, 1080],
]) {
  test(`at ${width} × ${height}, the pass begins once most of the network is in sight, and not before`, async () => {
    const { page, lesson } = await openPage(where, { width, height });
    await lesson.figure();
    const pause = () => new Promise((done) => setTimeout(done, 120));
    let before = { seen: 0, free: 0, begun: false };
    for (let k = 0; k < 80 && !before.begun; ++k) {
      await pause();
      const now = await page.evaluate(look);
      if (now.begun) {
        assert.ok(now.seen > 0.5 || now.free > 0.5, JSON.stringify(now));
        before = now;
        break;
      }
      before = now;
      // Where most of it is in sight, the pass begins without a further scroll.
      if (now.seen > 0.7) continue;
      await page.evaluate(() => scrollBy({ top: 30, behavior: 'instant' }));
    }
    assert.ok(before.begun);
    await page.close();
  });
}
