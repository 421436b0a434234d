/** Loads the engine once per page; all lessons share it. */
import { loadEngine } from './engine.js';

/** @typedef {() => URL | Promise<ArrayBuffer>} Source gives the module's address or its bytes */

/** @type {Promise<import('./engine.js').Engine> | null} */
let loading = null;
/** @type {Source | null} */
let source = null;

/** @param {Source} found called when a lesson first needs the engine */
export function locateEngine(found) {
  source = found;
}

/** @returns {Promise<import('./engine.js').Engine>} */
export function sharedEngine() {
  loading ??= load().catch((problem) => {
    // The next call tries again.
    loading = null;
    throw problem;
  });
  return loading;
}

async function load() {
  return loadEngine(source ? { wasm: await source() } : {});
}
