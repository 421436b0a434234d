/**
 * Packs numbers and shapes into text that needs no escaping in an address. The text begins with its
 * version.
 *
 * - `2d`, then doubles, or `2f`, then floats; little-endian, in base64url (RFC 4648, section 5);
 * - `2e`, then the differences from known numbers: `2e96_-3~101_0.25` has −3 at index 96 and 0.25 at
 *   index 101;
 * - for a shape: `1`, then JSON in UTF-8, in base64url.
 *
 * Numbers of version 1 have the same form; they belong to the default network of version 1.
 */

/** @type {Readonly<Record<string, Float64ArrayConstructor | Float32ArrayConstructor>>} */
const formats = { d: Float64Array, f: Float32Array };

/** The beginning of packed numbers: version and format. */
export const packedStart = /^[12][def]/;

/** Differences are written if at most this share of the numbers differs: each takes more room. */
const few = 1 / 3;

/** @typedef {readonly number[] | Float64Array} Numbers */

/**
 * @param {Numbers} numbers
 * @param {'double' | 'single'} [precision] doubles are exact; singles take half the room
 * @returns {string}
 */
export function packNumbers(numbers, precision = 'double') {
  const format = precision === 'double' ? 'd' : 'f';
  return `2${format}` + toText(new Uint8Array(new formats[format](numbers).buffer));
}

/**
 * @param {Numbers} numbers
 * @param {Numbers} known of the same length
 * @returns {string} the differences, or all numbers if many differ; '' if none differs
 */
export function packDifferences(numbers, known) {
  /** @type {number[]} */
  const places = [];
  for (let k = 0; k < numbers.length; ++k) {
    if (numbers[k] !== known[k]) places.push(k);
  }
  if (places.length === 0) return '';
  if (places.length > few * numbers.length) return packNumbers(numbers);
  return `2e${places.map((k) => `${k}_${numbers[k]}`).join('~')}`;
}

/**
 * @param {string} text from `packNumbers` or `packDifferences`
 * @param {() => Numbers} known called if the text contains differences
 * @returns {number[]}
 * @throws {Error} if the text is damaged or of another version
 */
export function unpackNumbers(text, known) {
  if (!packedStart.test(text)) throw new Error('of another version');
  if (text[1] === 'e') return withDifferences(known(), text.slice(2));
  const format = formats[text[1]];
  const bytes = format && toBytes(text.slice(2));
  if (!bytes || bytes.length % format.BYTES_PER_ELEMENT !== 0) throw new Error('damaged');
  return Array.from(new format(bytes.buffer));
}

/**
 * @param {Numbers} known
 * @param {string} differences
 * @returns {number[]}
 * @throws {Error} if one is not a number, or its index is out of range
 */
function withDifferences(known, differences) {
  const numbers = [...known];
  for (const difference of differences.split('~')) {
    const [, place, digits] = /^(\d+)_(-?\d[\d.]*(?:e[+-]\d+)?)$/.exec(difference) ?? [];
    const [k, number] = [Number(place), Number(digits)];
    if (!(k < known.length) || !Number.isFinite(number)) throw new Error('damaged');
    numbers[k] = number;
  }
  return numbers;
}

/**
 * @param {string} text packed numbers
 * @returns {string} in single precision; differences stay as they are
 * @throws {Error} if it is damaged
 */
export function inSinglePrecision(text) {
  if (text === '' || text[1] === 'e') return text;
  return packNumbers(
    unpackNumbers(text, () => []),
    'single',
  );
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
 * @throws {Error} if it is damaged or of another version
 */
export function unpackShape(text) {
  if (!text.startsWith('1')) throw new Error('of another version');
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(toBytes(text.slice(1))));
}

const letters = new TextEncoder().encode(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
);

/**
 * Encodes bytes in base64url. Faster than btoa, which needs a string of bytes first.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function toText(bytes) {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  for (let k = 0, at = 0; k < bytes.length; k += 3, at += 4) {
    // Bytes beyond the end read as 0; letters beyond the end are not written.
    const three = (bytes[k] << 16) | (bytes[k + 1] << 8) | bytes[k + 2];
    text[at] = letters[three >> 18];
    text[at + 1] = letters[(three >> 12) & 63];
    text[at + 2] = letters[(three >> 6) & 63];
    text[at + 3] = letters[three & 63];
  }
  return new TextDecoder().decode(text);
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {Error} if it is not base64
 */
function toBytes(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
