/** Opens the built page in Debian's Chromium. */
import puppeteer from 'puppeteer-core';
import { serve } from '../../scripts/serve.mjs';
import { DrivenPage } from './driven-page.mjs';
import { chromiumArguments, driverOf } from './puppeteer-browser.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * @param {string} [userDataDir] a profile with a reader's settings
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function launch(userDataDir) {
  return puppeteer.launch({ executablePath, userDataDir, args: chromiumArguments });
}

/**
 * Starts a browser and a server for one test file.
 *
 * @returns {Promise<{browser: import('puppeteer-core').Browser, address: string, close: () => Promise<void>}>}
 */
export async function openBrowser() {
  const server = await serve('dist');
  const browser = await launch();
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { browser, address: server.address, close };
}

/**
 * @typedef {object} Look
 * @property {number} [width]
 * @property {number} [height]
 * @property {'light' | 'dark'} [scheme]
 * @property {boolean} [reducedMotion]
 * @property {boolean} [scripts]
 *
 * @typedef {object} Complaints things that a page should never do
 * @property {string[]} console errors and warnings, and exceptions
 * @property {string[]} foreign requests to another host
 *
 * @param {{browser: import('puppeteer-core').Browser, address: string}} where
 * @param {Look} [look]
 * @returns {Promise<{page: import('puppeteer-core').Page, lesson: DrivenPage, complaints: Complaints}>}
 */
export async function openPage({ browser, address }, look = {}) {
  const { width = 1440, height = 1000, scheme = 'light', reducedMotion, scripts = true } = look;
  const page = await browser.newPage();
  /** @type {Complaints} */
  const complaints = { console: [], foreign: [] };
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.console.push(message.text());
  });
  page.on('pageerror', (error) => complaints.console.push(String(error)));
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(address) || request.url().startsWith('data:');
    if (!isOwn) complaints.foreign.push(request.url());
  });
  await page.setViewport({ width, height });
  await page.setJavaScriptEnabled(scripts);
  await prefer(page, { scheme, reducedMotion });
  await page.goto(address);
  if (scripts) await page.evaluate(() => document.fonts.ready.then(() => {}));
  return { page, lesson: new DrivenPage(driverOf(page)), complaints };
}

/**
 * Sets preferences that a reader may change in the system while the page is open.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {Pick<Look, 'scheme' | 'reducedMotion'>} look
 */
export async function prefer(page, { scheme = 'light', reducedMotion }) {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
  ]);
}

/**
 * Opens the lesson's page without motion.
 *
 * @param {{browser: import('puppeteer-core').Browser, address: string}} where
 * @param {string} [link] appended to the page's address
 */
export function openLesson({ browser, address }, link = '') {
  return openPage({ browser, address: address + link }, { reducedMotion: true });
}
