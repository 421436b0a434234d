/** Computes the lengths of bars and the ticks of their axis. */
import { formatNumber, powerOfTen } from '../words/format.js';

/**
 * @typedef {{height: number, label: string}} Tick height: a share of the axis
 * @typedef {'' | 'above' | 'below' | 'zero' | 'silent'} Mark what a bar cannot show by its length: a value
 *   above or below the axis, exactly 0, or any value next to an output of 0
 *
 * @typedef {object} Axis
 * @property {(value: number) => number} height a share of the axis, from 0 to 1
 * @property {(value: number) => Mark} mark
 * @property {Tick[]} ticks
 */

/** How a mark looks in text, at the end of the bar where it belongs: above it, or on the axis. */
export const markSigns = { '': '', above: '▲', below: '▾', zero: '○', silent: '–' };

/** The logarithmic axis: from the output's own value down to this power of ten of it. */
const leastPower = -8;
const powersOfTick = 2;

/**
 * The logarithmic axis stands still: it is the same for all networks, so that a bar's length can be compared
 * while depth and activation change.
 *
 * @param {object} values
 * @param {number} values.largest of the pass: the full length of the linear axis
 * @param {number} values.output the value relative to which the logarithmic axis measures
 * @param {'linear' | 'logarithmic'} kind
 * @returns {Axis}
 */
export function axisOf({ largest, output }, kind) {
  return kind === 'linear' ? linear(largest) : logarithmic(output);
}

/**
 * @param {number} largest
 * @returns {Axis}
 */
function linear(largest) {
  const full = largest > 0 ? largest : 1;
  return {
    height: (value) => (value > 0 ? Math.min(value / full, 1) : 0),
    mark: (value) => (value === 0 ? 'zero' : ''),
    ticks: [
      { height: 0, label: '0' },
      { height: 1, label: formatNumber(full, 2) },
    ],
  };
}

/**
 * @param {number} output
 * @returns {Axis}
 */
function logarithmic(output) {
  const powerOf = (/** @type {number} */ value) => Math.log10(value / output);
  return {
    height: (value) => (value > 0 && output > 0 ? clamped(1 - powerOf(value) / leastPower) : 0),
    mark: (value) => {
      if (!(output > 0)) return 'silent';
      if (value === 0) return 'zero';
      const power = powerOf(value);
      return power > 0 ? 'above' : power < leastPower ? 'below' : '';
    },
    // Written only where they are drawn: the picture asks for a height alone, many times.
    get ticks() {
      return ticksOfPowers();
    },
  };
}

/** @returns {Tick[]} */
function ticksOfPowers() {
  return Array.from({ length: 1 - leastPower / powersOfTick }, (_, k) => {
    const power = -k * powersOfTick;
    return { height: 1 - power / leastPower, label: powerOfTen(power) };
  });
}

/**
 * @param {number} share
 * @returns {number} between 0 and 1
 */
function clamped(share) {
  return Math.min(Math.max(share, 0), 1);
}
