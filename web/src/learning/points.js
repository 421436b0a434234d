/** The points that networks learn from, and where they lie. */

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {{x: number, y: number, kind: number}} Point kind: its class, counted from 0
 * @typedef {{least: readonly [number, number], most: readonly [number, number]}} Extent
 */

/** The margin on each side, as a share of the points' extent. */
const margin = 0.12;

/**
 * @param {Readonly<Examples>} examples with two inputs
 * @returns {Extent} a square around all points, with a margin
 */
export function extentOf({ inputs }) {
  const ends = [0, 1].map((axis) => {
    const values = inputs.map((input) => input[axis]);
    return { least: Math.min(...values), most: Math.max(...values) };
  });
  const side = Math.max(...ends.map(({ least, most }) => most - least), 1e-9) * (1 + 2 * margin);
  const [x, y] = ends.map(({ least, most }) => (least + most) / 2);
  return {
    least: [x - side / 2, y - side / 2],
    most: [x + side / 2, y + side / 2],
  };
}

/**
 * @param {Readonly<Examples>} examples with two inputs; one output means two classes, several outputs
 *   mean one class each
 * @returns {Point[]}
 */
export function pointsOf({ inputs, targets }) {
  return inputs.map(([x, y], k) => {
    const target = targets[k];
    const kind =
      target.length === 1 ? Number(target[0] > 0.5) : target.indexOf(Math.max(...target));
    return { x, y, kind };
  });
}

/**
 * @param {Extent} extent
 * @param {number} cells number of cells along each side
 * @returns {Float64Array} the middle of each cell, row by row from the top left
 */
export function gridOf({ least, most }, cells) {
  const grid = new Float64Array(2 * cells * cells);
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      const k = 2 * (row * cells + column);
      grid[k] = least[0] + ((column + 0.5) / cells) * (most[0] - least[0]);
      grid[k + 1] = most[1] - ((row + 0.5) / cells) * (most[1] - least[1]);
    }
  }
  return grid;
}
