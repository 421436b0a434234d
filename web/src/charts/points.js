/** Draws points in a plane. Each class has its own shape, so that nobody has to tell colours apart. */

/**
 * @typedef {import('./canvas.js').Sheet} Sheet
 * @typedef {import('../learning/points.js').Extent} Extent
 * @typedef {import('../learning/points.js').Point} Point
 */

const radius = 3.2;
/** The shapes of the classes, beginning with class 0. */
export const shapes = /** @type {const} */ (['hollow', 'filled', 'square']);

/**
 * @param {Extent} extent of the plane
 * @param {{width: number, height: number}} sheet
 * @param {{x: number, y: number}} point in the plane
 * @returns {{x: number, y: number}} on the sheet, where y grows downward
 */
export function toSheet({ least, most }, { width, height }, { x, y }) {
  return {
    x: ((x - least[0]) / (most[0] - least[0])) * width,
    y: ((most[1] - y) / (most[1] - least[1])) * height,
  };
}

/**
 * @param {Extent} extent
 * @param {{width: number, height: number}} sheet
 * @param {{x: number, y: number}} place on the sheet
 * @returns {{x: number, y: number}} in the plane
 */
export function toPlane({ least, most }, { width, height }, { x, y }) {
  return {
    x: least[0] + (x / width) * (most[0] - least[0]),
    y: most[1] - (y / height) * (most[1] - least[1]),
  };
}

/**
 * @param {Sheet} sheet
 * @param {Extent} extent
 * @param {readonly Point[]} points
 */
export function drawPoints(sheet, extent, points) {
  const { context, palette } = sheet;
  context.lineWidth = 1.4;
  for (const point of points) {
    const { x, y } = toSheet(extent, sheet, point);
    const shape = shapes[point.kind];
    context.beginPath();
    if (shape === 'square') context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    else context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = shape === 'filled' ? palette.ink : palette.card;
    context.strokeStyle = shape === 'filled' ? palette.card : palette.ink;
    context.fill();
    context.stroke();
  }
}
