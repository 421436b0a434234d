/**
 * Numbers and shapes as text that an address can carry: a version, then base64 in the letters that
 * addresses leave alone (RFC 4648, section 5).
 *
 * Version 1: numbers are `1d` and doubles, or `1f` and floats, least significant byte first; a shape
 * is `1` and JSON in UTF-8.
 */

/** @type {Readonly<Record<string, Float64ArrayConstructor | Float32ArrayConstructor>>} */
const formats = { '1d': Float64Array, '1f': Float32Array };

/**
 * @param {readonly number[]} numbers
 * @param {'double' | 'single'} [precision] a double comes back as it was; a single takes half the room
 * @returns {string}
 */
export function packNumbers(numbers, precision = 'double') {
  const format = precision === 'double' ? '1d' : '1f';
  return format + toText(new Uint8Array(new formats[format](numbers).buffer));
}

/**
 * @param {string} text
 * @returns {number[]}
 * @throws {Error} where it is not of `packNumbers`
 */
export function unpackNumbers(text) {
  const format = formats[text.slice(0, 2)];
  const bytes = format && toBytes(text.slice(2));
  if (!bytes || bytes.length % format.BYTES_PER_ELEMENT !== 0) throw new Error('damaged');
  return Array.from(new format(bytes.buffer));
}

/**
 * @param {object} shape
 * @returns {string}
 */
export function packShape(shape) {
  return `1${toText(new TextEncoder().encode(JSON.stringify(shape)))}`;
}

/**
 * @param {string} text
 * @returns {unknown}
 * @throws {Error} where it is not of `packShape`
 */
export function unpackShape(text) {
  if (!text.startsWith('1')) throw new Error('of another version');
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(toBytes(text.slice(1))));
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function toText(bytes) {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {Error} where it is not base64
 */
function toBytes(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
