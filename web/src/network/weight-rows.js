/** How the matrices of a network document are written: a row for each unit, or for each input. */

/**
 * @typedef {object} Matrices
 * @property {boolean} byUnit true if each matrix can have a row for each unit, as in PyTorch
 * @property {boolean} byInput true if each can have a row for each input, as in Keras, and is then another
 *
 * @param {string} json a network document, or anything else
 * @returns {Matrices} both false if there are no matrices of these shapes
 */
export function rowsIn(json) {
  const layers = layersIn(json);
  const fits = (/** @type {(layer: SizedLayer) => boolean} */ fit) =>
    layers.length > 0 && layers.every(fit);
  return {
    byUnit: fits(({ weights, units, inputs }) => isOf(weights, units, inputs)),
    byInput:
      fits(({ weights, units, inputs }) => isOf(weights, inputs, units)) &&
      layers.some(({ weights }) => JSON.stringify(turned(weights)) !== JSON.stringify(weights)),
  };
}

/**
 * @param {string} json a document for which `rowsIn` says byInput
 * @returns {string} the document with a row for each unit
 */
export function turnRows(json) {
  const document = JSON.parse(json);
  for (const layer of document.layers) layer.weights = turned(layer.weights);
  return JSON.stringify(document);
}

/**
 * @typedef {{weights: unknown[][], units: number, inputs: number}} SizedLayer
 *
 * @param {string} json
 * @returns {SizedLayer[]} [] if a layer has no matrix
 */
function layersIn(json) {
  try {
    const { inputs, layers } = JSON.parse(json);
    const before = [inputs, ...layers.map((/** @type {{units: number}} */ { units }) => units)];
    const sized = layers.map(
      (/** @type {SizedLayer} */ { weights, units }, /** @type {number} */ l) => ({
        weights,
        units,
        inputs: before[l],
      }),
    );
    return sized.every(
      (/** @type {SizedLayer} */ { weights }) =>
        Array.isArray(weights) && weights.every(Array.isArray),
    )
      ? sized
      : [];
  } catch {
    return [];
  }
}

/**
 * @param {readonly unknown[][]} matrix
 * @param {number} rows
 * @param {number} columns
 * @returns {boolean}
 */
function isOf(matrix, rows, columns) {
  return matrix.length === rows && matrix.every((row) => row.length === columns);
}

/**
 * @param {readonly unknown[][]} matrix
 * @returns {unknown[][]} its transpose
 */
function turned(matrix) {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column]));
}
