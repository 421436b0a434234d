/**
 * Brain.js: `train` runs over the examples the given number of times, with one update for each example,
 * since it has no batches. All its layers have the same activation, even the output layer, and its loss is
 * the squared error.
 */
// The build for browsers is the whole library; the one for Node wants gpu.js with a native module.
import brain from 'brain.js/dist/browser.js';

/** @type {import('../host.js').Prepare} */
export function prepare({ layers, training }) {
  const options = {
    activation: layers[0].activation,
    learningRate: training.optimizer.learning_rate,
    momentum: 1e-6, // brain.js refuses 0
    errorThresh: 1e-12, // brain.js stops below this error
  };
  const hiddenLayers = layers.slice(0, -1).map(({ units }) => units);
  const network = new brain.NeuralNetwork({ hiddenLayers, ...options });
  network.errorCheckInterval = Infinity;
  const examples = training.inputs.map((input, n) => ({ input, output: training.targets[n] }));
  network.train(examples, { ...options, iterations: 1 }); // makes the layers
  layers.forEach(({ weights, biases }, l) => {
    weights.forEach((row, j) => network.weights[l + 1][j].set(row));
    network.biases[l + 1].set(biases);
  });
  return {
    step(steps) {
      network.train(examples, { ...options, iterations: steps });
    },
    outputs: () => examples.flatMap(({ input }) => [...network.run(input)]),
  };
}
