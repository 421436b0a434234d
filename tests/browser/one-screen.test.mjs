/** The first stage is one screen, and nothing on it moves under a hand. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/** The largest height of the figure without its caption, by the width of the window, in pixels. */
const tallest = { 1366: 540, 360: 560 };
/** The most controls in sight; a radio group is one. */
const mostControls = 8;

for (const [width, height] of /** @type {const} */ ([
  [1366, 633],
  [360, 640],
])) {
  test(`at ${width} × ${height}, no depth and no activation moves a control or the bars`, async () => {
    const { page, lesson } = await openPage(where, { width, height, reducedMotion: true });
    await lesson.figure();
    const seen = await page.evaluate(tryAll);
    assert.ok(seen.height <= tallest[width], `${seen.height} px high`);
    assert.ok(seen.controls <= mostControls, `${seen.controls} controls in sight`);
    assert.deepEqual(seen.moved, []);
    await page.close();
  });
}

for (const width of [1366, 360, 320]) {
  test(`at ${width} px, no heading of “Now Break It” is cut off, whatever the depth`, async () => {
    const stage = { browser: where.browser, address: `${where.address}#view=break-it` };
    const { page, lesson } = await openPage(stage, { width, height: 640, reducedMotion: true });
    await lesson.waitFor('the bars', () => page.evaluate(cutHeadings), Boolean);
    for (const key of /** @type {const} */ (['Home', 'End'])) {
      await (await lesson.control('slider', 'Depth', 'backprop-break-it')).focus();
      await lesson.press(key);
      assert.deepEqual(await page.evaluate(cutHeadings), [], key);
    }
    await page.close();
  });
}

test('the menu opens over the picture, moves nothing, and Escape closes it', async () => {
  const { page, lesson } = await openPage(where, { width: 360, height: 640, reducedMotion: true });
  await lesson.figure();
  const before = await lesson.boxOf('backprop-figure', '.controls');
  await (await lesson.control('button', 'More')).click();
  const panel = await lesson.boxOf('backprop-figure', '.menu-panel');
  const after = await lesson.boxOf('backprop-figure', '.controls');
  assert.equal(after.height, before.height);
  assert.ok(panel.left >= 0 && panel.left + panel.width <= 360);
  await (await lesson.control('button', 'Restart')).focus();
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(isMenuOpen), false);
  await page.close();
});

test('the keyboard takes a factor apart, bar by bar', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await lesson.figure();
  await (await lesson.control('slider', 'Depth')).focus();
  await lesson.press('ArrowRight');
  await page.evaluate(focusBars);
  await lesson.press('ArrowRight');
  const said = await lesson.waitFor('the second bar', () => page.evaluate(readBar), Boolean);
  assert.match(
    said,
    /^hidden 2: 1 in \d+mean \|δ\| = .*×0\.\d+ from hidden 3 = 0\.\d+ \(mean slope, at most ¼\) × [\d.]+ \(weights\)$/,
  );
  await page.close();
});

/**
 * Runs in the page.
 *
 * @returns {string[] | null} the headings of the pictures that are cut off; null before there are any
 */
function cutHeadings() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const stage = root?.querySelector('backprop-break-it')?.shadowRoot;
  const heads = [...(stage?.querySelectorAll('.picture-head > *') ?? [])];
  if (!heads.some((head) => head.textContent?.startsWith('First layer'))) return null;
  return heads
    .filter((head) => head.scrollWidth > head.clientWidth)
    .map((head) => head.textContent ?? '');
}

/** Runs in the page. @returns {boolean} */
function isMenuOpen() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = root?.querySelector('backprop-figure')?.shadowRoot;
  return figure?.querySelector('.menu')?.hasAttribute('open') ?? false;
}

/** Runs in the page. */
function focusBars() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = root?.querySelector('backprop-figure')?.shadowRoot;
  const bars = /** @type {HTMLElement | null | undefined} */ (
    figure?.querySelector('.bars button[tabindex="0"]')
  );
  bars?.focus();
}

/** Runs in the page. @returns {string} what is said about the chosen bar; '' for none */
function readBar() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = root?.querySelector('backprop-figure')?.shadowRoot;
  return figure?.querySelector('.bar-callout:not([hidden])')?.textContent ?? '';
}

/** Runs in the page: sets every depth and every activation, and says what moved. */
async function tryAll() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = root?.querySelector('backprop-figure')?.shadowRoot;
  if (!figure) throw new Error('no figure');
  const parts = 'button, summary, input, .segments, .stage, .column-bars, .tick, .prompt';
  const boxes = () =>
    [...figure.querySelectorAll(parts)]
      .filter((part) => part.getClientRects().length > 0 && !part.closest('.menu-panel, .bars'))
      .map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        const isTick = part.matches('.tick');
        return `${part.className || part.textContent} ${isTick ? top : [left, top, width, height]}`;
      });
  const quiet = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const choices = /** @type {NodeListOf<HTMLInputElement>} */ (
    figure.querySelectorAll('.row > .segments label:not([hidden]) input')
  );
  const depth = /** @type {HTMLInputElement} */ (figure.querySelector('.row > .slider input'));
  // Play says "Replay" from the first finished pass on.
  /** @type {string[] | null} */
  let first = null;
  /** @type {string[]} */
  const moved = [];
  for (const choice of choices) {
    choice.click();
    for (let value = 1; value <= 20; ++value) {
      depth.value = String(value);
      depth.dispatchEvent(new Event('input'));
      await quiet();
      const now = boxes();
      first ??= now;
      const before = first;
      moved.push(...now.filter((box, k) => box !== before[k]).map((box) => `${value}: ${box}`));
    }
  }
  const controls =
    '.transport button, .slider input, .segments, .menu summary, .prompt button, .bars';
  const inSight = [...figure.querySelectorAll(controls)].filter(
    (control) => control.getClientRects().length > 0 && !control.closest('.menu-panel'),
  );
  const caption = figure.querySelector('figcaption')?.getBoundingClientRect().top ?? 0;
  const top = figure.querySelector('figure')?.getBoundingClientRect().top ?? 0;
  return { moved: moved.slice(0, 10), controls: inSight.length, height: caption - top };
}
