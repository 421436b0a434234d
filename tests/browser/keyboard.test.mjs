/** The whole lesson by the keyboard alone: what Tab comes to, what is seen of it, and what keys do not do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/** More stops than any page has. */
const endless = 200;

/**
 * Runs in the page.
 *
 * @returns {{name: string, seen: number, isInWindow: boolean, isMarked: boolean} | null} the element that has the
 *   focus: the share of it that nothing covers, whether it is in the window, and whether an outline marks it;
 *   null if none has the focus
 */
function readFocus() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const topmost = (/** @type {number} */ x, /** @type {number} */ y) => {
    let at = document.elementFromPoint(x, y);
    for (let inside = at; inside !== null;) {
      at = inside;
      inside = at.shadowRoot?.elementFromPoint(x, y) ?? null;
      if (inside === at) break;
    }
    return at;
  };
  const steps = [1, 2, 3, 4, 5].map((step) => step / 6);
  const points = steps.flatMap((right) =>
    steps.map((down) => [box.left + right * box.width, box.top + down * box.height]),
  );
  const own = element.closest('label') ?? element;
  const isOwn = (/** @type {Element | null} */ at) =>
    at !== null && (own.contains(at) || at.contains(own));
  const label = element.getAttribute('aria-label') ?? own.textContent ?? '';
  return {
    name: `${element.localName} ${label.trim().slice(0, 40)}`,
    seen: points.filter(([x, y]) => isOwn(topmost(x, y))).length / points.length,
    isInWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isMarked: getComputedStyle(element).outlineStyle !== 'none',
  };
}

/** Runs in the page. @returns {boolean} whether the figure of the view has its controls */
function isThere() {
  const lesson = document.querySelector('backprop-lesson');
  const { view } = /** @type {any} */ (lesson).getState();
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const root = lesson?.shadowRoot?.querySelector(shown)?.shadowRoot;
  return root?.querySelector('summary') instanceof Element;
}

/** Runs in the page. */
function readState() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  return JSON.stringify([lesson.getState(), location.hash]);
}

for (const [width, height, link] of /** @type {const} */ ([
  [1366, 633, ''],
  [360, 640, ''],
  [1366, 633, '#view=lab&panel=your-own'],
  [360, 640, '#view=lab&panel=compare'],
])) {
  test(`at ${width} × ${height}, Tab leads through ${link || 'the lesson'} to its end: each stop is marked and in sight, and changes nothing`, async () => {
    const address = where.address + link;
    const look = { width, height, reducedMotion: true };
    const { page } = await openPage({ ...where, address }, look);
    await page.waitForFunction(isThere);
    await page.keyboard.press('Tab');
    const before = await page.evaluate(readState);
    const stops = [];
    for (let stop = await page.evaluate(readFocus); stop !== null;) {
      stops.push(stop);
      assert.ok(stops.length < endless, `a trap at ${stop.name}`);
      await page.keyboard.press('Tab');
      // Parts that a stop brings near come, and the page scrolls.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      stop = await page.evaluate(readFocus);
    }
    assert.ok(stops.length > 20, `${stops.length} stops`);
    const unseen = stops.filter(
      ({ seen, isInWindow, isMarked }) => seen < 0.5 || !isInWindow || !isMarked,
    );
    assert.deepEqual(unseen, []);
    assert.equal(await page.evaluate(readState), before);
    await page.close();
  });
}

test('no key for a character does anything: screen readers and voice control use them', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await lesson.figure();
  const before = await page.evaluate(readState);
  for (const selector of [
    'canvas',
    'input[type=range]',
    'input[type=radio]',
    'button',
    'summary',
  ]) {
    const part = await page.waitForSelector(`>>> ${selector}`);
    await part?.focus();
    await page.keyboard.type('abcdefghijklmnopqrstuvwxyz0123456789+-./?');
    assert.equal(await page.evaluate(readState), before, selector);
  }
  await page.close();
});
