/**
 * The documents that go into the engine and come out of it, as TypeScript sees them. The engine
 * checks what they hold.
 *
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
 * @property {{scheme: string, seed: number, std?: number, gain?: number, biases?: string}} [initializer]
 * @property {{input: number[], target: number[]}} example
 *
 * @typedef {object} LayerTrace one layer of a trace; a number that is not finite is a string
 * @property {number[]} preactivations
 * @property {number[]} activations
 * @property {number[]} deltas
 * @property {number[][]} weight_gradients
 * @property {number[]} bias_gradients
 * @property {number} gradient_magnitude
 *
 * @typedef {{iterations: number, loss: number, layers: LayerTrace[]}} Trace
 *
 * @typedef {{inputs: number[][], targets: number[][]}} Examples one row an example
 *
 * @typedef {object} DatasetSettings
 * @property {string} name one of the engine's data sets: xor, circles, moons, spirals, penguins
 * @property {number} seed
 * @property {number} size how many examples
 * @property {number} [noise] standard deviation of what is added to each input; not of penguins
 *
 * @typedef {object} RatioSettings networks of hidden layers of one width, and one sigmoid output under
 *   binary cross-entropy
 * @property {string} activation of the hidden layers
 * @property {{scheme: string, std?: number, gain?: number, biases?: string}} initializer
 * @property {number} width
 * @property {number[]} depths how many hidden layers
 * @property {number[]} [gains] the initializer's, or 1, where left out
 * @property {number} seeds how many
 * @property {number} [firstSeed] 0 where left out
 * @property {number[]} [input] [0.3, 0.8] where left out
 * @property {number} [target] 1 where left out
 */

export {};
