/**
 * Synaptic: `activate` and `propagate`, which it compiles into one function for the whole network
 * at the first call. It has no batches: a step is one update for each example. Its delta at a
 * logistic output belongs to the cross-entropy. It has no softmax; logistic outputs take its place.
 */
import synaptic from 'synaptic';

const { LOGISTIC, TANH, RELU } = synaptic.Neuron.squash;

/** @type {Record<string, Function>} */
const squashes = { sigmoid: LOGISTIC, tanh: TANH, relu: RELU, softmax: LOGISTIC };

/** @type {import('../host.js').Prepare} */
export function prepare({ inputs: size, layers, training }) {
  const network = new synaptic.Architect.Perceptron(size, ...layers.map(({ units }) => units));
  [...network.layers.hidden, network.layers.output].forEach((layer, l) => {
    layer.list.forEach((neuron, j) => setNeuron(neuron, layers[l], j));
  });
  const { inputs, targets } = training;
  const rate = training.optimizer.learning_rate;
  return {
    step(steps) {
      for (let i = 0; i < steps; ++i) {
        for (let n = 0; n < inputs.length; ++n) {
          network.activate(inputs[n]);
          network.propagate(rate, targets[n]);
        }
      }
    },
    outputs: () => inputs.flatMap((input) => network.activate(input)),
  };
}

/**
 * @param {any} neuron unit j of the layer
 * @param {import('../training-document.mjs').TrainingLayer} layer
 * @param {number} j
 */
function setNeuron(neuron, { activation, weights, biases }, j) {
  neuron.squash = squashes[activation];
  neuron.bias = biases[j];
  // The keys of the connections are numbers, in the order of the layer before.
  Object.values(neuron.connections.inputs).forEach((connection, i) => {
    connection.weight = weights[j][i];
  });
}
