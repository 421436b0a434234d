/** Lays out the picture: computes positions from the sizes of the layers and the canvas. */
import { unitCounts } from '../pass/frame.js';

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {object} NetworkLayout
 * @property {Point[][]} units one array per layer, 0…N
 * @property {number} radius of a neuron
 * @property {number} spacing between the columns of two layers
 * @property {Point[]} targets beside the output's neurons; none of a loss without targets
 * @property {Point & {halfWidth: number, halfHeight: number}} loss
 * @property {number} baseline of the columns' names
 */

const labelSpace = 24;
const topSpace = 6;
const largestRadius = 19;
const largestRowSpacing = 74;
/** Outer margins: half the longest name below an outer column, and the preferred margin. */
const [leastSide, mostSide] = [23, 52];
/** Distances between output, target and loss: the least, for their names, and the preferred one. */
const [leastTail, mostTail] = [40, 96];
/** A canvas of a phone, in pixels. */
const narrow = 560;
const mostLoss = { halfWidth: 30, halfHeight: 16 };

/**
 * @param {{width: number, height: number}} canvas in CSS pixels
 * @param {number[]} sizes units of layers 0…N
 * @returns {NetworkLayout}
 */
export function layoutNetwork({ width, height }, sizes) {
  const columns = sizes.length;
  const usable = height - labelSpace - topSpace;
  const middle = topSpace + usable / 2;
  const rowSpacing = Math.min(usable / Math.max(...sizes), largestRowSpacing);
  // The outer columns keep room for their own names below them.
  // On a phone, the room is the network's.
  const share = width < narrow ? 0 : width / (columns + 3);
  const side = Math.min(mostSide, Math.max(leastSide, share));
  const tail = Math.min(mostTail, Math.max(leastTail, share));
  const spacing = (width - 2 * side - 2 * tail) / (columns - 1);
  const radius = Math.max(Math.min(largestRadius, rowSpacing * 0.4, spacing * 0.36), 2);
  const columnOf = (/** @type {number} */ size, /** @type {number} */ x) =>
    Array.from({ length: size }, (_, row) => ({
      x,
      y: middle + (row - (size - 1) / 2) * rowSpacing,
    }));
  const units = sizes.map((size, column) => columnOf(size, side + column * spacing));
  const output = width - side - 2 * tail;
  return {
    units,
    radius,
    spacing,
    targets: columnOf(sizes[columns - 1], output + tail),
    loss: {
      x: output + 2 * tail,
      y: middle,
      halfWidth: Math.min(mostLoss.halfWidth, side - 2, tail - Math.min(radius, 15) - 4),
      halfHeight: mostLoss.halfHeight,
    },
    baseline: height - 6,
  };
}

/**
 * @param {{width: number, height: number}} canvas in CSS pixels
 * @param {import('../pass/frame.js').Frame} frame
 * @returns {NetworkLayout} of its network; without targets if its loss takes none
 */
export function layoutFrame(canvas, frame) {
  const layout = layoutNetwork(canvas, unitCounts(frame));
  return frame.targets.length === 0 ? { ...layout, targets: [] } : layout;
}

/**
 * @param {NetworkLayout} layout
 * @param {number} zoom
 * @returns {NetworkLayout} with all lengths multiplied
 */
export function magnified({ units, radius, spacing, targets, loss, baseline }, zoom) {
  const at = (/** @type {Point} */ { x, y }) => ({ x: x * zoom, y: y * zoom });
  return {
    units: units.map((column) => column.map(at)),
    radius: radius * zoom,
    spacing: spacing * zoom,
    targets: targets.map(at),
    loss: {
      ...at(loss),
      halfWidth: loss.halfWidth * zoom,
      halfHeight: loss.halfHeight * zoom,
    },
    baseline: baseline * zoom,
  };
}
