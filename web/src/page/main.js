/** The entry point of the page that loads its files from a server. */
import { locateEngine } from '../engine/engine-source.js';
import { addMathFont } from './math-font.js';
import { keepOffline } from './offline.js';
import { startPage } from './page.js';

/** Milliseconds from the first picture until the math font may be fetched: by then the figure moves. */
const afterPicture = 500;

locateEngine(fetchEngine);
const { ready } = startPage('page');
ready.then(addFontSoon, addFontSoon);
keepOffline();

function addFontSoon() {
  setTimeout(() => addMathFont(new URL(pageFont, import.meta.url)), afterPicture);
}

/**
 * Takes the response that the page asked for, or asks: where the page's policy kept it from asking, and where
 * the first request failed. Integrity hashes ensure that the module has the script's version.
 */
async function fetchEngine() {
  const { address, integrity } = pageEngine;
  const asked = globalThis.askedEngine;
  globalThis.askedEngine = undefined;
  // A response with another hash, such as an error page, is rejected.
  const response = await (asked ??
    fetch(new URL(address, import.meta.url), { integrity }).catch(() => null));
  if (!response?.ok) throw new Error(`${address}: the server did not send it`);
  return response.arrayBuffer();
}
