/** Reads a file that the reader chose or dropped. */
import { decodedText } from './decoded-text.js';
import { tooLarge } from '../words/files.js';

/**
 * @param {Blob} file
 * @param {number} largest in bytes
 * @returns {Promise<string>}
 * @throws {Error} with one line, if it is larger or not in an encoding that can be read
 */
export async function textOf(file, largest) {
  if (file.size > largest) throw new Error(tooLarge(megabytes(largest), megabytes(file.size)));
  return decodedText(new Uint8Array(await file.arrayBuffer()));
}

/**
 * @param {number} bytes
 * @returns {string}
 */
function megabytes(bytes) {
  return String(Number((bytes / 1e6).toFixed(1)));
}
