/** How numbers stand under narrow columns: in one line, in two, or upright; never cut. */

/**
 * @typedef {object} NumberStyle
 * @property {'line' | 'stacked' | 'upright'} way
 * @property {number} size of the letters, in pixels of the page
 * @property {number} room that the longest number takes downward
 */

/** Of a digit or sign, in the size of letters. */
const letterWidth = 0.56;
const lineHeight = 1.3;
const largest = 13;
/** What no number is smaller than, upright. */
const least = 7;
const gap = 4;
/** Beside its digits, a number has a point and a power of ten, "× 10⁻¹²", or zeros before them, "0.00". */
const [point, zeros, power] = [1, 4, 7];

/**
 * @param {number} digits significant ones
 * @param {number} spacing of the columns
 * @param {number} [smallest] letters in two lines
 * @returns {NumberStyle}
 */
export function numberStyle(digits, spacing, smallest = 9) {
  const whole = digits + point + power;
  const fits = (/** @type {number} */ letters, /** @type {number} */ size) =>
    letters * letterWidth * size <= spacing - gap;
  if (fits(whole, largest))
    return { way: 'line', size: largest, room: Math.ceil(largest * lineHeight) };
  const half = Math.max(digits + zeros, power);
  if (fits(half, smallest)) {
    const size = Math.min(largest, (spacing - gap) / (half * letterWidth));
    return { way: 'stacked', size, room: Math.ceil(2 * size * lineHeight) };
  }
  const size = Math.min(largest, Math.max(least, spacing / 1.1));
  return { way: 'upright', size, room: Math.ceil(whole * letterWidth * size) };
}

/**
 * @param {string} number as it is written
 * @returns {string[]} its digits, and its power of ten, if any
 */
export function numberParts(number) {
  const at = number.indexOf(' × ');
  return at < 0 ? [number] : [number.slice(0, at), number.slice(at)];
}
