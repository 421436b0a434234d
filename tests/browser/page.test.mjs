import assert from 'node:assert/strict';
import { readFileSync, mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { formatNumber } from '../../web/src/format.js';
import { loadEngine } from '../../web/src/engine.js';
import { networkDocument } from '../../web/src/network-document.js';
import { changed, defaultState } from '../../web/src/state.js';
import { openBrowser, openPage } from './browser.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const screenshots = 'build/screenshots';
const engine = await loadEngine();

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  where = await openBrowser();
});
after(() => where.close());

/** What a reader sees of the main figure. */
function figureText(/** @type {Page} */ page) {
  return page.evaluate(() => {
    const root = document.querySelector('backprop-figure')?.shadowRoot;
    const text = (/** @type {string} */ selector) =>
      root?.querySelector(selector)?.textContent ?? '';
    const bars = [...(root?.querySelectorAll('.bars li') ?? [])];
    return {
      caption: text('.caption'),
      iteration: text('.iteration'),
      loss: text('.loss'),
      play: text('.primary'),
      status: text('[role=status]'),
      names: bars.map((bar) => bar.querySelector('.bar-name')?.textContent),
      numbers: bars.map((bar) => bar.querySelector('.bar-number')?.textContent),
      why: [...(root?.querySelectorAll('.why-text p') ?? [])].map((line) => line.textContent),
    };
  });
}

/**
 * @param {Page} page
 * @param {string} iteration
 */
async function waitForIteration(page, iteration) {
  const shown = (/** @type {string} */ text) =>
    document.querySelector('backprop-figure')?.shadowRoot?.querySelector('.iteration')
      ?.textContent === text;
  await page.waitForFunction(shown, { timeout: 20000 }, iteration);
}

/** Waits until the figure rests: its button offers to play. */
async function waitForRest(/** @type {Page} */ page) {
  await page.waitForFunction(
    () =>
      document.querySelector('backprop-figure')?.shadowRoot?.querySelector('.primary')
        ?.textContent === 'Play',
    { timeout: 20000 },
  );
}

/**
 * A control of the main figure, by role and name, as assistive technology finds it.
 *
 * @param {Page} page
 * @param {string} role
 * @param {string} name
 */
async function control(page, role, name) {
  const handle = await page.$(`backprop-figure >>> ::-p-aria([name="${name}"][role="${role}"])`);
  assert.ok(handle, `${role} "${name}"`);
  return handle;
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function press(page, name) {
  await (await control(page, 'button', name)).click();
}

/** The gradient magnitudes, output first, as the bars should write them. */
function expectedNumbers(/** @type {Partial<import('../../web/src/state.js').State>} */ change) {
  const session = engine.open(networkDocument(changed(defaultState, change)));
  const magnitudes = Array.from(session.backward(), formatNumber).reverse();
  session.close();
  return magnitudes;
}

test('untouched, the figure plays its pass once and rests with all bars standing', async () => {
  const { page, complaints } = await openPage(where);
  await waitForIteration(page, 'Iteration 8 / 8');
  await waitForRest(page);
  const { caption, numbers, names } = await figureText(page);
  assert.match(caption, /^Backward pass — the error gradient reaches hidden layer 1/);
  assert.deepEqual(names, ['output', 'hidden 3', 'hidden 2', 'hidden 1']);
  assert.deepEqual(numbers, expectedNumbers({}));
  assert.deepEqual(complaints, { console: [], foreign: [] });
  await page.close();
});

test('any input hands control to the reader', async () => {
  const { page } = await openPage(where);
  await press(page, 'Restart');
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal((await figureText(page)).iteration, 'Iteration 0 / 8');
  await page.close();
});

test('a press on the network stops the first play', async () => {
  const { page } = await openPage(where);
  await page.waitForFunction(
    () =>
      document.querySelector('backprop-figure')?.shadowRoot?.querySelector('.primary')
        ?.textContent === 'Pause',
  );
  const canvas = await page.$('backprop-figure >>> canvas');
  await canvas?.click();
  const held = await figureText(page);
  assert.equal(held.play, 'Play');
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal((await figureText(page)).iteration, held.iteration);
  await page.close();
});

test('with reduced motion, the figure rests at iteration 0 until asked', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  await new Promise((done) => setTimeout(done, 1500));
  const { iteration, numbers } = await figureText(page);
  assert.equal(iteration, 'Iteration 0 / 8');
  assert.deepEqual(numbers, ['', '', '', '']);
  await press(page, 'Play');
  await waitForIteration(page, 'Iteration 8 / 8');
  await page.close();
});

