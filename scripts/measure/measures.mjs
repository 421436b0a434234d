/** Measures the built lesson in Chromium: sizes, controls, words, bars, bytes, shifts and waits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleScript } from '../bundle.mjs';

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{browser: import('puppeteer-core').Browser, address: string}} Where
 * @typedef {{width: number, height: number}} Window
 * @typedef {'page' | 'figure' | 'break-it'} Part
 */

/** Defines `measuring` in the page. */
const measuring = await bundleScript('scripts/measure/in-page/all.mjs', 'iife');

/** The deepest network of the lesson. */
const deepest = 20;
/** Milliseconds for pictures to follow a hand. */
const settling = 400;
const patience = 120_000;

/**
 * @param {Where} where
 * @param {Window & {link?: string, moves?: boolean}} look `moves`: false for a reader who wants no motion
 * @returns {Promise<Page>} a page that can be measured
 */
async function open({ browser, address }, { width, height, link = '', moves = false }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  const value = moves ? 'no-preference' : 'reduce';
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value }]);
  await page.evaluateOnNewDocument(measuring);
  await page.goto(address + link);
  return page;
}

/**
 * @param {Page} page
 * @param {string} name of a function of `measuring`
 * @param {...unknown} values
 * @returns {Promise<any>}
 */
function ask(page, name, ...values) {
  return page.evaluate(`measuring.${name}(...${JSON.stringify(values)})`);
}

/**
 * @param {Page} page
 * @param {string} condition a function of `measuring`
 */
async function until(page, condition) {
  const options = { timeout: patience, polling: 100 };
  await page.waitForFunction(`measuring.${condition}()`, options);
}

