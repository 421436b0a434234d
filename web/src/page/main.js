/** The entry of the page whose files lie beside it on a server. */
import { locateEngine } from '../engine/engine-source.js';
import { keepOffline } from './offline.js';
import { startPage } from './page.js';

locateEngine(fetchEngine);
startPage('page');
keepOffline();

/** The hash makes sure that the module is of the script's own version. */
async function fetchEngine() {
  const { address, integrity } = pageEngine;
  // An answer with another hash, such as a page that says what is wrong, is as good as none.
  const response = await fetch(new URL(address, import.meta.url), { integrity }).catch(() => null);
  if (!response?.ok) throw new Error(`${address}: the server did not send it`);
  return response.arrayBuffer();
}
