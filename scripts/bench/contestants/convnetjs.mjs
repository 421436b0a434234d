/**
 * ConvNetJS: a Trainer that takes one example at a time and updates after `batch_size` of them. Its
 * loss for a sigmoid output is the squared error: it has cross-entropy for softmax only.
 */
import convnetjs from 'convnetjs';

/** @type {import('../host.js').Prepare} */
export function prepare({ inputs, layers, training }) {
  const net = makeNet(inputs, layers);
  const examples = training.inputs.map((input) => new convnetjs.Vol(input));
  const softmax = layers[layers.length - 1].activation === 'softmax';
  const targets = softmax ? training.targets.map((row) => row.indexOf(1)) : training.targets;
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: training.optimizer.learning_rate,
    momentum: 0,
    batch_size: examples.length,
  });
  return {
    step(steps) {
      for (let i = 0; i < steps; ++i) {
        for (let n = 0; n < examples.length; ++n) trainer.train(examples[n], targets[n]);
      }
    },
    outputs: () => examples.flatMap((example) => [...net.forward(example).w]),
  };
}

/**
 * @param {number} inputs
 * @param {import('../training-document.mjs').TrainingLayer[]} layers
 */
function makeNet(inputs, layers) {
  const hidden = layers.slice(0, -1);
  const output = layers[layers.length - 1];
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
    ...hidden.map(({ units, activation }) => ({ type: 'fc', num_neurons: units, activation })),
    output.activation === 'softmax'
      ? { type: 'softmax', num_classes: output.units }
      : { type: 'regression', num_neurons: output.units },
  ]);
  if (output.activation === 'sigmoid') {
    // Inserts a sigmoid between the sums and their loss; makeLayers cannot.
    const sigmoid = new convnetjs.SigmoidLayer({ in_sx: 1, in_sy: 1, in_depth: output.units });
    net.layers.splice(-1, 0, sigmoid);
  }
  const connected = net.layers.filter(({ layer_type: type }) => type === 'fc');
  layers.forEach(({ weights, biases }, l) => {
    weights.forEach((row, j) => connected[l].filters[j].w.set(row));
    connected[l].biases.w.set(biases);
  });
  return net;
}
