/** Moves the selection by keys: from neuron to weight to neuron, on to target and loss, and back. */
import { samePart } from '../network/parameters.js';

/**
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {'unit' | 'from'} End of a weight: the neuron it feeds, or the one it comes from
 *
 * @typedef {object} Stop
 * @property {NetworkPart} place
 * @property {End} end of a weight, the one that up and down move: a way that began at the other
 *
 * @typedef {Stop & {way: readonly Stop[]}} Walk a stop, and the stops before it, the latest last
 */

/**
 * @param {Readonly<Walk>} walk
 * @param {string} key
 * @param {readonly number[]} sizes units of layers 0…N, then the targets and the loss
 * @returns {Walk | null} null for other keys; the same walk at the network's edge
 */
export function walked(walk, key, sizes) {
  if (key === 'Backspace') return stepBack(walk, sizes);
  const to = next(walk, key, sizes);
  if (to === null) return null;
  const { place, end, way } = walk;
  if (samePart(to.place, place)) return { ...to, way };
  return { ...to, way: [...way, { place, end }] };
}

/**
 * @param {Readonly<Walk>} walk
 * @param {readonly number[]} sizes of a network that may be another than when the walk began
 * @returns {Walk} the stop before
 */
function stepBack({ place, end, way }, sizes) {
  const known = way.filter((stop) => isThere(stop.place, sizes));
  const before = known.at(-1) ?? { place, end };
  return { ...before, way: known.slice(0, -1) };
}

/**
 * @param {Readonly<Walk>} walk
 * @param {string} key
 * @param {readonly number[]} sizes
 * @returns {Stop | null}
 */
function next({ place, end, way }, key, sizes) {
  const last = sizes.length - 1;
  switch (key) {
    case 'Home':
      return { place: { layer: 0, unit: 0, from: null }, end };
    case 'End':
      return { place: { layer: last, unit: 0, from: null }, end };
    case 'ArrowUp':
      return { place: moved(place, end, -1, sizes), end };
    case 'ArrowDown':
      return { place: moved(place, end, 1, sizes), end };
    case 'ArrowLeft':
      return back(place, sizes, way);
    case 'ArrowRight':
      return on(place, sizes, way);
    default:
      return null;
  }
}

/**
 * @param {NetworkPart} place
 * @param {End} end
 * @param {1 | -1} step
 * @param {readonly number[]} sizes
 * @returns {NetworkPart} a sibling
 */
function moved(place, end, step, sizes) {
  const { layer, unit, from } = place;
  if (from !== null && end === 'from') {
    return { ...place, from: within(from + step, sizes[layer - 1]) };
  }
  return { ...place, unit: within(unit + step, sizes[layer]) };
}

/**
 * @param {NetworkPart} place
 * @param {readonly number[]} sizes
 * @param {readonly Stop[]} way
 * @returns {Stop} one step toward the input: what feeds it
 */
function back({ layer, unit, from }, sizes, way) {
  if (from !== null) return { place: { layer: layer - 1, unit: from, from: null }, end: 'from' };
  if (layer === 0) return { place: { layer, unit, from }, end: 'from' };
  const before = beside({ layer, unit }, layer - 1, sizes, way);
  if (layer > outputOf(sizes))
    return { place: { layer: layer - 1, unit: before, from }, end: 'from' };
  return { place: { layer, unit, from: before }, end: 'from' };
}

/**
 * @param {NetworkPart} place
 * @param {readonly number[]} sizes
 * @param {readonly Stop[]} way
 * @returns {Stop} one step toward the output: what it feeds
 */
function on({ layer, unit, from }, sizes, way) {
  if (from !== null) return { place: { layer, unit, from: null }, end: 'unit' };
  if (layer === sizes.length - 1) return { place: { layer, unit, from }, end: 'unit' };
  const after = beside({ layer, unit }, layer + 1, sizes, way);
  if (layer >= outputOf(sizes))
    return { place: { layer: layer + 1, unit: after, from }, end: 'unit' };
  return { place: { layer: layer + 1, unit: after, from: unit }, end: 'unit' };
}

/**
 * @param {{layer: number, unit: number}} neuron
 * @param {number} other the layer before or after it
 * @param {readonly number[]} sizes
 * @param {readonly Stop[]} way
 * @returns {number} the neuron there that the way came from; if it came from elsewhere, the one at the same height
 */
function beside({ layer, unit }, other, sizes, way) {
  const neurons = way.map(({ place }) => place).filter(({ from }) => from === null);
  const came = neurons.reverse().find((place) => place.layer !== layer);
  if (came?.layer === other && isThere(came, sizes)) return came.unit;
  return across(unit, sizes[layer], sizes[other]);
}

/**
 * @param {readonly number[]} sizes
 * @returns {number} the last layer with weights
 */
function outputOf(sizes) {
  return sizes.length - 3;
}

/**
 * @param {number} k
 * @param {number} size
 * @param {number} other
 * @returns {number} the other column's neuron at the same height
 */
function across(k, size, other) {
  const height = size === 1 ? 0.5 : k / (size - 1);
  return Math.round(height * (other - 1));
}

/**
 * @param {number} k
 * @param {number} size
 * @returns {number}
 */
function within(k, size) {
  return Math.min(Math.max(k, 0), size - 1);
}

/**
 * @param {NetworkPart} place
 * @param {readonly number[]} sizes
 * @returns {boolean} whether the network has it
 */
function isThere({ layer, unit, from }, sizes) {
  return unit < (sizes[layer] ?? 0) && (from ?? -1) < (sizes[layer - 1] ?? 0);
}
