/** A number as people type and paste it: as pages print it, as spreadsheets do, as programs do. */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺';
const plain = '0123456789-+';

const digits = String.raw`(?:\d+(?:[.,]\d*)?|[.,]\d+)`;
const exponent = String.raw`(?:e([-+]?\d+)|[×x*·]10(?:\^?([-+]?\d+)))`;
const whole = new RegExp(`^([-+]?)(${digits})${exponent}?$`, 'i');
/** Between digits, a comma is a decimal's or a thousand's: nobody can tell. */
const eitherComma = /^[1-9]\d{0,2},\d{3}$/;

/**
 * Takes a decimal point or comma, the typographic minus, e-notation, × 10ⁿ, and spaces anywhere but
 * between digits. Everything else is no number, and no sign of it is passed over.
 *
 * @param {string} text
 * @returns {number | null} null if it is none
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
