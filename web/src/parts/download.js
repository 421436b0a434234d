/** Hands the reader a file. */
import { h } from './dom.js';

/** Some browsers begin a download only after the press is over. */
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
 * @returns {boolean} true if the page is in a sandbox, which may stop files from being saved and pages
 *   from being printed, and say nothing
 */
export function isSandboxed() {
  return globalThis.origin === 'null' && location.protocol !== 'file:';
}
