/** How much of a worksheet is left blank: level by level, fewer lines are worked. */

/** From the last line alone to every line. */
export const levels = /** @type {const} */ ([1, 2, 3, 4]);

/**
 * @param {number} lines
 * @param {number} level
 * @returns {number} how many of the lines, at the end, are blank
 */
export function blankCount(lines, level) {
  const last = levels.length - 1;
  return Math.min(lines, 1 + Math.round(((lines - 1) * (level - 1)) / last));
}

/**
 * @param {number} lines
 * @param {number} level
 * @returns {number | null} the next level that leaves more blank; null if everything is
 */
export function nextLevel(lines, level) {
  const blank = blankCount(lines, level);
  const isMore = (/** @type {number} */ next) =>
    blankCount(lines, next) > blank && isOwnLevel(lines, next);
  return levels.find(isMore) ?? null;
}

/**
 * @param {number} lines
 * @param {number} level
 * @returns {boolean} true if the level leaves something else blank than a higher one
 */
export function isOwnLevel(lines, level) {
  return level === levels.length || blankCount(lines, level) < blankCount(lines, level + 1);
}
