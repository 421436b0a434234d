/** Where the neurons stand: from the sizes of the layers and of the canvas to points. */

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {object} NetworkLayout
 * @property {Point[][]} units one array a layer, 0…N
 * @property {number} radius of a neuron
 * @property {number} spacing between columns
 * @property {number} labelY the baseline of the layers' names
 */

const labelSpace = 34;
const topSpace = 14;
const largestRadius = 19;
const largestRowSpacing = 74;
/** Half the width of the longest name below an outer column, and as much as looks well. */
const [leastSide, mostSide] = [24, 52];

/**
 * @param {{width: number, height: number}} canvas in CSS pixels
 * @param {number[]} sizes units of layers 0…N
 * @returns {NetworkLayout}
 */
export function layoutNetwork({ width, height }, sizes) {
  const columns = sizes.length;
  const usable = height - labelSpace - topSpace;
  const rowSpacing = Math.min(usable / Math.max(...sizes), largestRowSpacing);
  // The outer columns keep room for their own names below them.
  const side = Math.min(mostSide, Math.max(leastSide, width / (columns + 1)));
  const spacing = (width - 2 * side) / (columns - 1);
  const radius = Math.max(Math.min(largestRadius, rowSpacing * 0.4, spacing * 0.36), 2);
  const units = sizes.map((size, column) =>
    Array.from({ length: size }, (_, row) => ({
      x: side + column * spacing,
      y: topSpace + usable / 2 + (row - (size - 1) / 2) * rowSpacing,
    })),
  );
  return { units, radius, spacing, labelY: height - 12 };
}
