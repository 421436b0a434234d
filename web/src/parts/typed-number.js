/** Reads numbers as people type or paste them, from pages, spreadsheets or programs. */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺';
const plain = '0123456789-+';

const digits = String.raw`(?:\d+(?:[.,]\d*)?|[.,]\d+)`;
const exponent = String.raw`(?:e([-+]?\d+)|[×x*·]10(?:\^?([-+]?\d+)))`;
const whole = new RegExp(`^([-+]?)(${digits})${exponent}?$`, 'i');
/** Ambiguous: the comma may be a decimal comma or a thousands separator. */
const eitherComma = /^[1-9]\d{0,2},\d{3}$/;

/**
 * Accepts a decimal point or comma, the typographic minus, e-notation, × 10ⁿ, and spaces except between
 * digits. Refuses everything else; no character is ignored.
 *
 * @param {string} text
 * @returns {number | null} null if it is not a number
 */
export function typedNumber(text) {
  const tight = text
    .replace(/[−–]/g, '-')
    .replace(/[⁰¹²³⁴-⁹⁻⁺]/g, (letter) => plain[superscripts.indexOf(letter)])
    .trim()
    .replace(/\s*([-+×x*·^])\s*/gi, '$1');
  const [, sign, mantissa, e, power] = whole.exec(tight) ?? [];
  if (mantissa === undefined || eitherComma.test(mantissa)) return null;
  const number = Number(`${sign}${mantissa.replace(',', '.')}e${e ?? power ?? 0}`);
  return Number.isFinite(number) ? number : null;
}