test('a bar appears when the backward pass reaches its layer', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  const expected = expectedNumbers({});
  for (let iteration = 1; iteration <= 8; ++iteration) {
    await press(page, 'Step');
    const { numbers } = await figureText(page);
    const reached = Math.max(0, iteration - 4);
    assert.deepEqual(
      numbers,
      expected.map((number, k) => (k < reached ? number : '')),
    );
  }
  await page.close();
});

test('stepping past the end updates the weights, and stepping back takes that back', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  for (let k = 0; k < 8; ++k) await press(page, 'Step');
  const before = await figureText(page);
  await press(page, 'Step');
  const updated = await figureText(page);
  assert.equal(updated.iteration, 'Iteration 0 / 8');
  assert.match(updated.caption, /^Update — /);
  for (let k = 0; k < 4; ++k) await press(page, 'Step');
  const lossBefore = /^Loss: (\S+) /.exec(before.loss)?.[1];
  const { loss } = await figureText(page);
  assert.ok(loss.endsWith(`before the last update: ${lossBefore}`), loss);
  assert.ok(Number(/^Loss: (\S+) /.exec(loss)?.[1]) < Number(lossBefore), loss);
  for (let k = 0; k < 5; ++k) await press(page, 'Step back');
  const back = await figureText(page);
  assert.equal(back.loss, before.loss);
  assert.equal(back.iteration, before.iteration);
  await page.close();
});

test('a new depth and activation start again at iteration 0 with the engine’s numbers', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  const depth = await control(page, 'slider', 'Depth');
  await depth.focus();
  for (let k = 3; k < 10; ++k) await page.keyboard.press('ArrowRight');
  assert.equal((await figureText(page)).iteration, 'Iteration 0 / 22');
  await (await control(page, 'radio', 'ReLU')).click();
  const scrubber = await control(page, 'slider', 'Iteration');
  await scrubber.focus();
  await page.keyboard.press('End');
  const { numbers, iteration } = await figureText(page);
  assert.equal(iteration, 'Iteration 22 / 22');
  assert.deepEqual(numbers, expectedNumbers({ depth: 10, activation: 'relu' }));
  await page.close();
});

test('the whole figure works by keyboard alone', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  /** @param {string} wanted */
  const tabTo = async (wanted) => {
    for (let k = 0; k < 60; ++k) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
        return label?.textContent?.trim() ?? '';
      });
      if (name === wanted) return;
    }
    assert.fail(`"${wanted}" is not reached by Tab`);
  };
  await tabTo('Step');
  await page.keyboard.press('Enter');
  assert.equal((await figureText(page)).iteration, 'Iteration 1 / 8');
  await tabTo('Iteration');
  await page.keyboard.press('End');
  assert.equal((await figureText(page)).iteration, 'Iteration 8 / 8');
  await tabTo('Depth');
  await page.keyboard.press('ArrowRight');
  assert.equal((await figureText(page)).iteration, 'Iteration 0 / 10');
  await tabTo('Sigmoid');
  await page.keyboard.press('ArrowRight');
  await tabTo('More');
  await page.keyboard.press('Enter');
  await tabTo('Width');
  await page.close();
});

test('a number that cannot be taken is named, and nothing is lost', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  await page.evaluate(() => {
    const more = document.querySelector('backprop-figure')?.shadowRoot?.querySelector('.more');
    if (more instanceof HTMLDetailsElement) more.open = true;
  });
  await press(page, 'Step');
  const width = await control(page, 'spinbutton', 'Width');
  await width.click({ count: 3 });
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  const error = await page.evaluate(
    () =>
      document.querySelector('backprop-figure')?.shadowRoot?.querySelector('.error:not(:empty)')
        ?.textContent,
  );
  assert.equal(error, 'Width: expected a whole number from 1 to 12, found 99');
  assert.equal((await figureText(page)).iteration, 'Iteration 1 / 8');
  await page.close();
});

test('the caption is announced once things are quiet', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  await press(page, 'Step');
  await new Promise((done) => setTimeout(done, 700));
  const { caption, status } = await figureText(page);
  assert.equal(status, caption);
  await page.close();
});

