/** The scales of a chart's two axes, where their ticks stand, and how these are written. */
import { powerOfTen } from '../words/format.js';
import { scaleLinear, scaleLog } from './d3.js';

/**
 * @typedef {'linear' | 'log'} ScaleKind
 * @typedef {import('d3-scale').ScaleContinuousNumeric<number, number>} Scale
 * @typedef {readonly [number, number]} Range in pixels, from the first value to the last
 */

/** Below this, a double has nothing to say of a ratio: it is drawn at the lower edge. */
const smallest = 1e-30;
/** A tick of a linear scale, roughly. */
const yTicks = 4;
/** A logarithmic axis has no more ticks than this, and their exponents are apart by a multiple of 3. */
const mostPowers = 5;
const exponentStep = 3;
/** Pixels of the x-axis for each tick. */
const tickWidth = 90;
const fewestXTicks = 3;
/** Pixels between two names at the ends of curves. */
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
 * @param {readonly number[]} values that are shown; those that are not finite are left out
 * @param {{scale: ScaleKind, least?: readonly [number, number]}} axis least: what it shows at least
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
 * @returns {number} the value, or the least one that a logarithmic axis shows
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
 * @param {readonly Label[]} labels at their heights
 * @returns {Label[]} from the top on, moved down where one would stand on another
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
 * @returns {number[]} some powers of ten in it
 */
function powers([bottom, top]) {
  const [low, high] = [Math.round(Math.log10(bottom)), Math.floor(Math.log10(top))];
  const every = Math.max(1, Math.ceil((high - low) / mostPowers / exponentStep) * exponentStep);
  const found = [];
  for (let exponent = high; exponent >= low; exponent -= every) found.push(10 ** exponent);
  return found;
}
