/** The plan for the lecturer takes one sheet of paper, in three engines. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { inEachBrowser } from './browsers.mjs';

/** What is left of a sheet within margins of 12 mm, in CSS pixels. */
const pixels = (/** @type {number} */ millimetres) => (millimetres * 96) / 25.4;
const papers = {
  A4: { width: pixels(210 - 24), height: pixels(297 - 24) },
  Letter: { width: pixels(215.9 - 24), height: pixels(279.4 - 24) },
};

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/**
 * Runs in the page: lays it out as on paper.
 *
 * @param {number} width
 * @returns {{height: number, width: number}} of its contents
 */
function laidOut(width) {
  for (const { cssRules } of document.styleSheets) {
    for (const rule of cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (rule.media.mediaText === 'print') rule.media.mediaText = 'all';
      else if (rule.media.mediaText.includes('screen')) rule.media.mediaText = 'not all';
    }
  }
  document.body.style.width = `${width}px`;
  const { height } = document.body.getBoundingClientRect();
  return { height, width: document.body.scrollWidth };
}

inEachBrowser({ reducedMotion: true }, (_, browser) => {
  for (const [name, paper] of Object.entries(papers)) {
    test(`on ${name}, it is one sheet, and nothing is cut`, async () => {
      const page = await browser.open(`${server.address}plan.html`);
      const { height, width } = await page.run(laidOut, paper.width);
      assert.ok(height > 0 && height <= paper.height, `${height} of ${paper.height}`);
      assert.ok(width <= paper.width + 1, `${width} of ${paper.width}`);
      assert.deepEqual((await page.complaints()).complaints, []);
      await page.close();
    });
  }
});
