/**
 * TensorFlow.js, on one of its backends. Layers written by hand and `optimizer.minimize` were up to
 * three times as fast as `model.trainOnBatch` of tfjs-layers, and faster than `fused.matMul`.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers'; // in Node, this registers the gradients of the operations

/**
 * @param {'cpu' | 'wasm'} backend
 * @param {import('../training-document.mjs').TrainingDocument} document
 * @returns {Promise<import('../host.js').Contestant>}
 */
export async function prepareOn(backend, { layers, loss, training }) {
  await tf.setBackend(backend);
  tf.enableProdMode();
  const inputs = tf.tensor2d(training.inputs);
  const targets = tf.tensor2d(training.targets);
  const parameters = layers.map((layer) => ({
    weights: tf.variable(tf.transpose(tf.tensor2d(layer.weights))),
    biases: tf.variable(tf.tensor1d(layer.biases)),
  }));

  // Both losses take the output layer's values before its sigmoid or softmax.
  const preactivations = () => {
    let sums = inputs;
    parameters.forEach(({ weights, biases }, l) => {
      const before = l > 0 ? activate(layers[l - 1].activation, sums) : inputs;
      sums = tf.add(tf.matMul(before, weights), biases);
    });
    return sums;
  };
  const meanLoss = () =>
    loss === 'cross_entropy'
      ? /** @type {tf.Scalar} */ (tf.losses.softmaxCrossEntropy(targets, preactivations()))
      : binaryCrossEntropy(targets, preactivations());

  const optimizer = tf.train.sgd(training.optimizer.learning_rate);
  const variables = parameters.flatMap(({ weights, biases }) => [weights, biases]);
  return {
    step(steps) {
      for (let i = 0; i < steps; ++i) optimizer.minimize(meanLoss, false, variables);
    },
    outputs: () =>
      tf.tidy(() => [
        ...activate(layers[layers.length - 1].activation, preactivations()).dataSync(),
      ]),
  };
}

/**
 * @param {string} activation
 * @param {tf.Tensor2D} sums
 * @returns {tf.Tensor2D}
 */
function activate(activation, sums) {
  switch (activation) {
    case 'sigmoid':
      return tf.sigmoid(sums);
    case 'tanh':
      return tf.tanh(sums);
    case 'relu':
      return tf.relu(sums);
    default:
      return tf.softmax(sums);
  }
}

/**
 * Computes log(1 + e^z) − y z, in fewer operations than tf.losses.sigmoidCrossEntropy, and twice as fast
 * for small networks.
 *
 * @param {tf.Tensor2D} targets
 * @param {tf.Tensor2D} sums
 * @returns {tf.Scalar}
 */
function binaryCrossEntropy(targets, sums) {
  return tf.mean(tf.sub(tf.softplus(sums), tf.mul(targets, sums)));
}
