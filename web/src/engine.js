/**
 * The engine as the page knows it: the only module that touches WebAssembly.
 *
 * Everything a session returns is a copy. Values that the pass has not reached yet are NaN.
 */
import createModule from '../../build/wasm/backprop-engine.js';

/**
 * @typedef {import('./network-document.js').NetworkDocument} NetworkDocument
 * @typedef {import('../../build/wasm/backprop-engine.js').NativeSession} NativeSession
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
 * @typedef {import('../../build/wasm/backprop-engine.js').NativeTraining} NativeTraining
 *
 * @typedef {{inputs: number[][], targets: number[][]}} Examples one row an example
 *
 * @typedef {object} DatasetSettings
 * @property {string} name one of the engine's data sets: xor, circles, moons, spirals, penguins
 * @property {number} seed
 * @property {number} size how many examples
 * @property {number} [noise] standard deviation of what is added to each input; not of penguins
 *
 * @typedef {object} Engine
 * @property {(document: NetworkDocument) => Session} open
 * @property {(json: string) => Session} openText a network document as its file has it
 * @property {(document: object) => Training} openTraining a training document; "steps" may be left
 *   out of it
 * @property {(settings: DatasetSettings) => Examples} dataset
 */

/**
 * Loads the engine: once a page.
 *
 * @param {{wasm?: URL | ArrayBuffer}} [options] `wasm`: the module's address, or its bytes; left
 *   out, where the build leaves it
 * @returns {Promise<Engine>}
 * @throws {Error} where the module cannot be fetched or WebAssembly is not to be had
 */
export async function loadEngine({ wasm } = {}) {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is not available here');
  const found = wasm ?? new URL('../../build/wasm/backprop-engine.wasm', import.meta.url);
  const wasmBinary = found instanceof URL ? await readBytes(found) : found;
  // The module's own way to its file would fail in scripts that have no address.
  const module = await createModule({
    wasmBinary,
    locateFile: (/** @type {string} */ file) => file,
  }).catch((/** @type {Error} */ { message }) => {
    // What the page's policy, or a damaged file, is to the browser; the rest is for those who build it.
    throw new Error(message.replace(/^Aborted\((.*)\)\. Build with.*$/s, '$1'));
  });
  return {
    open: (document) => new Session(valueOf(module.open(toJson(document)))),
    openText: (json) => new Session(valueOf(module.open(json))),
    openTraining: (document) => new Training(valueOf(module.openTraining(toJson(document)))),
    dataset: (settings) => JSON.parse(valueOf(module.dataset(toJson(settings)))),
  };
}

/**
 * @param {URL} url
 * @returns {Promise<ArrayBuffer>}
 */
