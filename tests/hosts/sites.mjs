/** Builds and serves the hosts' sites on this machine, with a browser to open them in. */
import { mkdirSync, rmSync } from 'node:fs';
import { serve } from '../../scripts/serve.mjs';
import { launch } from '../browser/browser.mjs';
import { buildSite } from './build.mjs';
import { lessonIn, openHost } from './played-page.mjs';

export const screenshots = 'build/screenshots/hosts';

/**
 * @typedef {import('./build.mjs').Host} Host
 * @typedef {'element' | 'frame'} Part
 */

export class Sites {
  #browser;
  /** @type {Map<string, {project: string, address: string, close: () => void}>} */
  #built = new Map();

  /** @param {import('puppeteer-core').Browser} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  /**
   * @param {Host[]} hosts
   * @returns {Promise<Sites>}
   */
  static async build(hosts) {
    mkdirSync(screenshots, { recursive: true });
    const sites = new Sites(await launch());
    await Promise.all(hosts.map((host) => sites.#add(host)));
    return sites;
  }

  get browser() {
    return this.#browser;
  }

  /** @param {Host} host */
  async #add(host) {
    const { project, site } = await buildSite(host);
    this.#built.set(host.name, { project, ...(await (host.serve ?? serve)(site)) });
  }

  /**
   * @param {Host} host
   * @param {Part} part
   * @param {import('./played-page.mjs').Look} [look]
   */
  async open(host, part, look) {
    const { address } = /** @type {{address: string}} */ (this.#built.get(host.name));
    const opened = await openHost(this.#browser, address + host[part], look);
    return { ...opened, frame: await lessonIn(opened.page, part) };
  }

  async close() {
    await this.#browser.close();
    for (const { project, close } of this.#built.values()) {
      close();
      rmSync(project, { recursive: true });
    }
  }
}
