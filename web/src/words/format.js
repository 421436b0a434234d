/** How numbers are written, everywhere on the page. */

const smallestFixed = 0.001;
const largestFixed = 10000;
/** The language of numbers with separators. */
const language = 'en-GB';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Between this and 0, the engine's exponential function is not exact any more. */
const smallest = 1e-307;

/** Significant digits, where nothing else is wanted. */
export const fewestDigits = 3;

/**
 * Some significant digits; scientific notation below 0.001 and from 10,000 on, so that a small
 * number never reads as 0. The minus sign is the typographic one. What no double can be is said in
 * words.
 *
 * @param {number} number
 * @param {number} [digits]
 * @returns {string}
 */
export function formatNumber(number, digits = fewestDigits) {
  if (Number.isNaN(number)) return 'not a number';
  if (number !== 0 && Math.abs(number) < smallest) return '≈ 0';
  if (number === -Infinity) return 'beyond −10³⁰⁸';
  const sign = number < 0 ? '−' : '';
  return sign + formatMagnitude(Math.abs(number), digits);
}

/**
 * @param {number} number at least 0
 * @param {number} digits
 * @returns {string}
 */
function formatMagnitude(number, digits) {
  if (number === Infinity) return 'beyond 10³⁰⁸';
  if (number === 0) return '0';
  // Rounded first: 0.00099999 rounds to 0.00100, which is fixed notation again.
  const rounded = Number(number.toPrecision(digits));
  if (rounded >= smallestFixed && rounded < largestFixed) {
    const decimals = digits - 1 - Math.floor(Math.log10(rounded));
    return rounded.toFixed(Math.max(decimals, 0));
  }
  const [mantissa, exponent] = number.toExponential(digits - 1).split('e');
  return `${mantissa} × 10${superscript(Number(exponent))}`;
}

/**
 * @param {number} exponent a whole number
 * @returns {string} such as "10⁻³"; "1" for the first of them
 */
export function powerOfTen(exponent) {
  return exponent === 0 ? '1' : `10${superscript(exponent)}`;
}

/**
 * @param {number} exponent a whole number
 * @returns {string}
 */
export function superscript(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]);
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}

/**
 * Two decimals: what fits into a neuron. Beyond that, fewer.
 *
 * @param {number} number
 * @returns {string}
 */
export function formatShort(number) {
  if (Number.isNaN(number)) return '?';
  const magnitude = Math.abs(number);
  const text = shortMagnitude(magnitude);
  return number < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/**
 * @param {number} target
 * @returns {string} what stands in its box: whole where it is whole
 */
export function formatTarget(target) {
  return formatShort(target).replace(/\.0+$/, '');
}

/**
 * What fits into a neuron, or into the box of the loss, however small it is.
 *
 * @param {number} number
 * @param {number} [digits]
 * @returns {string}
 */
export function formatInside(number, digits = 2) {
  if (!Number.isFinite(number)) return formatShort(number);
  const isSmall = Math.abs(number) < 0.1;
  return formatNumber(number, isSmall ? digits - 1 : digits).replaceAll(' ', '');
}

/**
 * @param {number} magnitude at least 0
 * @returns {string}
 */
function shortMagnitude(magnitude) {
  if (magnitude === Infinity) return '∞';
  if (magnitude >= 1000) return magnitude.toExponential(0).replace('e+', 'e');
  return magnitude.toFixed(magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2);
}

/** Formats by their decimals, made when first needed: to make one takes longer than to write many numbers. */
const grouped = /** @type {Intl.NumberFormat[]} */ ([]);

/**
 * @param {number} number
 * @param {number} [decimals] at most
 * @returns {string} all its digits before the point, in groups of three
 */
export function formatGrouped(number, decimals = 0) {
  grouped[decimals] ??= new Intl.NumberFormat(language, { maximumFractionDigits: decimals });
  return grouped[decimals].format(number);
}

/**
 * @param {number} share from 0 to 1
 * @returns {string} such as "95 %", with two significant digits
 */
export function formatPercent(share) {
  return `${formatNumber(100 * share, 2)} %`;
}
