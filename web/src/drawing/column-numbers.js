/** Fits numbers under narrow columns: in one line, in two, or vertical; never cut off. */

/**
 * @typedef {object} NumberStyle
 * @property {'line' | 'stacked' | 'upright'} way
 * @property {number} size of the letters, in pixels of the page
 * @property {number} room the height of the longest number
 * @property {number} every every how many columns a number is shown: it may be wider than one column
 */

/** Of a digit or sign, in the size of letters. */
const letterWidth = 0.56;
const lineHeight = 1.3;
/** Raised digits of another font may be higher. */
export const uprightLine = 1.25;
const largest = 13;
/** The smallest font size of vertical numbers. */
const smallestUpright = 7;
const gap = 4;
/** Characters besides the digits: a point and a power of ten, "× 10⁻¹²", or leading zeros, "0.00". */
const [point, zeros, power] = [1, 4, 7];

/**
 * @param {object} columns
 * @param {number} columns.digits significant ones
 * @param {number} columns.spacing
 * @param {number} [columns.stacked] the smallest letters in two lines
 * @param {number} [columns.least] the smallest font size that the reader's browser allows
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
 * @param {string} number written out
 * @returns {string[]} its digits, and its power of ten, if any
 */
export function numberParts(number) {
  const at = number.indexOf(' × ');
  return at < 0 ? [number] : [number.slice(0, at), number.slice(at)];
}

/** The size of the letters under the columns, in pixels. */
const sizes = [12, 11];
/** A raised digit, in letters. */
const raised = 0.65;

/**
 * Fits numbers under the page's columns, and factors between them, in lines whose height is the same for all
 * networks: what does not fit is said where the reader points.
 *
 * @param {object} columns
 * @param {readonly string[]} columns.long the numbers
 * @param {readonly string[]} columns.short the same, shortened
 * @param {readonly string[]} columns.between the factors
 * @param {number} columns.spacing of the columns, in pixels
 * @param {boolean} columns.isShared true if both stand in one line
 * @param {number} columns.least the smallest font size that the reader's browser allows
 * @returns {{numbers: 'long' | 'short' | 'none', size: number, areBetween: boolean}}
 */
export function fitColumns({ long, short, between, spacing, isShared, least }) {
  const allowed = sizes.map((size) => Math.max(size, least));
  const widest = (/** @type {readonly string[]} */ texts, /** @type {number} */ size) =>
    Math.max(0, ...texts.map((text) => lettersOf(text))) * letterWidth * size + gap;
  const ways = /** @type {const} */ ([
    ['long', long, allowed[0]],
    ['long', long, allowed[1]],
    ['short', short, allowed[1]],
  ]);
  const [numbers, texts, size] = ways.find(([, all, each]) => widest(all, each) <= spacing) ?? [
    /** @type {const} */ ('none'),
    [],
    allowed[1],
  ];
  const beside = isShared && numbers !== 'none' ? widest(texts, size) : 0;
  return { numbers, size, areBetween: widest(between, allowed[0]) + beside <= spacing };
}

/**
 * @param {string} text
 * @returns {number} its width in letters
 */
function lettersOf(text) {
  return [...text].reduce((sum, letter) => sum + (/[⁰¹²³⁴-⁹⁻]/u.test(letter) ? raised : 1), 0);
}
