/** Letters of other sizes and spacings than the page's own: what a reader sets in the browser. In Chromium. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { launch, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/**
 * Runs in the page.
 *
 * @returns {string[]} what has less room than its words need, or leaves the window
 */
function findCut() {
  /** @type {string[]} */
  const cut = [];
  const own = '.visually-hidden, .skip, .scroll, .math-display, select, input, textarea';
  const visit = (/** @type {ParentNode} */ root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!(element instanceof HTMLElement) || element.clientWidth === 0) continue;
      const { display, overflowX, clipPath } = getComputedStyle(element);
      const isScrolled = overflowX === 'auto' && element.scrollWidth > element.clientWidth;
      const isUnseen =
        !element.checkVisibility() || clipPath === 'inset(50%)' || element.closest(own);
      if (isUnseen || display === 'inline' || isScrolled) continue;
      const { right } = element.getBoundingClientRect();
      if (element.scrollWidth > element.clientWidth + 1 || right > innerWidth + 1) {
        const words = (element.textContent ?? '').trim().slice(0, 20);
        cut.push(`${element.localName}.${element.className} ${words}`);
      }
    }
  };
  visit(document);
  return cut;
}

const readers = {
  'a smallest size of 16 px': { minimum_font_size: 16 },
  'a smallest size of 20 px': { minimum_font_size: 20 },
  'a size of 24 px': { default_font_size: 24 },
  'a size of 32 px': { default_font_size: 32 },
};
for (const [what, preferences] of Object.entries(readers)) {
  test(`with ${what}, nothing is cut and nothing is wider than the screen`, async (context) => {
    const profile = mkdtempSync(join(tmpdir(), 'letters-'));
    mkdirSync(join(profile, 'Default'));
    const settings = JSON.stringify({ webkit: { webprefs: preferences } });
    writeFileSync(join(profile, 'Default/Preferences'), settings);
    const browser = await launch(profile);
    context.after(async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    });
    for (const width of [360, 1440]) {
      for (const link of ['#iteration=42&depth=20', '#iteration=6']) {
        const { page, lesson } = await openPage(
          { browser, address: server.address + link },
          { width, reducedMotion: true },
        );
        await lesson.figure();
        assert.deepEqual(await page.evaluate(findCut), [], `${width} ${link}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(wide, width);
        await page.close();
      }
    }
  });
}

/** What WCAG 2.2 asks a page to bear (1.4.12); runs in the page. */
function spaceOut() {
  const visit = (/** @type {Document | ShadowRoot} */ root) => {
    const style = document.createElement('style');
    style.textContent = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`;
    (root instanceof Document ? root.head : root).append(style);
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
}

for (const width of [360, 1440]) {
  test(`spaced out at ${width} px, the words of the page collide with nothing`, async (context) => {
    const browser = await launch();
    context.after(() => browser.close());
    const { page, lesson } = await openPage(
      { browser, address: `${server.address}#iteration=8` },
      { width, reducedMotion: true },
    );
    await lesson.reaches('Iteration 8 / 8');
    await page.evaluate(spaceOut);
    assert.deepEqual(await page.evaluate(findCut), []);
  });
}
