/** What is said of published examples. */

export const gallery = 'Published examples';
export const open = 'Open';
/** Lead to the form. */
export const change = 'Change its numbers';
export const ownNetwork = 'Your own network';

/**
 * @param {string} name of an example
 * @returns {string} what its button opens
 */
export function openNamed(name) {
  return `Open “${name}”`;
}

export const shownNow = 'In the picture';
export const columns = /** @type {const} */ (['What', 'Printed', 'Computed', 'Verdict']);

/** How a printed number compares with the computed one: a mark, and what it means. */
export const verdicts = /** @type {const} */ ({
  same: ['✓', 'the same'],
  rounded: ['≈', 'the same but for rounding'],
  wrong: ['✗', 'known to be wrong'],
  other: ['≠', 'another number'],
});

/**
 * @param {readonly (readonly [mark: string, meaning: string])[]} marks
 * @returns {string} what they mean
 */
export function legend(marks) {
  return marks.map((each) => each.join(' ')).join(' · ');
}

/**
 * @param {string} number as it is printed
 * @returns {string} with a minus sign
 */
export function asPrinted(number) {
  return number.replace('-', '−');
}

export const whichExample = 'Example';

/**
 * @param {number} k from 0
 * @returns {string} the name of an example that has none
 */
export function exampleNumber(k) {
  return `example ${k + 1}`;
}
