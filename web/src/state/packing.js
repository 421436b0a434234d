/**
 * Numbers and shapes as text that an address can carry, each with its version in front.
 *
 * Version 1: numbers are `1d` and doubles, or `1f` and floats, least significant byte first; a shape
 * is `1` and JSON in UTF-8; both in base64, in the letters that addresses leave alone (RFC 4648,
 * section 5). Or numbers are `1e` and what differs from others that are known: `1e96_-3~101_0.25`
 * has −3 at place 96, counted from 0, and 0.25 at place 101.
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
 * @param {readonly number[]} numbers
 * @param {readonly number[]} known as many
 * @returns {string} what differs, or all numbers where that is shorter; nothing where none differs
 */
export function packDifferences(numbers, known) {
  const differences = numbers.flatMap((number, k) =>
    number === known[k] ? [] : [`${k}_${number}`],
  );
  if (differences.length === 0) return '';
  const [few, all] = [`1e${differences.join('~')}`, packNumbers(numbers)];
  return few.length < all.length ? few : all;
}

/**
 * @param {string} text of `packNumbers` or `packDifferences`
 * @param {() => readonly number[]} known asked for where the text says what differs from them
 * @returns {number[]}
 * @throws {Error} where it is of neither
 */
export function unpackNumbers(text, known) {
  if (text.startsWith('1e')) return withDifferences(known(), text.slice(2));
  const format = formats[text.slice(0, 2)];
  const bytes = format && toBytes(text.slice(2));
  if (!bytes || bytes.length % format.BYTES_PER_ELEMENT !== 0) throw new Error('damaged');
  return Array.from(new format(bytes.buffer));
}

/**
 * @param {readonly number[]} known
 * @param {string} differences
 * @returns {number[]}
 * @throws {Error} where one of them is no number, or is at no place of the known ones
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
 * @throws {Error} where it is damaged
 */
export function inSinglePrecision(text) {
  if (text === '' || text.startsWith('1e')) return text;
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
