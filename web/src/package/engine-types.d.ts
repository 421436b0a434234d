/** A network document. */
export interface NetworkDocument {
  inputs: number;
  layers: {
    units: number;
    activation: string;
    weights?: number[][];
    biases?: number[];
    normalization?: string;
    gamma?: number[];
    beta?: number[];
    residual?: boolean;
    /** Of leaky_relu below 0; default: 0.01. */
    slope?: number;
    /** False for a layer without biases. */
    bias?: boolean;
    /** What updates leave as it is. */
    frozen?: ('weights' | 'biases')[];
  }[];
  loss: string;
  /** Adds ½ · l2 · Σ w² to the loss. */
  l2?: number;
  name?: string;
  source?: string;
  learning_rate?: number;
  initializer?: { scheme: string; seed: number; std?: number; gain?: number; biases?: string };
  example?: Example;
  /** In place of `example`. */
  examples?: (Example & { name?: string })[];
  /** The one of them that is shown, from 0. */
  pick?: number;
}

/** The loss `output` takes no target. */
export interface Example {
  input: number[];
  target?: number[];
}

/** The numbers that one pass computes. Those that are not finite are strings. */
export interface Trace {
  iterations: number;
  loss: number;
  input_gradients: number[];
  layers: {
    preactivations: number[];
    activations: number[];
    slopes: number[];
    activation_gradients: number[];
    deltas: number[];
    weight_gradients: number[][];
    bias_gradients: number[];
    gradient_magnitude: number;
  }[];
}

/** Identifies one number of a network or of its example. Layers are 1…N; units count from 0. */
export interface Place {
  name: 'weight' | 'bias' | 'gamma' | 'beta' | 'input' | 'target';
  /** Not for an input or target. */
  layer?: number;
  unit: number;
  /** For a weight: the unit of the previous layer. */
  from?: number;
}

/** The weight at which paths to the loss start, or, if `from` is null, the neuron. */
export interface WayStart {
  layer: number;
  unit: number;
  from: number | null;
}

/** One factor of a path's product: it leads to `unit` of `layer`, from the unit `from`. */
export interface Factor {
  kind: 'activation' | 'slope' | 'normalization' | 'weight' | 'shortcut' | 'delta';
  layer: number;
  unit: number;
  from: number;
  value: number;
}

/** Paths to the loss: their number, the sum of their products with and without signs, and the largest. */
export interface Ways {
  count: number;
  gradient: number;
  size: number;
  largest: { product: number; factors: Factor[] }[];
}

export interface GradientChecks {
  count: number;
  largest_gradient: number;
  /** The parameter whose gradient and measured slope differ most. */
  worst: {
    name: Place['name'];
    layer: number;
    unit: number;
    from: number;
    gradient: number;
    measured: number;
  };
}

/** A number of a pass that somebody worked out. */
export interface Answered {
  name: 'preactivation' | 'activation' | 'delta' | 'weight_gradient' | 'bias_gradient';
  layer: number;
  unit: number;
  /** Of a weight: the unit of the layer before. */
  from?: number;
  number: number;
  /** That it was written with, significant ones. */
  digits: number;
  /** Of them behind the point; a power of ten moves the point. */
  decimals: number;
}

