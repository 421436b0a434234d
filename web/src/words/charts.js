/** What charts say of themselves. */
import { formatNumber } from './format.js';

/**
 * @param {string} title of a chart
 * @returns {string}
 */
export function tableOf(title) {
  return `${title}: as a table`;
}

/**
 * @param {string} name of what is below the chart
 * @param {string} x
 * @param {ReadonlyArray<{name: string, y: number, low?: number, high?: number}>} values there
 * @returns {string}
 */
export function valueAt(name, x, values) {
  const said = values.map(({ name: curve, y, low, high }) => {
    const band =
      low === undefined || high === undefined || low === high
        ? ''
        : ` (${formatNumber(low)} to ${formatNumber(high)})`;
    return `${curve} ${formatNumber(y)}${band}`;
  });
  return `${name} ${x}: ${said.join(', ')}`;
}
