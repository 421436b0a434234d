/** Chromium, Firefox and WebKit from the system's packages, driven alike. */
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
 * @param {{reducedMotion: boolean}} look what a reader would set in the system
 * @returns {Promise<Browser>}
 */
export function launch(name, look) {
  return name === 'webkit' ? launchWebKit(look) : launchPuppeteer(name, look);
}
