/**
 * Makes the training document of a row, which every contestant gets: the same weights, inputs and targets
 * for all, so that an unlucky start slows none of them alone. (Weights that make the numbers of a deep
 * network subnormal cost a processor a multiple of the time.)
 *
 * @typedef {object} TrainingLayer
 * @property {number} units
 * @property {string} activation
 * @property {number[][]} weights one row per unit
 * @property {number[]} biases
 *
 * @typedef {object} TrainingDocument
 * @property {number} inputs
 * @property {TrainingLayer[]} layers
 * @property {'binary_cross_entropy' | 'cross_entropy'} loss
 * @property {object} training
 * @property {number[][]} training.inputs
 * @property {number[][]} training.targets 0 or 1; one-hot rows if there are several outputs
 * @property {{name: 'sgd', learning_rate: number}} training.optimizer
 * @property {number} training.steps
 */

/**
 * @param {import('./rows.mjs').Row} row
 * @returns {TrainingDocument}
 */
export function trainingDocument({ inputs, hidden, activation, outputs, batch }) {
  const random = randomSource(1);
  const widths = [inputs, ...hidden, outputs];
  const several = outputs > 1;
  const layers = widths.slice(1).map((units, i) => ({
    units,
    activation: i < hidden.length ? activation : several ? 'softmax' : 'sigmoid',
    weights: matrix(units, widths[i], () => random.normal() * Math.sqrt(2 / (units + widths[i]))),
    biases: new Array(units).fill(0),
  }));
  return {
    inputs,
    layers,
    loss: several ? 'cross_entropy' : 'binary_cross_entropy',
    training: {
      inputs: matrix(batch, inputs, () => 2 * random.uniform() - 1),
      targets: Array.from({ length: batch }, () =>
        several ? oneHot(outputs, random.below(outputs)) : [random.below(2)],
      ),
      optimizer: { name: 'sgd', learning_rate: 0.01 },
      steps: 1,
    },
  };
}

/** @param {TrainingDocument} document @returns {number} weights and biases */
export function parameters({ layers }) {
  return layers.reduce((sum, { units, weights }) => sum + units * (weights[0].length + 1), 0);
}

/**
 * @param {number} height
 * @param {number} width
 * @param {() => number} draw
 */
function matrix(height, width, draw) {
  return Array.from({ length: height }, () => Array.from({ length: width }, draw));
}

/** @param {number} length @param {number} hot */
function oneHot(length, hot) {
  return Array.from({ length }, (_, i) => Number(i === hot));
}

/**
 * Makes random numbers that are the same in every run: mulberry32, and the Box-Muller transform.
 *
 * @param {number} seed
 */
function randomSource(seed) {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    /** @param {number} limit */
    below: (limit) => Math.floor(uniform() * limit),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}
