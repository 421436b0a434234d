/**
 * Types of the documents that the engine takes and returns. The engine checks their contents.
 *
 * @typedef {object} LayerDocument
 * @property {number} units
 * @property {string} activation
 * @property {number[][]} [weights] one row per unit
 * @property {number[]} [biases]
 * @property {string} [normalization]
 * @property {number[]} [gamma] of a normalised layer; default: ones
 * @property {number[]} [beta] of a normalised layer; default: zeros
 * @property {boolean} [residual]
 * @property {number} [slope] of leaky_relu below 0; default: 0.01
 * @property {boolean} [bias] false for a layer without biases
 * @property {('weights' | 'biases')[]} [frozen] what updates leave as it is
 *
 * @typedef {{input: number[], target?: number[]}} Example the loss `output` takes no target
 *
 * @typedef {object} NetworkDocument
 * @property {string} [name]
 * @property {string} [source] where the example was published
 * @property {number} inputs
 * @property {LayerDocument[]} layers
 * @property {string} loss
 * @property {{scheme: string, seed: number, std?: number, gain?: number, biases?: string}} [initializer]
 * @property {number} [l2] adds ½ · l2 · Σ w² to the loss
 * @property {number} [learning_rate] that updates begin with
 * @property {Example} [example]
 * @property {(Example & {name?: string})[]} [examples] in place of `example`
 * @property {number} [pick] the one of them that is shown, from 0
 *
 * @typedef {object} LayerTrace one layer of a trace; a number that is not finite is a string
 * @property {number[]} preactivations
 * @property {number[]} activations
 * @property {number[]} slopes f′
 * @property {number[]} activation_gradients ∂L/∂a
 * @property {number[]} deltas
 * @property {number[][]} weight_gradients
 * @property {number[]} bias_gradients
 * @property {number} gradient_magnitude
 *
 * @typedef {{iterations: number, loss: number, input_gradients: number[], layers: LayerTrace[]}} Trace
 *
 * @typedef {{inputs: number[][], targets: number[][]}} Examples one row per example
 *
 * @typedef {object} DatasetSettings
 * @property {string} name one of the engine's data sets: xor, circles, moons, spirals, penguins
 * @property {number} seed
 * @property {number} size number of examples
 * @property {number} [noise] standard deviation of the noise added to each input; not for penguins
 *
 * @typedef {object} RatioSettings networks with hidden layers of equal width and one sigmoid output,
 *   with binary cross-entropy as the loss
 * @property {string} activation of the hidden layers
 * @property {{scheme: string, std?: number, gain?: number, biases?: string}} initializer
 * @property {number} width
 * @property {number[]} depths numbers of hidden layers
 * @property {number[]} [gains] default: the initializer's gain, or 1
 * @property {number} seeds number of seeds
 * @property {number} [firstSeed] default: 0
 * @property {number[]} [input] default: [0.3, 0.8]
 * @property {number} [target] default: 1
 */

export {};
