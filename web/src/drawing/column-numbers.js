/** How numbers stand under narrow columns: in one line, in two, or upright; never cut. */

/**
 * @typedef {object} NumberStyle
 * @property {'line' | 'stacked' | 'upright'} way
 * @property {number} size of the letters, in pixels of the page
 * @property {number} room that the longest number takes downward
 * @property {number} every so many columns have their number: letters may be larger than a column is wide
 */

/** Of a digit or sign, in the size of letters. */
const letterWidth = 0.56;
const lineHeight = 1.3;
/** Raised digits of another font may be higher. */
export const uprightLine = 1.25;
const largest = 13;
/** What no number is smaller than, upright. */
const smallestUpright = 7;
const gap = 4;
/** Beside its digits, a number has a point and a power of ten, "× 10⁻¹²", or zeros before them, "0.00". */
const [point, zeros, power] = [1, 4, 7];

/**
 * @param {object} columns
 * @param {number} columns.digits significant ones
 * @param {number} columns.spacing
 * @param {number} [columns.stacked] the smallest letters in two lines
 * @param {number} [columns.least] the smallest letters that the reader's browser writes
 * @returns {NumberStyle}
 */
export function numberStyle({ digits, spacing, stacked = 9, least = 0 }) {
  const whole = digits + point + power;
  const half = Math.max(digits + zeros, power);
  const fits = (/** @type {number} */ letters, /** @type {number} */ size) =>
    letters * letterWidth * Math.max(size, least) <= spacing - gap;
  const sized = (/** @type {number} */ size) => Math.max(Math.min(size, largest), least);
  if (fits(whole, largest)) {
    const size = sized(largest);
    return { way: 'line', size, room: Math.ceil(size * lineHeight), every: 1 };
  }
  if (fits(half, stacked)) {
    const size = sized((spacing - gap) / (half * letterWidth));
    return { way: 'stacked', size, room: Math.ceil(2 * size * lineHeight), every: 1 };
  }
  const size = sized(Math.max(smallestUpright, spacing / uprightLine));
  const room = Math.ceil(whole * letterWidth * size);
  return { way: 'upright', size, room, every: Math.ceil((size * uprightLine) / spacing) };
}

/**
 * @param {string} number as it is written
 * @returns {string[]} its digits, and its power of ten, if any
 */
export function numberParts(number) {
  const at = number.indexOf(' × ');
  return at < 0 ? [number] : [number.slice(0, at), number.slice(at)];
}
