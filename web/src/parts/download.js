/** Downloads a file. */
import { h } from './dom.js';

/** Milliseconds before the file's URL is revoked: some browsers start the download late. */
const keptFor = 60000;

/**
 * @param {string} name of the file
 * @param {Blob} contents
 */
export function download(name, contents) {
  const address = URL.createObjectURL(contents);
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
}

/**
 * @returns {boolean} true if the page is in a sandbox, which may silently block downloads and printing
 */
export function isSandboxed() {
  return globalThis.origin === 'null' && location.protocol !== 'file:';
}
