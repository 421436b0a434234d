/** What the print command of Chromium and Firefox puts on paper, read from the PDF. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { serve } from '../../scripts/serve.mjs';
import { optionsOf } from './puppeteer-browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'printed-'));
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>} the text on its sheets
 */
async function printed(page) {
  const file = join(folder, 'printed.pdf');
  await page.pdf({ path: file, format: 'A4' });
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}

/**
 * Runs in the page.
 *
 * @param {string} host
 * @returns {boolean} whether the late part of the lesson is there
 */
function isReady(host) {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  return root?.querySelector(`${host}[ready]`) instanceof Element;
}

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  test(`${name} starts`, async () => {
    browser = await puppeteer.launch(await optionsOf(name, { reducedMotion: true }));
  });

  test(`${name}: of a lesson that nobody has scrolled, everything is on paper`, async () => {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction(isReady, {}, 'backprop-break-it');
    const text = await printed(page);
    assert.match(text, /lights up activations, layer by layer/);
    assert.match(text, /A neural network learns from its mistakes/);
    assert.match(text, /Learned: \d+\s% of the points right/);
    assert.doesNotMatch(text, /when a reader comes near|Guess first|Open the lab|Check/);
    await page.close();
  });

  test(`${name}: of a worksheet in the lab, the worksheet alone is on paper`, async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}#worksheet=both&depth=1&width=2&variant=7`);
    await page.waitForFunction(isReady, {}, 'backprop-lab');
    const text = await printed(page);
    assert.match(text, /Work it by hand, variant 7/);
    assert.doesNotMatch(text, /Two more questions|Gradient magnitude by layer/);
    assert.match(await page.title(), /^Backpropagation/);
    await page.close();
  });

  test(`${name} ends`, () => browser.close());
}
