/** “Now Break It” as a page: its fields, its looks, its rest. In Chromium. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, prefer } from './browser.mjs';
import { comesToRest } from './in-page.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const screenshots = 'build/screenshots';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  where = await openBrowser();
});
after(() => where.close());

/** @param {import('./browser.mjs').Look} [look] */
async function open(look = {}) {
  const address = `${where.address}#view=break-it`;
  const opened = await openPage({ ...where, address }, { reducedMotion: true, ...look });
  await opened.lesson.experiment();
  return opened;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {import('./driven-page.mjs').DrivenPage} lesson in which an experiment was chosen
 */
const untilRepaired = (page, lesson) =>
  lesson.waitFor(
    'the verdict',
    () =>
      page.$eval(
        'backprop-lesson >>> backprop-break-it >>> .repair .verdict',
        ({ textContent }) => textContent ?? '',
      ),
    (verdict) => verdict.startsWith('After 2,000'),
  );

test('the prediction names an answer that is no share, and stays open', async () => {
  const { page, lesson } = await open();
  const field = await lesson.control('textbox', 'hidden 4, as a number', 'backprop-break-it');
  await field.focus();
  await lesson.press('End', 'Backspace', 'Backspace', 'Backspace');
  await lesson.type('a lot');
  await (await lesson.control('button', 'Check', 'backprop-break-it')).click();
  const seen = await page.evaluate(() => {
    const lessonRoot = document.querySelector('backprop-lesson')?.shadowRoot;
    const root = lessonRoot?.querySelector('backprop-break-it')?.shadowRoot;
    return [
      root?.querySelector('.prediction .error')?.textContent,
      root?.querySelector('.prediction')?.classList.contains('over'),
    ];
  });
  assert.deepEqual(seen, ['Expected a number from 0 to 1, found "a lot".', false]);
  await page.close();
});

test('“Now Break It” asks for no frame once it has learned', async () => {
  const { page, lesson } = await open();
  await (await lesson.control('button', 'Tanh', 'backprop-break-it')).click();
  await untilRepaired(page, lesson);
  assert.ok(await page.evaluate(comesToRest, 30));
  await page.close();
});

/**
 * @param {import('./browser.mjs').Look} look
 * @returns {ReturnType<typeof open>} with every panel open and an experiment of “Now repair it” at its end
 */
async function openEverything(look) {
  const opened = await open(look);
  const { page, lesson } = opened;
  await lesson.predict(null);
  await (await lesson.control('button', 'Normalisation', 'backprop-break-it')).click();
  await page.evaluate(() => {
    const lessonRoot = document.querySelector('backprop-lesson')?.shadowRoot;
    const root = lessonRoot?.querySelector('backprop-break-it')?.shadowRoot;
    for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
  });
  await untilRepaired(page, lesson);
  return opened;
}

/**
 * Nothing is cut off, axe finds no fault, and the map has two answers to tell apart, whatever the colours
 * are.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} name of its picture
 */
async function examine(page, name) {
  assert.ok(await page.evaluate(comesToRest, 3));
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  assert.ok(overflow <= 0, `${overflow} px too wide`);
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
  await page.screenshot({ path: `${screenshots}/lab-${name}.png`, fullPage: true });
  assert.deepEqual(faults, []);
  const shades = await page.evaluate(() => {
    const lessonRoot = document.querySelector('backprop-lesson')?.shadowRoot;
    const root = lessonRoot?.querySelector('backprop-break-it')?.shadowRoot;
    const canvas = root?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return [];
    const { width, height } = canvas;
    return [
      [0.95, 0.02],
      [0.02, 0.95],
    ].map(([x, y]) => String(context.getImageData(x * width, y * height, 1, 1).data));
  });
  assert.equal(shades.length, 2);
  assert.notEqual(shades[0], shades[1]);
}

for (const [width, schemes] of /** @type {const} */ ([
  // The page is opened in the first, and changes to the other.
  [1600, ['light', 'dark']],
  [1440, ['dark', 'light']],
  [768, ['light', 'dark']],
  [360, ['dark', 'light']],
  [320, ['light', 'dark']],
])) {
  test(`with everything open, at ${width} px, light and dark, nothing is cut off, and axe finds no fault`, async (context) => {
    const look = { width, scheme: schemes[0], reducedMotion: true };
    const { page } = await openEverything(look);
    for (const scheme of schemes) {
      await context.test(scheme, async () => {
        await prefer(page, { ...look, scheme });
        await examine(page, `${width}-${scheme}`);
      });
    }
    await page.close();
  });
}

test('with everything open, in forced colours, nothing is cut off, and axe finds no fault', async () => {
  const { page } = await openEverything({ width: 768 });
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
