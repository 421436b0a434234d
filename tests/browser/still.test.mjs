/** What stands at the figure's place before the page's script runs, and without one. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, prefer } from './browser.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * Runs in the page before it loads. Looks at each frame once everything in it is laid out, and before it is shown.
 */
function watch() {
  const seen = { frames: 0, empty: 0, both: 0, shift: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += Reflect.get(entry, 'value');
  }).observe({ type: 'layout-shift', buffered: true });
  const isDrawn = (/** @type {HTMLCanvasElement | null | undefined} */ canvas) =>
    Boolean(
      canvas?.width &&
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height)
        .data.some((value) => value > 0),
    );
  addEventListener('DOMContentLoaded', () => {
    const figure = document
      .querySelector('backprop-lesson')
      ?.shadowRoot?.querySelector('backprop-figure');
    const ruler = document.body.appendChild(document.createElement('i'));
    ruler.style.cssText = 'position:fixed;visibility:hidden;height:1px';
    // Observers of sizes are called after the frame's other callbacks.
    new ResizeObserver(() => {
      const still = figure?.querySelector('.still-grid')?.getBoundingClientRect().height ?? 0;
      const drawn = isDrawn(figure?.shadowRoot?.querySelector('canvas'));
      seen.frames += 1;
      if (still === 0 && !drawn) seen.empty += 1;
      if (still > 0 && drawn) seen.both += 1;
    }).observe(ruler);
    const go = () => {
      ruler.style.width = ruler.style.width === '1px' ? '2px' : '1px';
      requestAnimationFrame(go);
    };
    go();
  });
}

/**
 * Runs in the page.
 *
 * @returns {{x: number, y: number, width: number, height: number} | null} where the network is drawn
 */
function network() {
  const figure = document
    .querySelector('backprop-lesson')
    ?.shadowRoot?.querySelector('backprop-figure');
  const place =
    figure?.shadowRoot?.querySelector('canvas') ?? figure?.querySelector('div.still .still-stage');
  if (!place) return null;
  const { x, y, width, height } = place.getBoundingClientRect();
  return { x, y, width, height };
}

/**
 * Runs in a page of its own.
 *
 * @param {string[]} pictures two, as PNG in base64
 * @returns {Promise<number[]>} the share of the ink of each that the other has within a pixel
 */
async function overlap(pictures) {
  const [one, other] = await Promise.all(
    pictures.map(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
      const inked = Array.from({ length: width * height }, (_, k) =>
        [0, 1, 2].some((c) => Math.abs(data[4 * k + c] - data[c]) > 48),
      );
      return { inked, width };
    }),
  );
  /** @param {typeof one} some @param {typeof one} others */
  const share = (some, others) => {
    const near = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => dy * some.width + dx));
    const ink = some.inked.flatMap((is, k) => (is ? [k] : []));
    return ink.filter((k) => near.some((d) => others.inked[k + d])).length / ink.length;
  };
  return [share(one, other), share(other, one)];
}

/**
 * Opens the page, and holds its script and its engine back.
 *
 * @param {object} look
 * @param {number} look.width
 * @param {number} look.height
 * @param {'light' | 'dark'} [look.scheme]
 * @param {string} [look.link]
 * @returns {Promise<{page: Page, release: () => Promise<void>}>}
 */
async function openHeld({ width, height, scheme, link = '' }) {
  const page = await where.browser.newPage();
  await page.setBypassServiceWorker(true);
  await page.setViewport({ width, height });
  await prefer(page, { scheme, reducedMotion: true });
  await page.evaluateOnNewDocument(watch);
  /** @type {import('puppeteer-core').HTTPRequest[]} */
  const held = [];
  let isHeld = true;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (isHeld && /\.(js|wasm)\b/.test(request.url())) held.push(request);
    else request.continue();
  });
  const loaded = page.goto(where.address + link);
  await page.waitForFunction(() => document.querySelector('footer'));
  return {
    page,
    release: async () => {
      isHeld = false;
      for (const request of held) await request.continue();
      await loaded;
      await page.waitForSelector('>>> backprop-figure[ready]');
    },
  };
}

for (const { width, height, scheme } of /** @type {const} */ ([
  { width: 1366, height: 633, scheme: 'light' },
  { width: 768, height: 1024, scheme: 'light' },
  { width: 360, height: 640, scheme: 'dark' },
])) {
  test(`at ${width} px, ${scheme}, the network stands where it will be drawn, and nothing flashes`, async () => {
    const { page, release } = await openHeld({ width, height, scheme });
    const place = await page.evaluate(network);
    assert.ok(place);
    const picture = () =>
      page.screenshot({ clip: place, encoding: 'base64', captureBeyondViewport: false });
    const first = await picture();
    await release();
    assert.deepEqual(await page.evaluate(network), place);
    const drawn = await picture();
    const seen = await page.evaluate(() => Reflect.get(window, 'seen'));
    assert.ok(seen.frames > 0);
    assert.deepEqual({ ...seen, frames: 0 }, { frames: 0, empty: 0, both: 0, shift: 0 });
    await page.close();
    const blank = await where.browser.newPage();
    for (const share of await blank.evaluate(overlap, [first, drawn])) {
      assert.ok(share > 0.97, `${share}`);
    }
    await blank.close();
  });
}

test('before the network that a link states, no other is shown', async () => {
  const { page, release } = await openHeld({ width: 1366, height: 633, link: '#depth=10' });
  const shown = () =>
    page.evaluate(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const picture = root?.querySelector('backprop-figure > .still > .still-picture');
      return picture && getComputedStyle(picture).visibility;
    });
  assert.equal(await shown(), 'hidden');
  await release();
  await page.close();
});

/** Runs in the page, without scripts: what is seen of the figure. */
function seenWithoutScripts() {
  const figure = document
    .querySelector('backprop-lesson')
    ?.shadowRoot?.querySelector('backprop-figure');
  const shown = [...(figure?.querySelectorAll('.still') ?? [])].filter(
    (each) => each.getBoundingClientRect().height > 0,
  );
  const [still] = shown;
  const height = (/** @type {string} */ name) =>
    still?.querySelector(name)?.getBoundingClientRect().height ?? 0;
  return {
    pictures: shown.length,
    text: still instanceof HTMLElement ? still.innerText : '',
    bars: height('.still-columns path') / height('.still-columns'),
    controls: [...(still?.querySelectorAll('button, input, a') ?? [])].length,
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}

for (const width of [1366, 360]) {
  test(`without scripts, the finished pass is there with its bars and its numbers, at ${width} px`, async () => {
    const { page } = await openPage(where, { width, height: 640, scripts: false });
    const { text, ...seen } = await page.evaluate(seenWithoutScripts);
    assert.deepEqual(seen, { pictures: 1, bars: 1, controls: 0, wide: 0 });
    assert.match(text, /Backward pass/);
    assert.match(text, /Iteration 8 \/ 8/);
    assert.match(text, /Mean error signal by layer: output 0\.\d+, hidden 3 0\.\d+/);
    assert.match(text, /With JavaScript, these numbers are computed as you watch/);
    await page.close();
  });
}
