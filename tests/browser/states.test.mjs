/** The page of states that dev.sh serves: every state stands in its boxes, without a complaint. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';

/** @type {import('node:child_process').ChildProcess} */
let server;
/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {string[]} */
const complaints = [];
/** The dialog to share asks whether the site has these pages; the site of the states has not. */
const optional = /\/(backprop|plan)\.html$/;

before(async () => {
  server = spawn(process.execPath, ['scripts/dev/dev.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Promise<string>} */
  const address = new Promise((done, fail) => {
    let printed = '';
    server.stdout?.setEncoding('utf8').on('data', (text) => {
      printed += text;
      const found = /^http:\S+states/m.exec(printed);
      if (found) done(found[0]);
    });
    server.on('close', () => fail(new Error(`dev.mjs has ended: ${printed}`)));
  });
  browser = await launch();
  page = await browser.newPage();
  page.on('console', (message) => {
    if (optional.test(message.location().url ?? '')) return;
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (problem) => complaints.push(String(problem)));
  page.on('response', (response) => {
    if (optional.test(response.url())) return;
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(await address);
});
after(async () => {
  await browser?.close();
  server?.kill();
});

test('every state stands in a narrow and a wide box, light and dark, without a complaint', async () => {
  const ids = await page.$$eval('section', (sections) => sections.map(({ id }) => id));
  assert.ok(ids.length > 30, `${ids.length} states`);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) {
    const boxes = await page.$$(`#${id} .box`);
    assert.equal(boxes.length, 4);
    for (const [k, box] of boxes.entries()) {
      // What stands above it may still change its height, and push it out of sight.
      const isWhole = (/** @type {Element} */ each) => {
        each.scrollIntoView({ block: 'nearest' });
        return each.hasAttribute('data-whole');
      };
      await page
        .waitForFunction(isWhole, { timeout: 120_000, polling: 100 }, box)
        .catch(() => assert.fail(`${id}, box ${k}: not whole`));
      const { width, height } = /** @type {import('puppeteer-core').BoundingBox} */ (
        await box.boundingBox()
      );
      assert.equal(width === 360, k % 2 === 0, `${id}: ${width} px wide`);
      assert.ok(height > 40, `${id}: ${height} px high`);
    }
    assert.deepEqual(complaints, [], id);
  }
});

test('every chart has a state', () => {
  const states = readFileSync('scripts/dev/pages/states/charts.js', 'utf8');
  for (const file of readdirSync('web/src/charts')) {
    const [, chart] =
      /^export class (\w+)/m.exec(readFileSync(`web/src/charts/${file}`, 'utf8')) ?? [];
    const isChart = chart !== undefined && file !== 'canvas.js';
    if (isChart) assert.ok(states.includes(`new ${chart}(`), file);
  }
});
