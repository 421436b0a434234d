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
  }[];
  loss: string;
  initializer?: { scheme: string; seed: number; std?: number; gain?: number; biases?: string };
  example: { input: number[]; target: number[] };
}

/** What one pass computes. A number that is not finite is a string. */
export interface Trace {
  iterations: number;
  loss: number;
  layers: {
    preactivations: number[];
    activations: number[];
    deltas: number[];
    weight_gradients: number[][];
    bias_gradients: number[];
    gradient_magnitude: number;
  }[];
}

/** Where one number of a network or of its example stands. Layers are 1…N, units from 0 on. */
export interface Place {
  name: 'weight' | 'bias' | 'gamma' | 'beta' | 'input' | 'target';
  /** Not of an input or target. */
  layer?: number;
  unit: number;
  /** Of a weight: the unit of the layer before. */
  from?: number;
}

/** One network, one example and one pass over it. Layers are 1…N; layer 0 is the input. */
export interface WayStart {
  layer: number;
  unit: number;
  from: number | null;
}

/** One factor of a way; `layer` and `unit` are those that it leads to, `from` the unit it comes from. */
export interface Factor {
  kind: 'activation' | 'slope' | 'normalization' | 'weight' | 'shortcut' | 'delta';
  layer: number;
  unit: number;
  from: number;
  value: number;
}

/** The ways of a gradient: how many, their sum with signs and without, and the largest products. */
export interface Ways {
  count: number;
  gradient: number;
  size: number;
  largest: { product: number; factors: Factor[] }[];
}

export interface GradientChecks {
  count: number;
  largest_gradient: number;
  /** Where gradient and nudge differ most. */
  worst: {
    name: Place['name'];
    layer: number;
    unit: number;
    from: number;
    gradient: number;
    measured: number;
  };
}

export interface Session {
  readonly iterations: number;
  readonly iteration: number;
  readonly loss: number;
  /** The first number of the pass, up to its iteration, that is not finite; null while all are. */
  readonly divergence: string | null;
  step(): number;
  stepBack(): number;
  forward(): number;
  backward(): Float64Array;
  update(learningRate: number): void;
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
  /** ∂u/∂z of a normalised layer, a row for each u; else empty. */
  normalizationFactors(layer: number): Float64Array;
  /** For layer 1…N, the mean of |w − w at the start|; start: as `parameters` gives them. */
  movement(start: Float64Array): Float64Array;
  /** The loss with one number set to each of the values; the session stays as it is. */
  lossesWith(place: Place, values: Float64Array): Float64Array;
  /** Nudges every parameter by h either way, and compares with its gradient. */
  checkGradients(h: number): GradientChecks;
  /** The ways from a weight, or (from null) a neuron, to the loss; the largest are written out. */
  ways(start: WayStart, most: number): Ways;
  /** Walks at most so many of them one by one. */
  walkWays(start: WayStart, most: number): { count: number; sum: number };
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
  /** The outputs of each row, row by row. */
  predict(inputs: readonly (readonly number[])[] | Float64Array): Float64Array;
  /** For layer 1…N, the root mean square of f′ over units and examples; NaN for softmax. */
  slopes(): Float64Array;
  /** What slopes and weights alone predict for the error signal of layer 1 over that of layer N. */
  predictedRatio(): number;
  /** For each layer 1…N, how many of its activations fall into each of the equal parts. */
  activationCounts(parts: { bins: number; least: number; most: number }): Float64Array;
  /** From the next step on; the weights stay, and what the optimizer remembers. */
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
