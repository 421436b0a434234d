/** What bindings.cpp exposes to JavaScript; the build puts this file beside the module. */

/** What crosses the boundary: a value, or the message of what the engine threw. */
export type Answer<T> = { value: T } | { message: string };

export interface NativeSession {
  readonly iterations: number;
  readonly iteration: number;
  readonly loss: number;
  /** Empty while all that the pass has computed is finite. */
  readonly divergence: string;
  step(): number;
  stepBack(): number;
  forward(): number;
  backward(): Float64Array;
  reset(): void;
  seek(iteration: number): Answer<number>;
  update(learningRate: number): Answer<number>;
  /**
   * Sets one number and makes the pass anew up to its iteration, which it returns.
   *
   * @param name weight (layer 1…N, unit, from), bias, gamma or beta (layer 1…N, unit), input or
   *   target (unit); what a name does not need is left unread. Whole numbers, all of them.
   */
  set(name: string, layer: number, unit: number, from: number, value: number): Answer<number>;
  /** Every parameter, layer by layer: weights row by row, biases, gamma, beta. */
  parameters(): Answer<Float64Array>;
  /** Puts them all back; the pass is made anew up to its iteration, which is returned. */
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
  /** ∂u/∂z of a normalised layer, a row for each u; empty where the layer is not normalised. */
  normalizationFactors(layer: number): Answer<Float64Array>;
  /** For layer 1…N, the mean of |w − w at the start|; start: as `parameters` gives them. */
  movement(start: Float64Array): Answer<Float64Array>;
  /** The loss with one number set to each of the values; the pass is left as it is. */
  lossesWith(
    name: string,
    layer: number,
    unit: number,
    from: number,
    values: Float64Array,
  ): Answer<Float64Array>;
  /** JSON: every parameter, nudged by h either way, against its gradient. */
  checkGradients(h: number): Answer<string>;
  /** JSON: the ways from a weight, or (from −1) from a neuron, to the loss. */
  ways(layer: number, unit: number, from: number, most: number): Answer<string>;
  /** Walks at most so many of them one by one: [their sum, their count]. */
  walkWays(layer: number, unit: number, from: number, most: number): Answer<Float64Array>;
  document(): Answer<string>;
  trace(): Answer<string>;
  /** Frees the C++ session. */
  delete(): void;
}

export interface NativeTraining {
  readonly steps: number;
  /** Empty while training has not diverged. */
  readonly divergence: string;
  /** The losses before each step that was made. */
  train(steps: number): Answer<Float64Array>;
  loss(): number;
  gradientMagnitudes(): Float64Array;
  /** For layer 1…N, the mean of |w − w at the start| over its weights. */
  movement(): Float64Array;
  /** The outputs of each row; rows and outputs one after the other. */
  predict(inputs: Float64Array): Answer<Float64Array>;
  /** For layer 1…N, the root mean square of f′ over units and examples; NaN for softmax. */
  slopes(): Answer<Float64Array>;
  /** What slopes and weights predict for the size of δ of layer 1 over that of layer N. */
  predictedRatio(): Answer<number>;
  /** How many activations of each layer fall into each part of least…most. */
  activationCounts(bins: number, least: number, most: number): Answer<Float64Array>;
  /** From the next step on; gives it back. */
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
  /** For each depth, gain and seed, in rows. */
  ratios(settings: string): Answer<Float64Array>;
}

export default function createModule(options: {
  wasmBinary: ArrayBuffer;
  locateFile: (file: string) => string;
}): Promise<NativeModule>;
