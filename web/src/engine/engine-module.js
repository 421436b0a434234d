/**
 * The engine's JavaScript interface: the only module that starts the WebAssembly module. It names no file,
 * so that a page which brings the bytes does not load them twice.
 *
 * Sessions return copies. Values that the pass has not computed yet are NaN.
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
 * @property {(json: string) => Session} openText opens a network document given as JSON text
 * @property {(document: object) => Training} openTraining opens a training document; its
 *   "steps" may be omitted
 * @property {(settings: DatasetSettings) => Examples} dataset
 * @property {(settings: RatioSettings) => Float64Array} ratios for each depth, gain and seed (seeds
 *   vary fastest), mean |δ| of layer 1 over mean |δ| of the output layer: bit for bit the ratio that a
 *   session of that network gives; NaN if both means are 0
 */

/**
 * @param {URL | ArrayBuffer} wasm the module's address, or its bytes
 * @returns {Promise<Engine>}
 * @throws {Error} if the module cannot be fetched or WebAssembly is not available
 */
export async function startEngine(wasm) {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is not available here');
  const wasmBinary = wasm instanceof URL ? await readBytes(wasm) : wasm;
  const module = await createModule({
    wasmBinary,
    locateFile: (/** @type {string} */ file) => file,
  }).catch((/** @type {Error} */ { message }) => {
    // Keep the browser's reason (a content policy, a damaged file) and drop Emscripten's build advice.
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
  // Not an import: bundlers for browsers cannot resolve Node's modules.
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
