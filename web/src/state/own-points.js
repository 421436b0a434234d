/** A reader's own points as text that an address can carry. */

/**
 * @typedef {object} OwnPoint
 * @property {number} x
 * @property {number} y
 * @property {number} kind its class, from 0
 */

/** So many classes have a shape of their own. */
export const mostClasses = 3;
export const mostPoints = 400;
/** Significant digits of a coordinate, as it is kept. */
const digits = 4;

/**
 * @param {number} coordinate
 * @returns {number} as it is kept
 */
export function kept(coordinate) {
  return Number(coordinate.toPrecision(digits));
}

/**
 * @param {readonly OwnPoint[]} points
 * @returns {boolean} true if there are classes to be told apart
 */
export function isLearnable(points) {
  return new Set(points.map(({ kind }) => kind)).size > 1;
}

/**
 * @param {readonly OwnPoint[]} points
 * @returns {string}
 */
export function packPoints(points) {
  return points.map(({ x, y, kind }) => `${x}_${y}_${kind}`).join('~');
}

/**
 * @param {string} text of `packPoints`
 * @returns {OwnPoint[] | null} null if it is damaged, or has fewer than two classes
 */
export function unpackPoints(text) {
  const points = text.split('~').map((point) => point.split('_').map(Number));
  const isWhole = points.every(
    (point) =>
      point.length === 3 &&
      point.every(Number.isFinite) &&
      Number.isInteger(point[2]) &&
      point[2] >= 0 &&
      point[2] < mostClasses,
  );
  if (text === '' || !isWhole || points.length > mostPoints) return null;
  const unpacked = points.map(([x, y, kind]) => ({ x, y, kind }));
  return isLearnable(unpacked) ? unpacked : null;
}
