/** What is said of files that cannot be read. */

/** Encodings, as programs name them. */
export const encodings = { utf16: 'UTF-16', chinese: 'GBK', western: 'Windows-1252' };

/**
 * @param {string} encoding that the file seems to have
 * @returns {string}
 */
export function notUtf8(encoding) {
  return `expected text in UTF-8, found what looks like ${encoding}: save it as UTF-8 (in Excel, “CSV UTF-8”; in a text editor, “Save with encoding”)`;
}

/**
 * @param {string} most
 * @param {string} found
 * @returns {string}
 */
export function tooLarge(most, found) {
  return `expected at most ${most} MB, found ${found} MB`;
}
