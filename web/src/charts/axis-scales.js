/** The scales of a chart's two axes, and the places and labels of their ticks. */
import { powerOfTen } from '../words/format.js';
import { scaleLinear, scaleLog } from './d3.js';

/**
 * @typedef {'linear' | 'log'} ScaleKind
 * @typedef {import('d3-scale').ScaleContinuousNumeric<number, number>} Scale
 * @typedef {readonly [number, number]} Range the start and end of the axis, in pixels
 */

/** Smaller values are drawn as this one: a logarithmic axis cannot reach 0. */
const smallest = 1e-30;
/** Approximate number of ticks on a linear axis. */
const yTicks = 4;
/** The most intervals between ticks of a logarithmic axis. Their exponents differ by a multiple of 3. */
const mostPowers = 5;
const exponentStep = 3;
/** Pixels of the x-axis per tick. */
const tickWidth = 90;
const fewestXTicks = 3;
/** The least distance between the names of two curves, in pixels. */
const labelHeight = 14;

/**
 * @param {readonly [number, number]} ends
 * @param {Range} range
 * @returns {import('d3-scale').ScaleLinear<number, number>}
 */
export function xScale(ends, range) {
  return scaleLinear(ends, range);
}

/**
 * @param {readonly number[]} values to show; those that are not finite are ignored
 * @param {{scale: ScaleKind, least?: readonly [number, number]}} axis least: a range that it always
 *   shows
 * @param {Range} range
 * @returns {Scale}
 */
export function yScale(values, { scale, least: [low, high] = [Infinity, -Infinity] }, range) {
  const finite = values.filter((value) => Number.isFinite(value));
  if (scale === 'linear') {
    return scaleLinear([Math.min(low, ...finite), Math.max(high, ...finite)], range).nice(yTicks);
  }
  const above = finite.filter((value) => value > 0).map(drawable);
  const exponent = Math.log10(Math.min(low, ...above));
  const bottom = 10 ** (exponentStep * Math.floor(exponent / exponentStep));
  return scaleLog([bottom, Math.max(high, ...above)], range).clamp(true);
}

/**
 * @param {number} value
 * @returns {number} the value, but at least the smallest that a logarithmic axis shows
 */
export function drawable(value) {
  return Math.max(value, smallest);
}

/**
 * @param {Scale} scale
 * @param {ScaleKind} kind
 * @returns {number[]}
 */
export function ticksOf(scale, kind) {
  return kind === 'linear' ? scale.ticks(yTicks) : powers(scale.domain());
}

/**
 * @param {number} tick
 * @param {ScaleKind} kind
 * @returns {string}
 */
export function labelOf(tick, kind) {
  return kind === 'linear' ? String(tick) : powerOfTen(Math.round(Math.log10(tick)));
}

/**
 * @param {import('d3-scale').ScaleLinear<number, number>} x
 * @param {number} width of the chart
 * @returns {number[]} whole numbers
 */
export function xTicks(x, width) {
  return x.ticks(Math.max(fewestXTicks, Math.floor(width / tickWidth))).filter(Number.isInteger);
}

/**
 * @template {{at: number}} Label
 * @param {readonly Label[]} labels at the heights where they should stand
 * @returns {Label[]} from top to bottom, moved down where they would overlap
 */
export function apart(labels) {
  let free = -Infinity;
  return [...labels]
    .sort((one, other) => one.at - other.at)
    .map((label) => {
      const at = Math.max(label.at, free);
      free = at + labelHeight;
      return { ...label, at };
    });
}

/**
 * @param {readonly number[]} domain
 * @returns {number[]} the powers of ten that have ticks
 */
function powers([bottom, top]) {
  const [low, high] = [Math.round(Math.log10(bottom)), Math.floor(Math.log10(top))];
  const every = Math.max(1, Math.ceil((high - low) / mostPowers / exponentStep) * exponentStep);
  const found = [];
  for (let exponent = high; exponent >= low; exponent -= every) found.push(10 ** exponent);
  return found;
}
