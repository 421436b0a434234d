/** Computes the lengths of bars and the ticks of their axis. */
import { formatNumber, powerOfTen } from '../words/format.js';

/**
 * @typedef {import('../pass/frame.js').Scale} Scale
 * @typedef {{height: number, label: string}} Tick height: a share of the axis
 *
 * @typedef {object} Axis
 * @property {(value: number) => number} height a share of the axis, from 0 to 1
 * @property {Tick[]} ticks
 */

/** The powers of ten that a logarithmic axis spans: at least, and per layer. */
const [fewestDecades, decadesOfLayer] = [4, 0.7];
const mostTicks = 4;

/**
 * Returns the axis. The logarithmic axis is the same for all networks of equal depth, so that they can be
 * compared; it extends beyond 1 only if a value does.
 *
 * @param {object} values
 * @param {number} values.bars number of bars
 * @param {number} values.largest the largest bar of the pass
 * @param {'linear' | 'logarithmic'} kind
 * @returns {Axis}
 */
export function axisOf({ bars, largest }, kind) {
  return kind === 'linear'
    ? linear(largest)
    : logarithmic(
        -Math.max(Math.ceil(2 + decadesOfLayer * bars), fewestDecades),
        largest > 1 && Number.isFinite(largest) ? Math.ceil(Math.log10(largest)) : 0,
      );
}

/**
 * @param {number} largest
 * @returns {Axis}
 */
function linear(largest) {
  const full = largest > 0 ? largest : 1;
  return {
    height: (value) => (value > 0 ? Math.min(value / full, 1) : 0),
    ticks: [
      { height: 0, label: '0' },
      { height: 1, label: formatNumber(full, 2) },
    ],
  };
}

/**
 * @param {number} least a power of ten
 * @param {number} most
 * @returns {Axis}
 */
function logarithmic(least, most) {
  const span = most - least;
  const step = Math.ceil(span / mostTicks);
  const count = Math.floor(span / step) + 1;
  return {
    height: (value) =>
      value > 0 ? Math.min(Math.max((Math.log10(value) - least) / span, 0), 1) : 0,
    ticks: Array.from({ length: count }, (_, k) => {
      const power = most - k * step;
      return { height: (power - least) / span, label: powerOfTen(power) };
    }),
  };
}
