/** The entry point of the page that loads its files from a server. */
import { locateEngine } from '../engine/engine-source.js';
import { keepOffline } from './offline.js';
import { startPage } from './page.js';

locateEngine(fetchEngine);
startPage('page');
keepOffline();

/** Integrity hashes ensure that the module has the script's version. */
async function fetchEngine() {
  const { address, integrity } = pageEngine;
  // A response with another hash, such as an error page, is rejected.
  const response = await fetch(new URL(address, import.meta.url), { integrity }).catch(() => null);
  if (!response?.ok) throw new Error(`${address}: the server did not send it`);
  return response.arrayBuffer();
}