/** One network, one example and one pass over it. Layers are 1…N; layer 0 is the input. */
export interface Session {
  readonly iterations: number;
  readonly iteration: number;
  readonly loss: number;
  /** Names the first number of the pass so far that is not finite; null while all are finite. */
  readonly divergence: string | null;
  step(): number;
  stepBack(): number;
  forward(): number;
  backward(): Float64Array;
  update(learningRate: number): void;
  /** The document's examples. */
  readonly exampleCount: number;
  /** The example of the pass, from 0. */
  readonly picked: number;
  /** Shows another example; the pass stays at its iteration. */
  pick(example: number): void;
  /** The mean of the losses of all examples. */
  meanLoss(): number;
  /** Updates by the mean of the gradients of all examples, and goes to iteration 0. */
  updateByMean(learningRate: number): void;
  seek(iteration: number): void;
  reset(): void;
  set(place: Place, value: number): void;
  parameters(): Float64Array;
  setParameters(parameters: Float64Array): void;
  target(): Float64Array;
  activations(layer: number): Float64Array;
  preactivations(layer: number): Float64Array;
  deltas(layer: number): Float64Array;
  weights(layer: number): Float64Array;
  biases(layer: number): Float64Array;
  weightGradients(layer: number): Float64Array;
  gradientMagnitude(layer: number): number;
  /** f′, one per unit; NaN for softmax. */
  slopes(layer: number): Float64Array;
  /** ∂L/∂a, one per unit; NaN for the output layer. */
  activationGradients(layer: number): Float64Array;
  /** ∂u/∂z of a normalised layer, one row per u; empty for other layers. */
  normalizationFactors(layer: number): Float64Array;
  /** For layer 1…N, the mean of |w − w at the start|; start: in the order of `parameters`. */
  movement(start: Float64Array): Float64Array;
  /** The loss with one number set to each of the values; the session is unchanged. */
  lossesWith(place: Place, values: Float64Array): Float64Array;
  /** Compares every parameter's gradient with the slope measured by nudging it by ±h. */
  checkGradients(h: number): GradientChecks;
  /** The paths to the loss from a weight or a neuron; at most `most` of the largest are written out. */
  ways(start: WayStart, most: number): Ways;
  /** Walks at most `most` of the paths one by one; sums their products. */
  walkWays(start: WayStart, most: number): { count: number; sum: number };
  /**
   * The slip that one of several answers comes from, as its place in `engine/slips/slip.hpp`; null for none,
   * and if the answer is right to the digits it is written with. `slack`: how far off it may be beyond those
   * digits, as a share.
   */
  slip(
    answers: readonly Answered[],
    which: number,
    marking: { learningRate: number; slack: number },
  ): number | null;
  document(): NetworkDocument;
  trace(): Trace;
  close(): void;
}

/** A network that learns from examples. */
export interface Training {
  readonly steps: number;
  readonly divergence: string | null;
  loss(): number;
  gradientMagnitudes(): Float64Array;
  /** For layer 1…N, the mean of |w − w at the start| over its weights. */
  movement(): Float64Array;
  /** The outputs for each row of inputs, row by row. */
  predict(inputs: readonly (readonly number[])[] | Float64Array): Float64Array;
  /** For layer 1…N, the root mean square of f′ over units and examples; NaN for softmax. */
  slopes(): Float64Array;
  /** The ratio of the error signal in layer 1 to that in layer N, predicted from slopes and weights. */
  predictedRatio(): number;
  /** For each layer 1…N, the number of activations in each of the equal bins from least to most. */
  activationCounts(parts: { bins: number; least: number; most: number }): Float64Array;
  /** Sets the learning rate from the next step on. Weights and the optimizer's state stay. */
  setLearningRate(learningRate: number): void;
  train(steps: number, budget?: { milliseconds?: number }): { steps: number; losses: Float64Array };
  reset(): void;
  document(): object;
  close(): void;
}

export interface Engine {
  open(document: NetworkDocument): Session;
  openText(json: string): Session;
  openTraining(document: object): Training;
  dataset(settings: { name: string; seed: number; size: number; noise?: number }): {
    inputs: number[][];
    targets: number[][];
  };
  /** For each depth, gain and seed, mean |δ| of layer 1 over mean |δ| of the output layer. */
  ratios(settings: {
    activation: string;
    initializer: { scheme: string; std?: number; gain?: number; biases?: string };
    width: number;
    depths: number[];
    gains?: number[];
    seeds: number;
    firstSeed?: number;
    input?: number[];
    target?: number;
  }): Float64Array;
}

/** Loads the engine. `wasm`: the module's address, or its bytes. */
export function loadEngine(options?: { wasm?: URL | ArrayBuffer }): Promise<Engine>;
