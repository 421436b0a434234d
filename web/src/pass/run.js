/** The network the reader watches: one session of the engine, and what led to its parameters. */
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
 * @typedef {object} Found what the last update found
 * @property {Update} update
 * @property {number} loss
 * @property {FrameLayer[]} layers
 */

export class Run {
  /** @type {import('../engine/session.js').Session} */
  #session;
  /** @type {Snapshot} */
  #snapshot;
  /** Names the example whose losses are kept. */
  #example;
  /** @type {import('./frame.js').Scale} */
  #scale;
  #lossName;
  #rules;
  /** @type {Found | null} */
  #found = null;

  /**
   * @param {import('../engine/engine.js').Engine} engine
   * @param {import('../engine/documents.js').NetworkDocument} document
   * @param {{own?: boolean}} [how] own: its parameters are others than the seed gives
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
      curve: activation === 'softmax' ? null : activationCurve(engine, activation),
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
    this.#session.seek(iteration);
  }

  /**
   * Nudges every weight against its gradient; the pass then stands at iteration 0.
   *
   * @param {number} learningRate
   * @throws {Error} the engine's, where a parameter would not be finite; nothing is changed then
   */
  update(learningRate) {
    this.#session.backward();
    const { loss } = this.#session;
    this.#session.update(learningRate);
    const update = { learningRate, loss, example: this.#example };
    this.#snapshot = updated(this.#snapshot, this.#session.parameters(), update);
    this.#measure();
  }

  /**
   * Sets one parameter by hand; the pass stays where it is.
   *
   * @param {Place} place
   * @param {number} value
   */
  edit(place, value) {
    this.#session.set(place, value);
    this.#snapshot = edited(this.#snapshot, this.#session.parameters());
    this.#measure();
  }

  /**
   * Takes another example, whose pass stands at iteration 0; the parameters stay.
   *
   * @param {readonly number[]} input
   * @param {readonly number[]} target
   */
  setExample(input, target) {
    this.#session.reset();
    input.forEach((value, unit) => this.#session.set({ name: 'input', unit }, value));
    target.forEach((value, unit) => this.#session.set({ name: 'target', unit }, value));
    this.#example = nameOf(input, target);
    this.#found = null;
    this.#measure();
  }

  /**
   * Goes back or forth to what the parameters were; the pass stays where it is.
   *
   * @param {Snapshot} snapshot of this network
   */
  restore(snapshot) {
    this.#session.setParameters(snapshot.numbers);
    this.#snapshot = snapshot;
    this.#measure();
  }

  /** Goes back to iteration 0 of the first pass, before every update. */
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
      layersBefore: session.iteration === 0 ? (found?.layers ?? null) : null,
      divergence: session.divergence,
      digits: fewestDigits,
      scale: this.#scale,
    };
  }

  /**
   * @param {Place} place
   * @param {Float64Array} values
   * @returns {Float64Array} the loss with each of them there, and all else as it is
   */
  lossesWith(place, values) {
    return this.#session.lossesWith(place, values);
  }

  /** @param {number} h how far each parameter is nudged, against its gradient */
  checkGradients(h) {
    return this.#session.checkGradients(h);
  }

  /**
   * @param {import('../engine/session.js').WayStart} start
   * @param {number} most so many are written out
   */
  ways(start, most) {
    return this.#session.ways(start, most);
  }

  /**
   * @param {import('../engine/session.js').WayStart} start
   * @param {number} most so many are walked
   */
  walkWays(start, most) {
    return this.#session.walkWays(start, most);
  }

  /** Makes a whole pass, forward and back; the pass then stands where it stood. */
  sweep() {
    const { iteration } = this.#session;
    this.#session.reset();
    this.#session.backward();
    this.#session.seek(iteration);
  }

  /** @returns {Frame} at the end of the pass, which then stands where it stood */
  finished() {
    const { iteration } = this.#session;
    this.#session.seek(this.#session.iterations);
    const frame = this.frame();
    this.#session.seek(iteration);
    return frame;
  }

  /** @returns {number} of weights and biases */
  parameterCount() {
    return this.#snapshot.numbers.length;
  }

  /** @returns {import('../engine/documents.js').NetworkDocument} the network as it stands now */
  document() {
    return this.#session.document();
  }

  close() {
    this.#session.close();
  }

  /** @returns {Found | null} what the last update found; kept until there is another */
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

  /** What the whole pass comes to, with the parameters of the moment. */
  #measure() {
    this.#scale = measureScale(this.#session);
  }
}

/**
 * @param {readonly number[]} input
 * @param {readonly number[]} target
 * @returns {string} the same for the same example
 */
function nameOf(input, target) {
  return JSON.stringify([input, target]);
}
