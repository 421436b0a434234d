/** A number as somebody wrote it. */
import { typedJson } from '../parts/typed-number.js';

/**
 * @typedef {object} WrittenNumber
 * @property {number} number
 * @property {number} digits that it is written with, significant ones
 * @property {number} decimals of them behind the point; a power of ten moves the point
 *
 * @param {string} text as people type numbers
 * @returns {WrittenNumber | null} null if it is not a number
 */
export function writtenNumber(text) {
  const json = typedJson(text);
  if (json === null) return null;
  const [mantissa, power = '0'] = json.toLowerCase().split('e');
  const [whole, decimals = ''] = mantissa.replace('-', '').split('.');
  return {
    number: Number(json),
    digits: `${whole}${decimals}`.replace(/^0+/, '').length,
    decimals: decimals.length - Number(power),
  };
}
