/** A network that the controls cannot make. */
export const ownNetwork = {
  inputs: 3,
  layers: [
    { units: 4, activation: 'tanh', normalization: 'layer' },
    { units: 4, activation: 'relu', residual: true },
    { units: 2, activation: 'softmax' },
  ],
  loss: 'cross_entropy',
  initializer: { scheme: 'normal', seed: 1, std: 0.5 },
  example: { input: [1, 2, 3], target: [0, 1] },
};
