/** Loads the engine from the file to which the build writes its WebAssembly. */
import { startEngine } from './engine-module.js';

/**
 * @typedef {import('./engine-module.js').Engine} Engine
 * @typedef {import('./documents.js').RatioSettings} RatioSettings
 */

/** @returns {URL} in a form that bundlers recognise: they copy the file, and put its new address here */
export function builtEngine() {
  return new URL('../../../build/wasm/backprop-engine.wasm', import.meta.url);
}

/**
 * @param {{wasm?: URL | ArrayBuffer}} [options] `wasm`: the module's address, or its bytes; default: the
 *   file of the build
 * @returns {Promise<Engine>}
 * @throws {Error} if the module cannot be fetched or WebAssembly is not available
 */
export async function loadEngine({ wasm = builtEngine() } = {}) {
  return startEngine(wasm);
}
