/** The engine's WebAssembly, packed into the script: for pages that cannot fetch files. */
import packed from '../../../build/wasm/backprop-engine.wasm';

/** @returns {Promise<ArrayBuffer>} the module's bytes */
export function inlineEngine() {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  // eslint-disable-next-line compat/compat -- web/README.md states the newer Firefox that it needs
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).arrayBuffer();
}
