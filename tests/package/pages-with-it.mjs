/** Serves pages that use the installed package, and opens them in Chromium. */
import assert from 'node:assert/strict';
import { serve } from '../../scripts/serve.mjs';
import { launch } from '../browser/browsers.mjs';
import { expectedNumbers } from '../browser/expected.mjs';
import { install } from './installed.mjs';

/** The figure at the end of a pass, where every layer has its number. */
export const figure = '<backprop-lesson view="figure" depth="4" iteration="10"></backprop-lesson>';

/**
 * @param {string} script tags
 * @param {string} [body]
 * @returns {string}
 */
export function page(script, body = figure) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${script}${body}</html>`;
}

/** Starts an installation, its server and a browser, for one test file. */
export async function openPages() {
  const installation = install();
  const server = await serve(installation.folder);
  const browser = await launch('chromium', { reducedMotion: true });

  /**
   * @param {string} address of a page with a figure of depth 4, after its backward pass
   * @returns {Promise<import('../browser/driven-page.mjs').DrivenPage>} the page, after checking that it
   *   shows the engine's numbers, has no complaints and sent no requests to other hosts
   */
  const seesFigure = async (address) => {
    const opened = await browser.open(address);
    const { numbers } = await opened.reaches('Iteration 10 / 10');
    assert.deepEqual(numbers, expectedNumbers({ depth: 4 }));
    const { complaints, requests } = await opened.complaints();
    assert.deepEqual(complaints, []);
    const { origin } = new URL(server.address);
    assert.deepEqual(
      requests.filter((request) => !request.startsWith(origin) && !request.startsWith('file:')),
      [],
    );
    return opened;
  };
  const close = async () => {
    await browser.close();
    server.close();
    installation.remove();
  };
  return { ...installation, address: server.address, browser, seesFigure, close };
}
