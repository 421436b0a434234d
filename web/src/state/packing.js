/**
 * Numbers and shapes as text that an address can carry, each with its version in front.
 *
 * Numbers are `2d` and doubles, or `2f` and floats, least significant byte first; a shape is `1` and
 * JSON in UTF-8; both in base64, in the letters that addresses leave alone (RFC 4648, section 5). Or
 * numbers are `2e` and what differs from others that are known: `2e96_-3~101_0.25` has −3 at place 96,
 * counted from 0, and 0.25 at place 101. Numbers of version 1 are written alike; they go with the
 * network that the lesson then began with.
 */

/** @type {Readonly<Record<string, Float64ArrayConstructor | Float32ArrayConstructor>>} */
const formats = { d: Float64Array, f: Float32Array };

/** How packed numbers begin: version and format. */
export const packedStart = /^[12][def]/;

/** Differences are written where at most this share of the numbers differs: each takes more room. */
const few = 1 / 3;

/** @typedef {readonly number[] | Float64Array} Numbers */

/**
 * @param {Numbers} numbers
 * @param {'double' | 'single'} [precision] a double comes back as it was; a single takes half the room
 * @returns {string}
 */
export function packNumbers(numbers, precision = 'double') {
  const format = precision === 'double' ? 'd' : 'f';
  return `2${format}` + toText(new Uint8Array(new formats[format](numbers).buffer));
}

/**
 * @param {Numbers} numbers
 * @param {Numbers} known as many
 * @returns {string} what differs, or all numbers where that is much; nothing if none differs
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
 * @param {string} text of `packNumbers` or `packDifferences`
 * @param {() => Numbers} known asked for where the text says what differs from them
 * @returns {number[]}
 * @throws {Error} if it is of neither
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
 * @throws {Error} if one of them is no number, or is at no place of the known ones
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
 * @param {string} text of numbers
 * @returns {string} in single precision where it has all of them
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
 * @throws {Error} if it is not of `packShape`
 */
export function unpackShape(text) {
  if (!text.startsWith('1')) throw new Error('of another version');
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(toBytes(text.slice(1))));
}

const letters = new TextEncoder().encode(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
);

/**
 * The browser's own way (btoa) takes a string of bytes, and making one takes most of the time.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function toText(bytes) {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  for (let k = 0, at = 0; k < bytes.length; k += 3, at += 4) {
    // What lies beyond the end reads as 0, and is not written.
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