test('pointing at a neuron explains it', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  await (await control(page, 'slider', 'Iteration')).focus();
  await page.keyboard.press('End');
  const canvas = await page.$('backprop-figure >>> canvas');
  const box = await canvas?.boundingBox();
  assert.ok(box);
  // The input's two neurons stand in the first column, around the middle.
  for (let y = 10; y < box.height; y += 8) {
    await page.mouse.move(box.x + 52, box.y + y);
    if ((await figureText(page)).why[0] === 'input, unit 2') break;
  }
  const { why } = await figureText(page);
  assert.deepEqual(why.slice(0, 2), ['input, unit 2', 'a = 0.800']);
  await page.close();
});

test('a resting page draws nothing', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  const frames = await page.evaluate(async () => {
    let count = 0;
    const original = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (
      /** @type {[number, number, number, number]} */ ...area
    ) {
      count += 1;
      original.apply(this, area);
    };
    await new Promise((done) => setTimeout(done, 800));
    return count;
  });
  assert.equal(frames, 0);
  await page.close();
});

test('with scripts off, words and math are there and the figure’s place says why it is empty', async () => {
  const { page } = await openPage(where, { scripts: false });
  const client = await page.createCDPSession();
  const { root } = await client.send('DOM.getDocument', { depth: -1 });
  const { outerHTML } = await client.send('DOM.getOuterHTML', { nodeId: root.nodeId });
  assert.match(outerHTML, /The idea in plain words/);
  assert.match(outerHTML, /<math[^]*δ/);
  assert.match(outerHTML, /needs?[^]*JavaScript|with JavaScript and WebAssembly/);
  await page.close();
});

test('where the engine cannot be loaded, the figure’s place says so', async () => {
  const page = await where.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.url().endsWith('.wasm') ? request.abort() : request.continue(),
  );
  await page.goto(where.address, { waitUntil: 'networkidle0' });
  const text = await page.evaluate(
    () => document.querySelector('backprop-figure')?.shadowRoot?.textContent,
  );
  assert.match(text ?? '', /The figure cannot be shown here: /);
  await page.close();
});

test('the break-it figure tells how little reaches the first layer', async () => {
  const { page } = await openPage(where, { reducedMotion: true });
  const verdict = () =>
    page.evaluate(
      () =>
        document.querySelector('backprop-break-it')?.shadowRoot?.querySelector('.verdict')
          ?.textContent,
    );
  assert.match((await verdict()) ?? '', /^Sigmoid, 10 hidden layers: .* 1 part in \d[\d,]+ /);
  const relu = await page.$('backprop-break-it >>> ::-p-aria([name="ReLU"][role="radio"])');
  await relu?.click();
  assert.match((await verdict()) ?? '', /^ReLU, 10 hidden layers: /);
  await page.close();
});

test('the layout does not shift while the page loads', async () => {
  const page = await where.browser.newPage();
  await page.setViewport({ width: 1440, height: 1000 });
  await page.evaluateOnNewDocument(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, {
          shift: /** @type {any} */ (window).shift + /** @type {any} */ (entry).value,
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(where.address, { waitUntil: 'networkidle0' });
  const shift = await page.evaluate(() => /** @type {any} */ (window).shift);
  assert.ok(shift < 0.01, `${shift}`);
  await page.close();
});

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [320, 360, 768, 1440, 1600]) {
    test(`at ${width} px, ${scheme}, nothing is cut off, and axe finds no fault`, async () => {
      const { page, complaints } = await openPage(where, { width, scheme, reducedMotion: true });
      await (await control(page, 'slider', 'Iteration')).focus();
      await page.keyboard.press('End');
      await page.screenshot({ path: `${screenshots}/${width}-${scheme}.png`, fullPage: true });
      await page.evaluate(() => {
        const roots = [document, ...document.querySelectorAll('*')].map((element) =>
          element instanceof Element ? element.shadowRoot : element,
        );
        for (const root of roots) {
          for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
        }
      });
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(scrolled, width);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const result = await /** @type {any} */ (window).axe.run();
        return result.violations.map((/** @type {any} */ { id, nodes }) => [
          id,
          nodes.map((/** @type {any} */ { html, target }) => `${target} ${html.slice(0, 120)}`),
        ]);
      });
      assert.deepEqual(violations, []);
      assert.deepEqual(complaints, { console: [], foreign: [] });
      await page.close();
    });
  }
}
