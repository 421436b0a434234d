/**
 * The engine as the page knows it: the only module that touches WebAssembly.
 *
 * Everything a session returns is a copy. Values that the pass has not reached yet are NaN.
 */
import createModule from '../../../build/wasm/backprop-engine.js';
import { toJson, valueOf } from './native-values.js';
import { Session } from './session.js';
import { Training } from './training.js';

/**
 * @typedef {import('./documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('./documents.js').Examples} Examples
 * @typedef {import('./documents.js').DatasetSettings} DatasetSettings
 * @typedef {import('./documents.js').RatioSettings} RatioSettings
 *
 * @typedef {object} Engine
 * @property {(document: NetworkDocument) => Session} open
 * @property {(json: string) => Session} openText a network document as its file has it
 * @property {(document: object) => Training} openTraining a training document; "steps" may be left
 *   out of it
 * @property {(settings: DatasetSettings) => Examples} dataset
 * @property {(settings: RatioSettings) => Float64Array} ratios for each depth, gain and seed (the last
 *   changes fastest), mean |δ| of layer 1 over mean |δ| of the output layer: to the bit that of the
 *   network opened by itself; NaN where both are 0
 */

/**
 * Loads the engine: once a page.
 *
 * @param {{wasm?: URL | ArrayBuffer}} [options] `wasm`: the module's address, or its bytes; left
 *   out, where the build leaves it
 * @returns {Promise<Engine>}
 * @throws {Error} where the module cannot be fetched or WebAssembly is not to be had
 */
export async function loadEngine({ wasm } = {}) {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is not available here');
  const found = wasm ?? new URL('../../../build/wasm/backprop-engine.wasm', import.meta.url);
  const wasmBinary = found instanceof URL ? await readBytes(found) : found;
  // The module's own way to its file would fail in scripts that have no address.
  const module = await createModule({
    wasmBinary,
    locateFile: (/** @type {string} */ file) => file,
  }).catch((/** @type {Error} */ { message }) => {
    // What the page's policy, or a damaged file, is to the browser; the rest is for those who build it.
    throw new Error(message.replace(/^Aborted\((.*)\)\. Build with.*$/s, '$1'));
  });
  return {
    open: (document) => new Session(valueOf(module.open(toJson(document)))),
    openText: (json) => new Session(valueOf(module.open(json))),
    openTraining: (document) => new Training(valueOf(module.openTraining(toJson(document)))),
    ratios: (settings) => valueOf(module.ratios(toJson(settings))),
    dataset: (settings) => JSON.parse(valueOf(module.dataset(toJson(settings)))),
  };
}

/**
 * @param {URL} url
 * @returns {Promise<ArrayBuffer>}
 */
async function readBytes(url) {
  // A bundler for browsers would stumble over an import of what only Node has.
  const files =
    url.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (files) {
    const bytes = await files.readFile(url);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: the server answered ${response.status}`);
  return response.arrayBuffer();
}
