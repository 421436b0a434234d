/** A number that is given: a short one as it is, others rounded. */
import { formatNumber } from '../words/format.js';

/** Digits beyond which two doubles that should be equal may differ. */
const exactDigits = 12;

/**
 * @param {number} number
 * @param {number} digits significant ones, of a number that is not shorter
 * @returns {string} 0.3, not 0.300
 */
export function givenNumber(number, digits) {
  const exact = Number(number.toPrecision(exactDigits));
  const isShort = Number(exact.toPrecision(digits)) === exact && /^-?[\d.]+$/.test(`${exact}`);
  return isShort ? `${exact}`.replace('-', '−') : formatNumber(exact, digits);
}
