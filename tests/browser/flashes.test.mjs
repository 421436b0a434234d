/** Nothing on the page flashes: no part of the picture changes between light and dark more than three times a second. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/** WCAG's general flash: a pair of opposing changes of relative luminance by at least this much. */
const leastChange = 0.1;
const mostFlashes = 3;

/**
 * Runs in the page, during one pass.
 *
 * @returns {Promise<{time: number, cells: number[]}[]>} the relative luminance of each cell of a coarse grid over
 *   the picture, at each frame
 */
async function watchPass() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const canvas = lesson.shadowRoot
    .querySelector('backprop-figure')
    .shadowRoot.querySelector('canvas');
  const ground = getComputedStyle(document.body).backgroundColor;
  const small = new OffscreenCanvas(24, 8);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    small.getContext('2d', { willReadFrequently: true })
  );
  const linear = (/** @type {number} */ share) =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  /** @type {{time: number, cells: number[]}[]} */
  const seen = [];
  const { iterations } = await new Promise((resolve) => {
    lesson.addEventListener(
      'backprop-iteration',
      (/** @type {CustomEvent} */ { detail }) => resolve(detail),
      { once: true },
    );
    lesson.play();
  });
  let isOver = false;
  lesson.addEventListener('backprop-iteration', (/** @type {CustomEvent} */ { detail }) => {
    isOver = detail.iteration === iterations;
  });
  while (!isOver) {
    const time = await new Promise(requestAnimationFrame);
    context.fillStyle = ground;
    context.fillRect(0, 0, small.width, small.height);
    context.drawImage(canvas, 0, 0, small.width, small.height);
    const { data } = context.getImageData(0, 0, small.width, small.height);
    const cells = Array.from({ length: small.width * small.height }, (_, k) => {
      const [red, green, blue] = [0, 1, 2].map((part) => linear(data[4 * k + part] / 255));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    seen.push({ time, cells });
  }
  return seen;
}

/**
 * @param {readonly {time: number, light: number}[]} frames
 * @returns {number} the most flashes within one second
 */
function flashesIn(frames) {
  /** The times of the turns between lighter and darker. @type {number[]} */
  const turns = [];
  let [extreme, direction] = [frames[0].light, 0];
  for (const { time, light } of frames) {
    const change = light - extreme;
    if (direction !== 0 && Math.sign(change) === direction) extreme = light;
    else if (Math.abs(change) >= leastChange) {
      turns.push(time);
      [extreme, direction] = [light, Math.sign(change)];
    }
  }
  const within = turns.map(
    (start) => turns.filter((time) => time >= start && time < start + 1000).length,
  );
  return Math.floor(Math.max(0, ...within) / 2);
}

test('the measure finds a flash where there is one', () => {
  const frames = Array.from({ length: 61 }, (_, k) => ({
    time: (1000 * k) / 60,
    light: k % 10 < 5 ? 1 : 0,
  }));
  assert.ok(flashesIn(frames) > mostFlashes);
});

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the fastest pass through 20 layers does not flash, ${scheme}`, async () => {
    const address = `${where.address}#depth=20&activation=relu&speed=4&autoplay=false`;
    const { page, lesson } = await openPage({ ...where, address }, { scheme });
    await lesson.figure();
    const frames = await page.evaluate(watchPass);
    assert.ok(frames.length > 20, `${frames.length} frames`);
    const most = frames[0].cells.map((_, k) =>
      flashesIn(frames.map(({ time, cells }) => ({ time, light: cells[k] }))),
    );
    assert.ok(Math.max(...most) <= mostFlashes, `${most}`);
    await page.close();
  });
}
