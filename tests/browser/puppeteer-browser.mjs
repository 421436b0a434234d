/** Drives Chromium and Firefox through puppeteer. */
import puppeteer from 'puppeteer-core';
import { DrivenPage } from './driven-page.mjs';
import { watchComplaints } from './in-page.mjs';

/** The window's size in every browser. */
export const windowSize = { width: 1200, height: 1000 };

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/**
 * @param {'chromium' | 'firefox'} name
 * @param {{reducedMotion: boolean}} look
 * @returns {Promise<import('puppeteer-core').LaunchOptions>}
 */
export async function optionsOf(name, { reducedMotion }) {
  if (name === 'chromium') {
    return {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...chromiumArguments, ...(reducedMotion ? ['--force-prefers-reduced-motion'] : [])],
    };
  }
  return {
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      // puppeteer relaxes this preference; readers' browsers do not.
      'security.fileuri.strict_origin_policy': true,
      'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    },
  };
}

/**
 * @param {'chromium' | 'firefox'} name
 * @param {{reducedMotion: boolean}} look
 * @returns {Promise<import('./browsers.mjs').Browser>}
 */
export async function launchPuppeteer(name, look) {
  const browser = await puppeteer.launch(await optionsOf(name, look));
  const open = async (/** @type {string} */ address) => {
    const page = await browser.newPage();
    await page.setViewport(windowSize);
    await page.evaluateOnNewDocument(watchComplaints);
    page.on('console', (message) => {
      if (!['error', 'warn'].includes(message.type())) return;
      const text = message.text();
      page
        .evaluate((line) => void (/** @type {any} */ (window).complaints.push(line)), text)
        .catch(() => {});
    });
    await page.goto(address);
    return new DrivenPage(driverOf(page));
  };
  return { open, close: () => browser.close() };
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').Frame} [frame] the frame of the page to drive
 * @returns {import('./driven-page.mjs').Driver}
 */
export function driverOf(page, frame = page.mainFrame()) {
  return {
    run: (task, values) => frame.evaluate(/** @type {any} */ (task), ...values),
    find: async (task, values) => {
      const handle = await frame.evaluateHandle(/** @type {any} */ (task), ...values);
      return handle.asElement();
    },
    follow: async (path, isPressed) => {
      for (const [k, { x, y }] of path.entries()) {
        await page.mouse.move(x, y);
        if (k === 0 && isPressed) await page.mouse.down();
      }
      if (isPressed) await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    pressControl: async (letter, isShifted) => {
      const held = /** @type {const} */ (['Control', ...(isShifted ? ['Shift'] : [])]);
      for (const key of held) await page.keyboard.down(/** @type {'Control'} */ (key));
      await page.keyboard.press(/** @type {'z'} */ (letter));
      for (const key of held) await page.keyboard.up(/** @type {'Control'} */ (key));
    },
    type: (text) => page.keyboard.type(text),
    screenshot: async (file) => {
      await page.screenshot({ path: /** @type {`${string}.png`} */ (file) });
    },
    close: () => page.close(),
  };
}
