/** What bindings.cpp exposes to JavaScript; the build puts this file beside the module. */

/** What crosses the boundary: a value, or the message of what the engine threw. */
export type Answer<T> = { value: T } | { message: string };

export interface NativeSession {
  readonly iterations: number;
  readonly iteration: number;
  readonly loss: number;
  step(): number;
  stepBack(): number;
  forward(): number;
  backward(): Float64Array;
  reset(): void;
  seek(iteration: number): Answer<number>;
  update(learningRate: number): Answer<number>;
  target(): Answer<Float64Array>;
  activations(layer: number): Answer<Float64Array>;
  preactivations(layer: number): Answer<Float64Array>;
  deltas(layer: number): Answer<Float64Array>;
  weights(layer: number): Answer<Float64Array>;
  biases(layer: number): Answer<Float64Array>;
  weightGradients(layer: number): Answer<Float64Array>;
  gradientMagnitude(layer: number): Answer<number>;
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
  reset(): void;
  document(): Answer<string>;
  /** Frees the C++ session. */
  delete(): void;
}

export interface NativeModule {
  open(document: string): Answer<NativeSession>;
  openTraining(document: string): Answer<NativeTraining>;
  dataset(settings: string): Answer<string>;
}

export default function createModule(options: {
  wasmBinary: ArrayBuffer;
  locateFile: (file: string) => string;
}): Promise<NativeModule>;
