/**
 * What a reader can choose, and what each choice is called. The names are those of the network
 * document; a test opens each of them in the engine.
 */

/** @typedef {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu'} Activation */
/** @typedef {'xavier_normal' | 'xavier_uniform' | 'kaiming_normal' | 'kaiming_uniform'} Scheme */

/** @type {ReadonlyArray<{value: Activation, label: string}>} */
export const activations = [
  { value: 'sigmoid', label: 'Sigmoid' },
  { value: 'tanh', label: 'Tanh' },
  { value: 'relu', label: 'ReLU' },
  { value: 'leaky_relu', label: 'Leaky ReLU' },
];

/** @type {ReadonlyArray<{value: Scheme | 'matched', label: string}>} */
export const initializers = [
  { value: 'matched', label: 'Matched' },
  { value: 'xavier_normal', label: 'Xavier normal' },
  { value: 'xavier_uniform', label: 'Xavier uniform' },
  { value: 'kaiming_normal', label: 'Kaiming normal' },
  { value: 'kaiming_uniform', label: 'Kaiming uniform' },
];

/** @type {ReadonlyArray<{value: number, label: string}>} */
export const speeds = [
  { value: 0.5, label: '½×' },
  { value: 1, label: '1×' },
  { value: 2, label: '2×' },
  { value: 4, label: '4×' },
];

/** @type {ReadonlyArray<{value: 'linear' | 'logarithmic', label: string}>} */
export const scales = [
  { value: 'linear', label: 'Linear' },
  { value: 'logarithmic', label: 'Logarithmic' },
];

/**
 * The range of each number a reader can choose, both ends included. `whole`: no fractions.
 *
 * @type {Readonly<Record<string, {name: string, least: number, most: number, whole: boolean}>>}
 */
export const ranges = {
  depth: { name: 'Depth', least: 1, most: 20, whole: true },
  width: { name: 'Width', least: 1, most: 12, whole: true },
  learningRate: { name: 'Learning rate', least: 0, most: 100, whole: false },
  seed: { name: 'Seed', least: 0, most: 999999, whole: true },
  input: { name: 'Input', least: -10, most: 10, whole: false },
  target: { name: 'Target', least: 0, most: 1, whole: false },
};

/**
 * The initializer that suits an activation: Xavier for those that are near linear around 0, Kaiming
 * for those that pass one half (Glorot & Bengio 2010; He et al. 2015).
 *
 * @param {Activation} activation
 * @returns {Scheme}
 */
export function matchedScheme(activation) {
  return activation === 'relu' || activation === 'leaky_relu' ? 'kaiming_normal' : 'xavier_normal';
}

/**
 * @param {Activation} activation
 * @returns {string} its name in prose
 */
export function activationLabel(activation) {
  return activations.find(({ value }) => value === activation)?.label ?? activation;
}
