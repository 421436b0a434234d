/** The figure's network: a session of the engine, and the history of its parameters. */
import { fewestDigits } from '../words/format.js';
import { activationCurve } from './activation-curve.js';
import { measureScale, readLayers } from './frame.js';
import { edited, lossesFound, opened, startOf, updated } from './snapshot.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./snapshot.js').Snapshot} Snapshot
 * @typedef {import('./snapshot.js').Update} Update
 * @typedef {import('./frame.js').FrameLayer} FrameLayer
 * @typedef {import('../engine/session.js').Place} Place
 *
 * @typedef {object} Found the pass right before the last update
 * @property {Update} update
 * @property {number} loss
 * @property {FrameLayer[]} layers
 */

export class Run {
  /** @type {import('../engine/session.js').Session} */
  #session;
  /** @type {Snapshot} */
  #snapshot;
  /** Identifies the current example among the losses. */
  #example;
  /** @type {import('./frame.js').Scale} */
  #scale;
  #lossName;
  #rules;
  /** @type {Found | null} */
  #found = null;
  /** True right after an update, until the pass is left or anything changes. */
  #isUpdated = false;

  /**
   * @param {import('../engine/engine.js').Engine} engine
   * @param {import('../engine/documents.js').NetworkDocument} document
   * @param {{own?: boolean}} [how] own: true if the parameters are not the seed's
   * @throws {Error} the engine's, for a bad document
   */
  constructor(engine, document, { own = false } = {}) {
    this.#session = engine.open(document);
    this.#snapshot = opened(this.#session.parameters(), own);
    this.#lossName = document.loss;
    this.#rules = document.layers.map(({ activation, normalization, residual }) => ({
      activation,
      normalized: normalization !== undefined,
      residual: residual === true,
      // Computed where it is drawn: most readers never ask for it.
      get curve() {
        return activation === 'softmax' ? null : activationCurve(engine, activation);
      },
    }));
    this.#example = nameOf(document.example.input, document.example.target);
    this.#scale = measureScale(this.#session);
  }

  get iteration() {
    return this.#session.iteration;
  }

  get iterations() {
    return this.#session.iterations;
  }

  /** The parameters as they are now. */
  get snapshot() {
    return this.#snapshot;
  }

  /** @param {number} iteration 0…2N */
  seek(iteration) {
    if (iteration < this.#session.iterations) this.#isUpdated = false;
    this.#session.seek(iteration);
  }

  /**
   * Changes every parameter by −learningRate · gradient and goes to iteration 0.
   *
   * @param {number} learningRate
   * @throws {Error} the engine's, if a parameter would not be finite; nothing is then changed
   */
  update(learningRate) {
    this.#session.backward();
    const { loss } = this.#session;
    this.#session.update(learningRate);
    const update = { learningRate, loss, example: this.#example };
    this.#snapshot = updated(this.#snapshot, this.#session.parameters(), update);
    this.#measure();
    this.#isUpdated = true;
  }

  /**
   * Sets one parameter by hand. The pass stays at its iteration.
   *
   * @param {Place} place
   * @param {number} value
   */
  edit(place, value) {
    this.#isUpdated = false;
    this.#session.set(place, value);
    this.#snapshot = edited(this.#snapshot, this.#session.parameters());
    this.#measure();
  }

  /**
   * Sets the example and goes to iteration 0. The parameters stay.
   *
   * @param {readonly number[]} input
   * @param {readonly number[]} target
   */
  setExample(input, target) {
    this.#isUpdated = false;
    this.#session.reset();
    input.forEach((value, unit) => this.#session.set({ name: 'input', unit }, value));
    target.forEach((value, unit) => this.#session.set({ name: 'target', unit }, value));
    this.#example = nameOf(input, target);
    this.#found = null;
    this.#measure();
  }

  /**
   * Sets the parameters of a snapshot. The pass stays at its iteration.
   *
   * @param {Snapshot} snapshot of this network
   */
  restore(snapshot) {
    this.#isUpdated = false;
    this.#session.setParameters(snapshot.numbers);
    this.#snapshot = snapshot;
    this.#measure();
  }

  /** Goes back to iteration 0 of the first pass, before any update. */
  restart() {
    this.restore(startOf(this.#snapshot));
    this.#session.reset();
  }

  /** @returns {Frame} */
  frame() {
    const [session, snapshot] = [this.#session, this.#snapshot];
    const outputLayer = session.iterations / 2;
    const found = this.#lookBack();
    return {
      iteration: session.iteration,
      iterations: session.iterations,
      outputLayer,
      layers: readLayers(session, this.#rules),
      targets: Array.from(session.target()),
      lossName: this.#lossName,
      loss: session.iteration < outputLayer ? null : session.loss,
      lossBefore: found?.loss ?? null,
      learningRate: found?.update.learningRate ?? null,
      updates: snapshot.updates,
      losses: [...lossesFound(snapshot, this.#example), this.#scale.loss],
      movement:
        snapshot.updates > 0 ? Array.from(session.movement(startOf(snapshot).numbers)) : null,
      layersBefore: session.iteration === 0 || this.#isUpdated ? (found?.layers ?? null) : null,
      divergence: session.divergence,
      digits: fewestDigits,
      scale: this.#scale,
    };
  }

  /**
   * @param {Place} place
   * @param {Float64Array} values
   * @returns {Float64Array} the loss with each of the values at that place; the pass is unchanged
   */
  lossesWith(place, values) {
    return this.#session.lossesWith(place, values);
  }

  /** @param {number} h the size of the nudge */
  checkGradients(h) {
    return this.#session.checkGradients(h);
  }

  /**
   * @param {import('../engine/session.js').WayStart} start
   * @param {number} most how many of the largest are written out, at most
   */
  ways(start, most) {
    return this.#session.ways(start, most);
  }

  /**
   * @param {import('../engine/session.js').WayStart} start
   * @param {number} most how many are walked, at most
   */
  walkWays(start, most) {
    return this.#session.walkWays(start, most);
  }

  /** Computes a whole pass, forward and backward, then returns to its iteration. */
  sweep() {
    const { iteration } = this.#session;
    this.#session.reset();
    this.#session.backward();
    this.#session.seek(iteration);
  }

  /** @returns {Frame} the frame at the end of the pass; the pass stays at its iteration */
  finished() {
    const { iteration } = this.#session;
    this.#session.seek(this.#session.iterations);
    const frame = this.frame();
    this.#session.seek(iteration);
    return frame;
  }

  /** @returns {number} the number of parameters */
  parameterCount() {
    return this.#snapshot.numbers.length;
  }

  /** @returns {import('../engine/documents.js').NetworkDocument} the current network */
  document() {
    return this.#session.document();
  }

  close() {
    this.#session.close();
  }

  /** @returns {Found | null} the pass right before the last update; cached until the next one */
  #lookBack() {
    const { lastUpdate: update, numbers } = this.#snapshot;
    if (update === null) return null;
    if (update === this.#found?.update) return this.#found;
    const session = this.#session;
    const { iteration } = session;
    session.setParameters(update.found);
    session.backward();
    this.#found = { update, loss: session.loss, layers: readLayers(session, this.#rules) };
    session.setParameters(numbers);
    session.seek(iteration);
    return this.#found;
  }

  /** Measures the scale of the whole pass with the current parameters. */
  #measure() {
    this.#scale = measureScale(this.#session);
  }
}

/**
 * @param {readonly number[]} input
 * @param {readonly number[]} target
 * @returns {string} equal for equal examples
 */
function nameOf(input, target) {
  return JSON.stringify([input, target]);
}
