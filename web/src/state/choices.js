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

/** @type {ReadonlyArray<{value: 0.5 | 1 | 2 | 4, label: string}>} */
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

/** @type {ReadonlyArray<{value: 'lesson' | 'figure' | 'break-it'}>} */
export const views = [{ value: 'lesson' }, { value: 'figure' }, { value: 'break-it' }];

/** @type {ReadonlyArray<{value: 'auto' | 'light' | 'dark'}>} */
export const themes = [{ value: 'auto' }, { value: 'light' }, { value: 'dark' }];

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
