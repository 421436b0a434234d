/** Loads the engine once per page; all lessons share it. */
import { startEngine } from './engine-module.js';

/** @typedef {() => URL | Promise<ArrayBuffer>} Source gives the module's address or its bytes */

/** @type {Promise<import('./engine-module.js').Engine> | null} */
let loading = null;
/** @type {Source | null} */
let source = null;

/** @param {Source} found called when a lesson first needs the engine */
export function locateEngine(found) {
  source = found;
}

/** @param {Source} found the source unless `locateEngine` states another */
export function expectEngine(found) {
  source ??= found;
}

/** @returns {Promise<import('./engine-module.js').Engine>} */
export function sharedEngine() {
  loading ??= load().catch((problem) => {
    // The next call tries again.
    loading = null;
    throw problem;
  });
  return loading;
}

async function load() {
  if (source === null) throw new Error('the engine: expected locateEngine() first, found no call');
  return startEngine(await source());
}
