/** The network document that a state stands for: what the engine is asked to compute. */
import { matchedScheme } from './choices.js';

/**
 * @typedef {object} LayerDocument
 * @property {number} units
 * @property {string} activation
 * @property {number[][]} [weights] one row per unit
 * @property {number[]} [biases]
 * @property {string} [normalization]
 * @property {number[]} [gamma] of a normalised layer; ones where left out
 * @property {number[]} [beta] of a normalised layer; zeros where left out
 * @property {boolean} [residual]
 *
 * @typedef {object} NetworkDocument
 * @property {number} inputs
 * @property {LayerDocument[]} layers
 * @property {string} loss
 * @property {{scheme: string, seed: number, std?: number}} [initializer]
 * @property {{input: number[], target: number[]}} example
 */

/**
 * Hidden layers of one width and activation, one sigmoid output, binary cross-entropy.
 *
 * @param {Readonly<import('./state.js').State>} state
 * @returns {NetworkDocument}
 */
export function networkDocument(state) {
  const { depth, width, activation, initializer, seed, input, target } = state;
  const scheme = initializer === 'matched' ? matchedScheme(activation) : initializer;
  const hidden = Array.from({ length: depth }, () => ({ units: width, activation }));
  return {
    inputs: input.length,
    layers: [...hidden, { units: 1, activation: 'sigmoid' }],
    loss: 'binary_cross_entropy',
    initializer: { scheme, seed },
    example: { input: [...input], target: [target] },
  };
}
