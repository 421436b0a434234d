/** The page in browsers that lack what today's have: its features are taken away, in Chromium. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { launch, openPage } from './browser.mjs';

/** What is taken away, with the last browsers that lack it: text of the page, and what becomes of it. */
const removals = /** @type {const} */ ({
  'light-dark() (Chromium 122)': [/light-dark\(/g, 'no-such-colour('],
  'declarative shadow roots (Chromium 110, Firefox 122)': ['shadowrootmode=', 'unknown='],
  'container queries (Chromium 104, Firefox 109)': [
    /@container|container-type|\dcqi(?=[,;)}])/g,
    'no-such-thing',
  ],
  'MathML (Chromium 108)': [/(?<=<\/?)math\b|math-style/g, 'x-math'],
  'typed properties (Firefox 127)': [/@property|CSSPropertyRule|registerProperty/g, 'noSuchThing'],
  'color-mix() (Chromium 110)': [/color-mix\(/g, 'no-such-colour('],
});

const whole = readFileSync('dist/backprop.html', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'older-'));
/** @type {{browser: import('puppeteer-core').Browser, address: string}} */
let where;
/** @type {() => void} */
let stop;
before(async () => {
  const browser = await launch();
  const server = await serve(folder);
  where = { browser, address: server.address };
  stop = server.close;
});
after(async () => {
  await where.browser.close();
  stop();
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} page
 * @param {readonly (keyof typeof removals)[]} removed
 * @returns {string}
 */
function without(page, removed) {
  return removed.reduce(
    (text, name) => {
      const [feature, instead] = removals[name];
      const left = text.replace(feature, instead);
      assert.notEqual(left, text, name);
      return left;
    },
    page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
  );
}

/**
 * @param {string} html
 * @param {number} width
 */
async function open(html, width) {
  writeFileSync(join(folder, 'index.html'), html);
  return openPage(where, { width, reducedMotion: true });
}

/** Runs in the page. */
function look() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = root?.querySelector('backprop-figure')?.shadowRoot;
  const canvas = figure?.querySelector('canvas');
  const place = (/** @type {string} */ name) => root?.querySelector(name)?.getBoundingClientRect();
  const [top, bottom] = ['.formula mfrac > :first-child', '.formula mfrac > :last-child'].map(
    place,
  );
  const words = root?.querySelector('.lead');
  const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
  /** Opaque black, as a palette that is not understood paints. */
  let black = 0;
  for (let k = 0; data && k < data.length; k += 4) {
    if (data[k] + data[k + 1] + data[k + 2] === 0 && data[k + 3] === 255) black += 1;
  }
  return {
    words: (words?.getBoundingClientRect().height ?? 0) > 0,
    ink: words && getComputedStyle(words).color,
    size: words && parseFloat(getComputedStyle(words).fontSize),
    isStacked: Boolean(top && bottom && top.height > 0 && bottom.top >= top.bottom - 2),
    wide: document.documentElement.scrollWidth - innerWidth,
    black: data ? black / (data.length / 4) : null,
    standIn: root?.querySelector('.stand-in')?.textContent?.replace(/\s+/g, ' ') ?? '',
  };
}

const names = /** @type {(keyof typeof removals)[]} */ (Object.keys(removals));
for (const removed of [...names.map((name) => [name]), names]) {
  for (const width of [360, 1440]) {
    test(`without ${removed.join(', ')}, the lesson runs at ${width} px`, async () => {
      const { page, lesson, complaints } = await open(without(whole, removed), width);
      await lesson.pressButton('Step');
      await lesson.reaches('Iteration 1 / 8');
      const { words, ink, size, isStacked, wide, black } = await page.evaluate(look);
      assert.deepEqual({ words, isStacked, wide }, { words: true, isStacked: true, wide: 0 });
      assert.match(ink ?? '', /^rgb\(92, 96, 102\)$/);
      // On a phone it is sized by its container; without container units, as the words around it.
      const narrow = removed.some((name) => name.includes('container')) ? 18 : 11.88;
      assert.equal(size, width === 360 ? narrow : 17);
      assert.ok(black !== null && black < 0.001, `${black}`);
      assert.deepEqual(complaints.console, []);
      await page.close();
    });
  }
}

test('where the script cannot run, the words, the formulas and one line are there', async () => {
  const older = without(whole, names).replace('<script type="module">', '<script type="unknown">');
  const { page } = await open(older, 360);
  const { words, isStacked, wide, standIn } = await page.evaluate(look);
  assert.deepEqual({ words, isStacked, wide }, { words: true, isStacked: true, wide: 0 });
  assert.match(standIn, /older than Chromium 95, Firefox 101 or Safari 16\.4/);
  await page.close();
});
