/** Reads the bytes of a text file in the encodings that people's programs write. */
import * as words from '../words/files.js';

/** Byte order marks, and the encodings that they mean. */
const marks = /** @type {const} */ ([
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]);

/**
 * By its mark, else as UTF-8. An encoding that could only be guessed is refused: a wrong guess exchanges
 * letters in silence, so that two names may become one.
 *
 * @param {Uint8Array} bytes
 * @returns {string} the text, without a mark
 * @throws {Error} with one line that names the likely encoding
 */
export function decodedText(bytes) {
  const [, encoding] = marks.find(([mark]) => mark.every((byte, k) => bytes[k] === byte)) ?? [];
  const text = decoded(bytes, encoding ?? 'utf-8');
  if (text !== null && !text.includes('\0')) return text;
  throw new Error(words.notUtf8(likelyEncoding(bytes)));
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @returns {string | null} null if they are not in this encoding
 */
function decoded(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} the name of an encoding, as programs show it
 */
function likelyEncoding(bytes) {
  if (bytes.includes(0)) return words.encodings.utf16;
  // Each Chinese character is two bytes from 0x81 on; in Western texts, such bytes mostly stand alone.
  const pairs = decoded(bytes, 'gbk')?.match(/\p{Script=Han}/gu)?.length ?? 0;
  const high = bytes.filter((byte) => byte >= 0x80).length;
  return high > 0 && 2 * pairs === high ? words.encodings.chinese : words.encodings.western;
}
