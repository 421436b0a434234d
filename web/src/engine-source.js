/** The one engine of the page: loaded once, shared by every figure. */
import { loadEngine } from './engine.js';

/** @type {Promise<import('./engine.js').Engine> | null} */
let loading = null;
/** @type {URL | undefined} */
let address;

/** @param {URL} wasm where this page keeps the WebAssembly module */
export function locateEngine(wasm) {
  address = wasm;
}

/** @returns {Promise<import('./engine.js').Engine>} */
export function sharedEngine() {
  loading ??= loadEngine(address ? { wasm: address } : {});
  return loading;
}
