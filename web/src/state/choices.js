/**
 * The options that a reader can choose from. Their values are the names that network documents use; a
 * test opens each in the engine.
 */
import { lossLabels, optimizerLabels, pointLabels } from '../words/learning.js';
import {
  activationLabels,
  initializerLabels,
  levelLabels,
  panelLabels,
  scaleLabels,
  sizeLabels,
  updateLabels,
  worksheetLabels,
} from '../words/settings.js';

/** @typedef {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu'} Activation */
/** @typedef {'xavier_normal' | 'xavier_uniform' | 'kaiming_normal' | 'kaiming_uniform'} Scheme */

/** @type {ReadonlyArray<{value: Activation, label: string}>} */
export const activations = labelled(activationLabels);

/** @type {ReadonlyArray<{value: Scheme | 'matched', label: string}>} */
export const initializers = labelled(initializerLabels);

/** @type {ReadonlyArray<{value: 0.5 | 1 | 2 | 4, label: string}>} */
export const speeds = [
  { value: 0.5, label: '½×' },
  { value: 1, label: '1×' },
  { value: 2, label: '2×' },
  { value: 4, label: '4×' },
];

/** @type {ReadonlyArray<{value: 'linear' | 'logarithmic', label: string}>} */
export const scales = labelled(scaleLabels);

/** @type {ReadonlyArray<{value: 'lesson' | 'figure' | 'break-it' | 'lab'}>} */
export const views = [
  { value: 'lesson' },
  { value: 'figure' },
  { value: 'break-it' },
  { value: 'lab' },
];

/** @type {ReadonlyArray<{value: 'inspect' | 'check' | 'numbers' | 'by-hand' | 'practice' | 'examples' | 'your-own' | 'compare' | 'map' | 'files', label: string}>} */
export const panels = labelled(panelLabels);

/** @type {ReadonlyArray<{value: 'auto' | 'light' | 'dark'}>} */
export const themes = [{ value: 'auto' }, { value: 'light' }, { value: 'dark' }];

/** @type {ReadonlyArray<{value: 'normal' | 'projector', label: string}>} */
export const sizes = labelled(sizeLabels);

/** @type {ReadonlyArray<{value: 'mean' | 'example', label: string}>} */
export const updateKinds = labelled(updateLabels);

/** @type {ReadonlyArray<{value: 'none' | 'deltas' | 'gradients' | 'both' | 'pass', label: string}>} */
export const worksheets = labelled(worksheetLabels);

/** @type {ReadonlyArray<{value: 1 | 2 | 3 | 4, label: string}>} */
export const levels = /** @type {const} */ ([1, 2, 3, 4]).map((value) => ({
  value,
  label: levelLabels[value],
}));

/** @type {ReadonlyArray<{value: 'cross_entropy' | 'squared_error', label: string}>} */
export const losses = labelled(lossLabels);

/** @type {ReadonlyArray<{value: 'sgd' | 'momentum' | 'adam', label: string}>} */
export const optimizers = labelled(optimizerLabels);

/** @type {ReadonlyArray<{value: 'moons' | 'circles' | 'xor' | 'spirals' | 'penguins' | 'own', label: string}>} */
export const pointSets = labelled(pointLabels);

/**
 * Returns the initializer; "matched" stands for the one that suits the activation: Xavier for functions
 * that are nearly linear around 0, Kaiming for functions that block about half of their inputs (Glorot &
 * Bengio 2010; He et al. 2015).
 *
 * @param {{initializer: Scheme | 'matched', activation: Activation}} choice
 * @returns {Scheme}
 */
export function schemeOf({ initializer, activation }) {
  if (initializer !== 'matched') return initializer;
  return activation === 'relu' || activation === 'leaky_relu' ? 'kaiming_normal' : 'xavier_normal';
}

/**
 * @template {string} Value
 * @param {Readonly<Record<Value, string>>} labels
 * @returns {{value: Value, label: string}[]}
 */
function labelled(labels) {
  const values = /** @type {Value[]} */ (Object.keys(labels));
  return values.map((value) => ({ value, label: labels[value] }));
}
