/** The stage “Now Break It” as a page: one screen, nothing that shifts, its looks, its rest. In Chromium. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, prefer } from './browser.mjs';
import { comesToRest } from './in-page.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const screenshots = 'build/screenshots';
const host = 'backprop-break-it';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  where = await openBrowser();
});
after(() => where.close());

/**
 * @param {import('./browser.mjs').Look} [look]
 * @param {string} [link]
 */
async function open(look = {}, link = '#view=break-it') {
  const address = `${where.address}${link}`;
  const opened = await openPage({ ...where, address }, { reducedMotion: true, ...look });
  await opened.lesson.experiment();
  return opened;
}

/** Runs in the page: the boxes of the card and of its parts. */
function readBoxes() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const root = lesson?.querySelector('backprop-break-it')?.shadowRoot;
  const figure = root?.querySelector('figure');
  if (!figure) throw new Error('no stage');
  // Words above the stage may still take their font.
  const start = figure.getBoundingClientRect().top;
  const boxOf = (/** @type {Element} */ element) => {
    const { top, left, width, height } = element.getBoundingClientRect();
    return [top - start, left, width, height].map(Math.round);
  };
  const controls = [...figure.querySelectorAll('button, label, input[type=range], .controls > *')];
  return {
    height: Math.round(figure.getBoundingClientRect().height),
    parts: [...figure.children, ...controls].map(boxOf).join(' | '),
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}

for (const [width, most] of /** @type {const} */ ([
  [1366, 620],
  [768, 620],
  [390, 640],
  [360, 640],
])) {
  test(`at ${width} px, in the lesson, the stage is one screen, and nothing moves whatever a hand does`, async () => {
    const { page, lesson } = await open({ width }, '');
    const first = await page.evaluate(readBoxes);
    assert.ok(first.height <= most, `${first.height} px high`);
    assert.ok(first.tooWide <= 0, `${first.tooWide} px too wide`);
    const slider = await lesson.control('slider', 'Depth', host);
    for (const act of [
      async () => (await lesson.control('radio', '1/1000', host)).click(),
      async () => {
        await slider.focus();
        await lesson.press('End');
      },
      async () => (await lesson.control('radio', 'ReLU', host)).click(),
      async () => (await lesson.control('button', 'Larger weights', host)).click(),
    ]) {
      await act();
      assert.deepEqual(await page.evaluate(readBoxes), first);
      await lesson.experiment();
      assert.deepEqual(await page.evaluate(readBoxes), first);
    }
    await page.close();
  });
}

test('“Now Break It” asks for no frame once it has learned', async () => {
  const { page } = await open();
  assert.ok(await page.evaluate(comesToRest, 30));
  await page.close();
});

/**
 * axe finds no fault, and the map has two answers to tell apart, whatever the colours are.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} name of its picture
 */
async function examine(page, name) {
  assert.ok(await page.evaluate(comesToRest, 3));
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const result = await /** @type {any} */ (window).axe.run('backprop-lesson', {
      resultTypes: ['violations'],
    });
    return result.violations.map((/** @type {any} */ { id, nodes }) => [
      id,
      nodes.map((/** @type {any} */ { html }) => html.slice(0, 140)),
    ]);
  });
  await page.screenshot({ path: `${screenshots}/break-it-${name}.png`, fullPage: true });
  assert.deepEqual(faults, []);
  const shades = await page.evaluate(() => {
    const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
    const root = lesson?.querySelector('backprop-break-it')?.shadowRoot;
    const canvas = root?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return [];
    const { width, height } = canvas;
    return [
      [0.95, 0.02],
      [0.02, 0.95],
    ].map(([x, y]) => String(context.getImageData(x * width, y * height, 1, 1).data));
  });
  assert.notEqual(shades[0], shades[1]);
}

for (const [width, schemes] of /** @type {const} */ ([
  [1440, ['light', 'dark']],
  [360, ['dark', 'light']],
  [320, ['light', 'dark']],
])) {
  test(`at ${width} px, light and dark, nothing is cut off, and axe finds no fault`, async (context) => {
    const look = { width, scheme: schemes[0], reducedMotion: true };
    const { page, lesson } = await open(look);
    await (await lesson.control('radio', '1/10⁵', host)).click();
    await (await lesson.control('button', 'Shortcuts', host)).click();
    await lesson.experiment();
    assert.ok((await page.evaluate(readBoxes)).tooWide <= 0);
    for (const scheme of schemes) {
      await context.test(scheme, async () => {
        await prefer(page, { ...look, scheme });
        await examine(page, `${width}-${scheme}`);
      });
    }
    await page.close();
  });
}

test('in forced colours, axe finds no fault', async () => {
  const { page } = await open({ width: 768 });
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  await examine(page, '768-forced');
  await page.close();
});
