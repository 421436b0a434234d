/** What the form for a network of one's own says. */

export const inputs = 'Inputs';
export const inputValues = 'Values';
export const units = 'Neurons';
export const activation = 'Activation';
export const weights = 'Weights';
export const biases = 'Biases';
export const loss = 'Loss';
export const target = 'Target';
export const rate = 'Learning rate';
export const example = 'Example';
export const addLayer = 'Add a hidden layer';
export const remove = 'Remove';
export const leaveOut = 'Leave out';
export const turn = 'Transpose';

export const activationLabels = /** @type {const} */ ({
  linear: 'Linear',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  relu: 'ReLU',
  leaky_relu: 'Leaky ReLU',
  elu: 'ELU',
  silu: 'SiLU',
  gelu: 'GELU',
  softplus: 'Softplus',
  softmax: 'Softmax',
});

export const lossLabels = /** @type {const} */ ({
  squared_error: 'Squared error, ½ Σ (a − y)²',
  sum_squared_error: 'Sum of squares, Σ (a − y)²',
  mean_squared_error: 'Mean of squares',
  binary_cross_entropy: 'Binary cross-entropy',
  cross_entropy: 'Cross-entropy',
  output: 'The output itself',
});

/**
 * @param {number} k index of a layer
 * @param {number} count of layers
 * @returns {string}
 */
export function layerName(k, count) {
  return k === count - 1 ? 'Output' : `Hidden ${k + 1}`;
}

/**
 * @param {string} field
 * @param {string} layer its name
 * @returns {string}
 */
export function ofLayer(field, layer) {
  return `${field}, ${layer.toLowerCase()}`;
}

/**
 * @param {string} layer its name
 * @returns {string}
 */
export function removeNamed(layer) {
  return `${remove} ${layer.toLowerCase()}`;
}

/**
 * @typedef {{rows: number, columns: number}} Shape
 *
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string}
 */
function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * @param {Shape} shape of a layer's weights
 * @param {boolean} isFirst whether the layer before is the input
 * @returns {string}
 */
export function shapeHint({ rows, columns }, isFirst) {
  const before = isFirst ? 'input' : 'neuron before';
  return `${rows} × ${columns}: a row for each neuron, a column for each ${before}`;
}

export const squareHint =
  'Rows and columns are equally many: each row was read as one neuron, as PyTorch writes it.';
export const decimalHint = 'Commas were read as decimal commas.';

/**
 * @param {Shape} expected
 * @param {Shape} found
 * @returns {string}
 */
export function otherShape(expected, found) {
  return `expected ${sized(expected)}, found ${sized(found)}`;
}

/**
 * @param {Shape} shape
 * @returns {string}
 */
function sized({ rows, columns }) {
  return `${counted(rows, 'row')} of ${counted(columns, 'number')}`;
}

/**
 * @param {number} row
 * @param {number} found numbers in it
 * @param {number} expected as many as in the first row
 * @returns {string}
 */
export function ragged(row, found, expected) {
  return `row ${row}: expected ${counted(expected, 'number')} as in the first row, found ${found}`;
}

/**
 * @param {number} rows
 * @returns {string}
 */
export function notOneRow(rows) {
  return `expected one row of numbers, found ${rows} rows`;
}

/**
 * @param {number} expected
 * @param {number} found
 * @returns {string}
 */
export function otherCount(expected, found) {
  return `expected ${counted(expected, 'number')}, found ${found}`;
}

/**
 * @param {number} most
 * @param {string} found
 * @returns {string}
 */
export function notACount(most, found) {
  return `expected a whole number from 1 to ${most}, found ${found === '' ? 'nothing' : found}`;
}

/** @param {string} found */
export const notARate = (found) => `expected a number, found ${found === '' ? 'nothing' : found}`;

/**
 * @param {number} k index of an example that is not shown
 * @param {string} problem
 * @returns {string}
 */
export function ofExample(k, problem) {
  return `in example ${k + 1}: ${problem}`;
}

/** @type {Readonly<Record<string, string>>} */
const keptNames = {
  l2: 'L2 penalty',
  name: 'name',
  source: 'source',
  normalization: 'normalization',
  gamma: 'γ',
  beta: 'β',
  residual: 'residual connection',
  frozen: 'frozen',
  slope: 'slope',
};

/** The most letters of a value that are quoted. */
const mostQuoted = 40;

/**
 * @param {readonly (readonly [name: string, value: unknown])[]} kept keys of a document that the form cannot edit
 * @returns {string} in one line
 */
export function keptAsIs(kept) {
  const each = kept.map(([name, value]) => {
    const called = keptNames[name] ?? name;
    if (value === true) return called;
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return `${called} ${text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text}`;
  });
  return `Kept as it is: ${each.join('; ')}`;
}

export const inPicture = 'The picture shows this network.';
export const notInPicture = 'Not in the picture yet: it shows the last valid network.';

/**
 * @param {string} layer its name
 * @returns {string} the name of a checkbox
 */
export function withBiases(layer) {
  return `${biases}: ${layer.toLowerCase()} has them`;
}

/** The name of the field for them alone. */
export const valuesOfInputs = 'Values of the inputs';

/**
 * @param {number} k index of an example
 * @returns {string} the name of one that has none
 */
export function exampleNumber(k) {
  return `example ${k + 1}`;
}
