/** Reads numbers as people type or paste them, from pages, spreadsheets or programs. */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺';
const plain = '0123456789-+';
/** Marks of direction and width that phones and chats put around numbers; nobody sees them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** The zeros of Arabic and of Persian digits. */
const zeros = [0x660, 0x6f0];

const digits = String.raw`(?:\d+(?:[.,]\d*)?|[.,]\d+)`;
const exponent = String.raw`(?:e([-+]?\d+)|[×x*·]10(?:\^?([-+]?\d+)))`;
const whole = new RegExp(`^([-+]?)(${digits})${exponent}?$`, 'i');
/** Ambiguous: the comma may be a decimal comma or a thousands separator. */
const eitherComma = /^[1-9]\d{0,2},\d{3}$/;

/**
 * Accepts a decimal point or comma, the typographic minus, e-notation, × 10ⁿ, full-width, Arabic and Persian
 * digits, and spaces except between digits. Refuses everything else; only invisible marks are ignored.
 *
 * @param {string} text
 * @returns {string | null} the number in JSON, with the digits that were typed; null if it is not a number
 */
export function typedJson(text) {
  const tight = text
    .replace(invisible, '')
    .replace(/[⁰¹²³⁴-⁹⁻⁺]/g, (letter) => plain[superscripts.indexOf(letter)])
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[٠-٩۰-۹]/g, digitOf)
    .replace('٫', ',')
    .replace(/[−–]/g, '-')
    .trim()
    .replace(/\s*([-+×x*·^])\s*/gi, '$1');
  const [, sign, mantissa, e, power] = whole.exec(tight) ?? [];
  if (mantissa === undefined || eitherComma.test(mantissa)) return null;
  const [, units, decimals] = /** @type {RegExpExecArray} */ (/^0*(\d*)[.,]?(\d*)$/.exec(mantissa));
  const powerOfTen = e ?? power;
  const json = [
    sign === '-' ? sign : '',
    units || '0',
    decimals && `.${decimals}`,
    powerOfTen ? `e${powerOfTen}` : '',
  ].join('');
  return Number.isFinite(Number(json)) ? json : null;
}

/**
 * @param {string} text as `typedJson` takes it
 * @returns {number | null} null if it is not a number
 */
export function typedNumber(text) {
  const json = typedJson(text);
  return json === null ? null : Number(json);
}

/**
 * @param {string} letter an Arabic or Persian digit
 * @returns {string}
 */
function digitOf(letter) {
  const values = zeros.map((zero) => letter.charCodeAt(0) - zero);
  return String(values.find((value) => value >= 0 && value <= 9));
}
