/** The one engine of the page: loaded once, shared by every lesson. */
import { loadEngine } from './engine.js';

/** @typedef {() => URL | Promise<ArrayBuffer>} Source where the WebAssembly module is, or its bytes */

/** @type {Promise<import('./engine.js').Engine> | null} */
let loading = null;
/** @type {Source | null} */
let source = null;

/** @param {Source} found asked once, when the first lesson wants the engine */
export function locateEngine(found) {
  source = found;
}

/** @returns {Promise<import('./engine.js').Engine>} */
export function sharedEngine() {
  loading ??= load().catch((problem) => {
    // What failed once may come the next time.
    loading = null;
    throw problem;
  });
  return loading;
}

async function load() {
  return loadEngine(source ? { wasm: await source() } : {});
}