/** @param {number} milliseconds */
function rest(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/**
 * @param {Where} where
 * @param {Window} window_
 * @param {boolean} [isWhole] false for the first figure alone
 * @returns {Promise<Page>} with all that waits for sight, scrolled to its top
 */
async function openWhole(where, window_, isWhole = true) {
  const page = await open(where, window_);
  await until(page, 'isDrawn');
  if (isWhole) {
    await ask(page, 'comeTo', 'break-it');
    await until(page, 'isWhole');
  }
  await rest(settling);
  await ask(page, 'goToTop');
  return page;
}

/**
 * @typedef {object} Sizes in CSS pixels
 * @property {{page: number, figure: number, breakIt: number}} heights the figure's without its caption
 * @property {Record<Part, string[]>} controls in sight; a radio group is one
 * @property {number} words outside folds, formulas and numbers left out
 * @property {{size: number, text: string}} smallestText of the page
 *
 * @param {Where} where
 * @param {Window} window_
 * @returns {Promise<Sizes>}
 */
export async function measureSizes(where, window_) {
  const page = await openWhole(where, window_);
  const sizes = {
    heights: await ask(page, 'heights'),
    controls: {
      figure: await ask(page, 'controls', 'figure'),
      'break-it': await ask(page, 'controls', 'break-it'),
      page: await ask(page, 'controls', 'page'),
    },
    words: await ask(page, 'words'),
    smallestText: await ask(page, 'smallestText'),
  };
  await page.close();
  return /** @type {Sizes} */ (sizes);
}

/**
 * @param {Where} where
 * @param {Window} window_
 * @returns {Promise<number>} the smallest text in the picture of the shallow and the deep network, in CSS pixels
 */
export async function measurePictureText(where, window_) {
  const page = await openWhole(where, window_, false);
  for (const depth of [3, deepest]) {
    await ask(page, 'setState', { depth, iteration: 2 * (depth + 1) });
    await rest(settling);
  }
  const smallest = await ask(page, 'smallestInPicture');
  await page.close();
  return /** @type {number} */ (smallest);
}

/**
 * @param {Where} where
 * @param {readonly {depth: number, activation: string}[]} networks
 * @returns {Promise<number[]>} the height of hidden 1's bar, as a share of the output's
 */
export async function measureBars(where, networks) {
  const page = await openWhole(where, { width: 1366, height: 768 }, false);
  const shares = [];
  for (const network of networks) {
    await ask(page, 'setState', { ...network, iteration: 2 * (network.depth + 1) });
    await rest(settling);
    shares.push(/** @type {number} */ (await ask(page, 'firstBar')));
  }
  await page.close();
  return shares;
}

/**
 * @typedef {{files: string[], kilobytes: number}} Load gzipped, in KB of 1000 bytes
 *
 * @param {Where} where
 * @param {string} folder of the files that are served
 * @returns {Promise<{moves: Load, all: Load}>} what the page fetches until the figure moves, and in all without
 *   the reader's doing; the service worker's copy for offline use comes after and is left out
 */
export async function measureLoad(where, folder) {
  const page = await open(where, { width: 1366, height: 768, moves: true });
  await until(page, 'moved');
  const moved = /** @type {number} */ (await ask(page, 'moved'));
  await rest(3000);
  const fetched = /** @type {{name: string, start: number}[]} */ (await ask(page, 'fetched'));
  await page.close();
  const fileOf = (/** @type {{name: string}} */ { name }) => new URL(name).pathname.slice(1);
  const first = fetched.filter(({ start }) => start < moved).map(fileOf);
  // The browser fetches these on its own account, and tells the page nothing of it.
  const aside = ['icon.svg', 'manifest.webmanifest'];
  return {
    moves: loadOf(folder, ['index.html', ...first]),
    all: loadOf(folder, ['index.html', ...fetched.map(fileOf), ...aside]),
  };
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 * @returns {Load}
 */
function loadOf(folder, names) {
  const files = [...new Set(names)];
  const sizes = files.map(
    (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
  );
  return { files, kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
}

/**
 * Drags Depth from one end to the other and back.
 *
 * @param {Where} where
 * @param {Window} window_
 * @param {Exclude<Part, 'page'>} part
 * @returns {Promise<{pixels: number, what: string, score: number} | null>} how far a part of the lesson moved at
 *   most, which, and the browser's own sum of layout shifts; null if there is no such slider
 */
export async function measureShift(where, window_, part) {
  const page = await openWhole(where, window_, part !== 'figure');
  const found = /** @type {{left: number, right: number, y: number} | null} */ (
    await ask(page, 'depthSlider', part)
  );
  if (found === null) {
    await page.close();
    return null;
  }
  const { left, right, y } = found;
  await rest(settling);
  await ask(page, 'watchShift', part);
  await page.mouse.move(left + 10, y);
  await page.mouse.down();
  for (const to of [right - 2, left + 2]) await page.mouse.move(to, y, { steps: 24 });
  await page.mouse.up();
  await rest(settling);
  const shift = await ask(page, 'shifted');
  await page.close();
  return shift;
}

/**
 * Presses that each change the picture: where nothing changes, the browser draws no frame, and counts until the
 * next one.
 */
const presses = {
  depths: [0.5, 0.9, 1],
  keys: /** @type {const} */ (['ArrowLeft', 'ArrowRight', 'ArrowLeft', 'ArrowRight']),
  buttons: ['ReLU', 'Tanh', 'Sigmoid', 'Update the weights', 'Replay', 'Pause'],
};

/**
 * @param {Where} where
 * @returns {Promise<{longest: number, what: string}>} the longest wait between a press and its picture with the
 *   deepest network and a processor slowed four times, in milliseconds
 */
export async function measureWaits(where) {
  const link = `#depth=${deepest}&iteration=${2 * (deepest + 1)}`;
  const page = await open(where, { width: 1366, height: 768, link });
  await until(page, 'isDrawn');
  await rest(settling);
  const { left, right, y } = /** @type {{left: number, right: number, y: number}} */ (
    await ask(page, 'depthSlider', 'figure')
  );
  await page.emulateCPUThrottling(4);
  await ask(page, 'watchWaits');
  for (const share of presses.depths) {
    await page.mouse.click(left + 6 + share * (right - left - 12), y);
    await rest(settling);
  }
  for (const key of presses.keys) {
    await page.keyboard.press(key);
    await rest(settling);
  }
  for (const name of presses.buttons) {
    await press(page, name);
    await rest(settling);
  }
  const waits = await ask(page, 'waited');
  await page.close();
  return waits;
}

/**
 * @param {Page} page
 * @param {string} name of a button or a choice of the figure
 */
async function press(page, name) {
  const found = await page.evaluateHandle(`measuring.pressable(${JSON.stringify(name)})`);
  const element = /** @type {import('puppeteer-core').ElementHandle<Element> | null} */ (
    found.asElement()
  );
  if (!element) throw new Error(`the figure: expected a button “${name}”, found none`);
  await element.click();
}
