/** What the parts of a network that learns are called. */

export const fieldNames = /** @type {const} */ ({
  gain: 'Size of the weights, ×',
  centered: 'Centred biases',
  shortcuts: 'Shortcuts',
  normalized: 'Layer normalisation',
  loss: 'Loss',
  optimizer: 'Optimizer',
  rate: 'Learning rate',
  clip: 'Clip gradients at (0: off)',
  points: 'Points',
});

export const lossLabels = /** @type {const} */ ({
  cross_entropy: 'Cross-entropy',
  squared_error: 'Squared error',
});

export const optimizerLabels = /** @type {const} */ ({
  sgd: 'Gradient descent',
  momentum: 'With momentum',
  adam: 'Adam',
});

export const pointLabels = /** @type {const} */ ({
  moons: 'Moons',
  circles: 'Circles',
  xor: 'XOR',
  spirals: 'Spirals',
  penguins: 'Penguins',
  own: 'Your own',
});
