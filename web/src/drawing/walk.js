/** Moves the selection by arrow keys: from neuron to weight to neuron, and on to target and loss. */

/**
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {'unit' | 'from'} End of a weight: the neuron it feeds, or the one it comes from
 *
 * @typedef {object} Walk
 * @property {NetworkPart} place
 * @property {End} end of a weight, the one that up and down move: a way that began at the other
 */

/**
 * @param {Readonly<Walk>} walk
 * @param {string} key
 * @param {readonly number[]} sizes units of layers 0…N, then the targets and the loss
 * @returns {Walk | null} null for other keys; the same walk at the network's edge
 */
export function walked({ place, end }, key, sizes) {
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
      return back(place, sizes);
    case 'ArrowRight':
      return on(place, sizes);
    default:
      return null;
  }
}

/**
 * @param {NetworkPart} place
 * @param {End} end
 * @param {1 | -1} step
 * @param {readonly number[]} sizes
 * @returns {NetworkPart}
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
 * @returns {Walk} one step toward the input
 */
function back({ layer, unit, from }, sizes) {
  if (from !== null) return { place: { layer: layer - 1, unit: from, from: null }, end: 'from' };
  if (layer === 0) return { place: { layer, unit, from }, end: 'from' };
  if (layer > outputOf(sizes)) {
    const before = across(unit, sizes[layer], sizes[layer - 1]);
    return { place: { layer: layer - 1, unit: before, from }, end: 'from' };
  }
  const start = across(unit, sizes[layer], sizes[layer - 1]);
  return { place: { layer, unit, from: start }, end: 'from' };
}

/**
 * @param {NetworkPart} place
 * @param {readonly number[]} sizes
 * @returns {Walk} one step toward the output
 */
function on({ layer, unit, from }, sizes) {
  if (from !== null) return { place: { layer, unit, from: null }, end: 'unit' };
  if (layer === sizes.length - 1) return { place: { layer, unit, from }, end: 'unit' };
  const next = across(unit, sizes[layer], sizes[layer + 1]);
  if (layer >= outputOf(sizes))
    return { place: { layer: layer + 1, unit: next, from }, end: 'unit' };
  return { place: { layer: layer + 1, unit: next, from: unit }, end: 'unit' };
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
