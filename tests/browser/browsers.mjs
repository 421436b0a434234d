/** Drives Chromium, Firefox and WebKit, from the system's packages, through one interface. */
import { after, before, describe } from 'node:test';
import { launchPuppeteer } from './puppeteer-browser.mjs';
import { launchWebKit } from './webkit-browser.mjs';

/**
 * @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage
 *
 * @typedef {object} Browser
 * @property {(address: string) => Promise<DrivenPage>} open
 * @property {() => Promise<void>} close
 */

export const browserNames = /** @type {const} */ (['chromium', 'firefox', 'webkit']);

/**
 * @param {typeof browserNames[number]} name
 * @param {{reducedMotion: boolean}} look a reader's settings in the system
 * @returns {Promise<Browser>}
 */
export function launch(name, look) {
  return name === 'webkit' ? launchWebKit(look) : launchPuppeteer(name, look);
}

/**
 * Defines the same tests for each browser, and starts the browser before them and closes it after them.
 *
 * @param {{reducedMotion: boolean}} look
 * @param {(name: typeof browserNames[number], browser: Pick<Browser, 'open'>) => void} define
 */
export function inEachBrowser(look, define) {
  for (const name of browserNames) {
    describe(name, () => {
      /** @type {Browser} */
      let browser;
      before(async () => {
        browser = await launch(name, look);
      });
      after(() => browser?.close());
      define(name, { open: (address) => browser.open(address) });
    });
  }
}
