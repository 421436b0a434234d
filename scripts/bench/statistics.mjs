/** @param {number[]} values @param {number} fraction 0…1 @returns {number} interpolated */
function quantile(values, fraction) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = fraction * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * The interquartile range, as a fraction of the median. Like the median, it is robust against another
 * program that takes the processor for one round.
 *
 * @param {number[]} values
 */
export function spread(values) {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
}

/**
 * The line y = intercept + slope·x that fits best, by ordinary least squares.
 *
 * @param {number[]} xs
 * @param {number[]} ys
 */
export function fitLine(xs, ys) {
  const n = xs.length;
  const meanX = mean(xs);
  const meanY = mean(ys);
  const squaresX = sum(xs.map((x) => (x - meanX) ** 2));
  const squaresY = sum(ys.map((y) => (y - meanY) ** 2));
  const slope = sum(xs.map((x, i) => (x - meanX) * (ys[i] - meanY))) / squaresX;
  const intercept = meanY - slope * meanX;
  const residuals = sum(xs.map((x, i) => (ys[i] - intercept - slope * x) ** 2));
  const standardError = Math.sqrt(residuals / (n - 2) / squaresX);
  return { slope, intercept, standardError, rSquared: 1 - residuals / squaresY };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {number[]} values */
function mean(values) {
  return sum(values) / values.length;
}
