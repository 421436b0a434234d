/** Types of what bindings.cpp exposes to JavaScript; the build copies this file beside the module. */

/** A value, or the message of the exception that the engine threw. */
export type Answer<T> = { value: T } | { message: string };

export interface NativeSession {
  readonly iterations: number;
  readonly iteration: number;
  readonly loss: number;
  /** Empty while every number that the pass has computed is finite. */
  readonly divergence: string;
  step(): number;
  stepBack(): number;
  forward(): number;
  backward(): Float64Array;
  reset(): void;
  seek(iteration: number): Answer<number>;
  update(learningRate: number): Answer<number>;
  /** The document's examples; 1 if it has no list of them. */
  readonly exampleCount: number;
  /** The example of the pass, from 0. */
  readonly picked: number;
  /** Shows another example, recomputes the pass up to its iteration, and returns the iteration. */
  pick(example: number): Answer<number>;
  /** The mean of the losses of all examples. */
  meanLoss(): Answer<number>;
  /** Updates by the mean of the gradients of all examples, and returns the iteration, 0. */
  updateByMean(learningRate: number): Answer<number>;
  /**
   * Sets one number, recomputes the pass up to its iteration, and returns the iteration.
   *
   * @param name weight (layer 1…N, unit, from), bias, gamma or beta (layer 1…N, unit), input or
   *   target (unit). Indices are whole numbers; those that a name does not need are ignored.
   */
  set(name: string, layer: number, unit: number, from: number, value: number): Answer<number>;
  /** Every parameter, layer by layer: weights row by row, biases, gamma, beta. */
  parameters(): Answer<Float64Array>;
  /** Sets all parameters, recomputes the pass up to its iteration, and returns the iteration. */
  setParameters(numbers: Float64Array): Answer<number>;
  target(): Answer<Float64Array>;
  activations(layer: number): Answer<Float64Array>;
  preactivations(layer: number): Answer<Float64Array>;
  deltas(layer: number): Answer<Float64Array>;
  weights(layer: number): Answer<Float64Array>;
  biases(layer: number): Answer<Float64Array>;
  weightGradients(layer: number): Answer<Float64Array>;
  gradientMagnitude(layer: number): Answer<number>;
  /** f′, one per unit; NaN for softmax. */
  slopes(layer: number): Answer<Float64Array>;
  /** ∂L/∂a, one per unit; NaN for the output layer. */
  activationGradients(layer: number): Answer<Float64Array>;
  /** ∂u/∂z of a normalised layer, one row per u; empty if the layer is not normalised. */
  normalizationFactors(layer: number): Answer<Float64Array>;
  /** For layer 1…N, the mean of |w − w at the start|; start: in the order of `parameters`. */
  movement(start: Float64Array): Answer<Float64Array>;
  /** The loss with one number set to each of the values; the pass is unchanged. */
  lossesWith(
    name: string,
    layer: number,
    unit: number,
    from: number,
    values: Float64Array,
  ): Answer<Float64Array>;
  /** JSON: compares every parameter's gradient with the slope measured by nudging it by ±h. */
  checkGradients(h: number): Answer<string>;
  /** JSON: the paths to the loss from a weight or, if `from` is −1, from a neuron. */
  ways(layer: number, unit: number, from: number, most: number): Answer<string>;
  /** Walks at most `most` of the paths one by one: [the sum of their products, their count]. */
  walkWays(layer: number, unit: number, from: number, most: number): Answer<Float64Array>;
  /**
   * The slip that an answer comes from, as its place in the enumeration (slips/slip.hpp); −1 for none.
   *
   * @param answers for each: the quantity (preactivation 0, activation 1, delta 2, weight gradient 3, bias
   *   gradient 4), layer, unit, from, the number, and the digits and decimals that it is written with
   */
  slip(answers: Float64Array, which: number, learningRate: number, slack: number): Answer<number>;
  document(): Answer<string>;
  trace(): Answer<string>;
  /** Frees the C++ session. */
  delete(): void;
}

export interface NativeTraining {
  readonly steps: number;
  /** Empty while training has not diverged. */
  readonly divergence: string;
  /** The loss before each step that was made. */
  train(steps: number): Answer<Float64Array>;
  loss(): number;
  gradientMagnitudes(): Float64Array;
  /** For layer 1…N, the mean of |w − w at the start| over its weights. */
  movement(): Float64Array;
  /** The outputs for each row of inputs, row by row. */
  predict(inputs: Float64Array): Answer<Float64Array>;
  /** For layer 1…N, the root mean square of f′ over units and examples; NaN for softmax. */
  slopes(): Answer<Float64Array>;
  /** The ratio of δ's size in layer 1 to its size in layer N, predicted from slopes and weights. */
  predictedRatio(): Answer<number>;
  /** For each layer, the number of activations in each of the equal bins from least to most. */
  activationCounts(bins: number, least: number, most: number): Answer<Float64Array>;
  /** Sets the learning rate from the next step on, and returns it. */
  setLearningRate(learningRate: number): Answer<number>;
  reset(): void;
  document(): Answer<string>;
  /** Frees the C++ session. */
  delete(): void;
}

export interface NativeModule {
  open(document: string): Answer<NativeSession>;
  openTraining(document: string): Answer<NativeTraining>;
  dataset(settings: string): Answer<string>;
  /** For each depth, gain and seed; seeds vary fastest. */
  ratios(settings: string): Answer<Float64Array>;
}

export default function createModule(options: {
  wasmBinary: ArrayBuffer;
  locateFile: (file: string) => string;
}): Promise<NativeModule>;