async function readBytes(url) {
  // A bundler for browsers would stumble over an import of what only Node has.
  const files =
    url.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (files) {
    const bytes = await files.readFile(url);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: the server answered ${response.status}`);
  return response.arrayBuffer();
}

/**
 * JSON has no numbers that are not finite, and would write null: as strings they reach the engine,
 * which names the key in its error.
 *
 * @param {unknown} document
 * @returns {string}
 */
function toJson(document) {
  const json = JSON.stringify(document, (_key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return ArrayBuffer.isView(value) ? Array.from(/** @type {Float64Array} */ (value)) : value;
  });
  if (json === undefined) throw new Error(`document: expected an object, found ${document}`);
  return json;
}

/**
 * Unwraps what crosses the boundary: {value}, or {message} of what the engine threw.
 *
 * @template T
 * @param {import('../../build/wasm/backprop-engine.js').Answer<T>} answer
 * @returns {T}
 */
function valueOf(answer) {
  if ('message' in answer) throw new Error(answer.message);
  return answer.value;
}

/**
 * The module takes any JavaScript value for an int, in silence, so types are checked here; ranges
 * are checked by the engine.
 *
 * @param {string} name
 * @param {unknown} value
 * @returns {number}
 */
function wholeNumber(name, value) {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 0x7fffffff) {
    throw new Error(`${name}: expected a whole number, found ${describe(value)}`);
  }
  return value;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function describe(value) {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** One network, one example and one pass over it. Layers are 1…L; layer 0 is the input. */
export class Session {
  /** @type {NativeSession | null} */
  #native;

  /** @param {NativeSession} native the bound C++ session; sessions are made by Engine.open */
  constructor(native) {
    this.#native = native;
  }

  get #open() {
    if (this.#native === null) throw new Error('session: expected an open one, found it closed');
    return this.#native;
  }

  /** 2L: one iteration for each weight layer forward, and one backward. */
  get iterations() {
    return this.#open.iterations;
  }

  /** 0…2L. */
  get iteration() {
    return this.#open.iteration;
  }

  /** The loss of the example; NaN before iteration L. */
  get loss() {
    return this.#open.loss;
  }

  /** One iteration on; at the end, none. @returns {number} the new iteration */
  step() {
    return this.#open.step();
  }

  /** One iteration back; at the start, none. @returns {number} the new iteration */
  stepBack() {
    return this.#open.stepBack();
  }

  /** To the end of the forward pass. @returns {number} the loss */
  forward() {
    return this.#open.forward();
  }

  /** To the end of the backward pass. @returns {Float64Array} gradient magnitudes, layer 1…L */
  backward() {
    return this.#open.backward();
  }

  /**
   * Nudges every weight by −learningRate · gradient; the pass then stands at iteration 0.
   *
   * @param {number} learningRate
   * @throws {Error} before the end of the backward pass, or for a rate that is not a finite number
   */
  update(learningRate) {
    if (typeof learningRate !== 'number') {
      throw new Error(`learning rate: expected a finite number, found ${describe(learningRate)}`);
    }
    valueOf(this.#open.update(learningRate));
  }

  /**
   * To any iteration 0…2L, either way.
   *
   * @param {number} iteration
   * @throws {Error} outside of that range
   */
  seek(iteration) {
    valueOf(this.#open.seek(wholeNumber('iteration', iteration)));
  }

  /** To iteration 0, with the weights as they are. */
  reset() {
    this.#open.reset();
  }

  /** @returns {Float64Array} the example's target, one per unit of the output layer */
  target() {
    return valueOf(this.#open.target());
  }

  /** @param {number} l layer 0…L @returns {Float64Array} a, one per unit */
  activations(l) {
    return valueOf(this.#open.activations(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…L @returns {Float64Array} z, one per unit */
  preactivations(l) {
    return valueOf(this.#open.preactivations(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…L @returns {Float64Array} ∂L/∂z, one per unit; also ∂L/∂b */
  deltas(l) {
    return valueOf(this.#open.deltas(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…L @returns {Float64Array} row-major, one row per unit */
  weights(l) {
    return valueOf(this.#open.weights(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…L @returns {Float64Array} one per unit */
  biases(l) {
    return valueOf(this.#open.biases(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…L @returns {Float64Array} ∂L/∂w, shaped like the weights */
  weightGradients(l) {
    return valueOf(this.#open.weightGradients(wholeNumber('layer', l)));
  }

  /** @param {number} l layer 1…L @returns {number} mean of |∂L/∂z| over the layer's units */
  gradientMagnitude(l) {
    return valueOf(this.#open.gradientMagnitude(wholeNumber('layer', l)));
  }

  /** @returns {NetworkDocument} the network as it stands now, weights written out */
  document() {
    return JSON.parse(valueOf(this.#open.document()));
  }

  /** @returns {Trace} a whole pass over the example, whatever the iteration */
  trace() {
    return JSON.parse(valueOf(this.#open.trace()));
  }

  /** Frees the session. Later calls throw; closing twice does nothing. */
  close() {
    this.#native?.delete();
    this.#native = null;
  }
}

/** How many steps a call of train() makes before it first looks at the clock. */
const firstSlice = 16;

/** A network that learns from examples: each step uses all of them. */
export class Training {
  /** @type {NativeTraining | null} */
  #native;

  /** @param {NativeTraining} native made by Engine.openTraining */
  constructor(native) {
    this.#native = native;
  }

  get #open() {
    if (this.#native === null) throw new Error('training: expected an open one, found it closed');
    return this.#native;
  }

  /** The steps made since the start, or since reset(). */
  get steps() {
    return this.#open.steps;
  }

  /** Why training stopped, in one line that names the step; null where it did not. */
  get divergence() {
    return this.#open.divergence || null;
  }

  /** @returns {number} the mean loss of the examples, as the weights stand */
  loss() {
    return this.#open.loss();
  }

  /** @returns {Float64Array} for layer 1…L, the mean of |∂L/∂z| over units and examples */
  gradientMagnitudes() {
    return this.#open.gradientMagnitudes();
  }

  /**
   * Makes steps: as many as asked for, fewer where the time is up, and none after the one that
   * would have given a loss or a weight that is not finite.
   *
   * @param {number} steps
   * @param {{milliseconds?: number}} [budget] about how long the call may take; at least one slice
   *   of steps is made
   * @returns {{steps: number, losses: Float64Array}} the steps made, and the mean loss before each
   */
  train(steps, { milliseconds = Infinity } = {}) {
    wholeNumber('steps', steps);
    if (typeof milliseconds !== 'number' || !(milliseconds >= 0)) {
      throw new Error(
        `milliseconds: expected a number of at least 0, found ${describe(milliseconds)}`,
      );
    }
    if (milliseconds === Infinity) {
      const losses = valueOf(this.#open.train(steps));
      return { steps: losses.length, losses };
    }
    return this.#trainFor(milliseconds, steps);
  }

  /**
   * @param {number} milliseconds
   * @param {number} steps at most
   */
  #trainFor(milliseconds, steps) {
    const start = performance.now();
    const slices = [];
    let made = 0;
    let next = firstSlice;
    for (;;) {
      const asked = Math.min(next, steps - made);
      const losses = valueOf(this.#open.train(asked));
      slices.push(losses);
      made += losses.length;
      const elapsed = performance.now() - start;
      if (losses.length < asked || made === steps || elapsed >= milliseconds) break;
      // What the rest of the time should suffice for, but never more than twice what there was: the
      // first slices are the slowest.
      const affordable = Math.floor((made * (milliseconds - elapsed)) / Math.max(elapsed, 0.001));
      next = Math.max(1, Math.min(affordable, 2 * made));
    }
    const losses = new Float64Array(made);
    let filled = 0;
    for (const slice of slices) {
      losses.set(slice, filled);
      filled += slice.length;
    }
    return { steps: made, losses };
  }

  /** Back to the first weights, with no steps made. */
  reset() {
    this.#open.reset();
  }

  /** @returns {object} the network as it stands now: a network document without an example */
  document() {
    return JSON.parse(valueOf(this.#open.document()));
  }

  /** Frees the training. Later calls throw; closing twice does nothing. */
  close() {
    this.#native?.delete();
    this.#native = null;
  }
}
