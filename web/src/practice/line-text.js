/** A worked line without its colours. */

/** @typedef {import('../inspector/explain.js').Part} Part */

/**
 * @param {readonly Part[]} parts
 * @returns {string}
 */
export function lineText(parts) {
  return parts.map(({ text }) => text).join('');
}
