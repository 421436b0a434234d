/** The network the reader watches: one session of the engine, and the history of its parameters. */
import { fewestDigits } from '../words/format.js';
import { activationCurve } from './activation-curve.js';
import { measureScale, readLayers } from './frame.js';
import { History } from './history.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./history.js').Cause} Cause
 * @typedef {import('./history.js').Stroke} Stroke
 * @typedef {import('./history.js').Update} Update
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
  #history;
  /** @type {import('./frame.js').Scale} */
  #scale;
  /** The parameters that it began with. */
  #start;
  #lossName;
  #rules;
  /** @type {Found | null} */
  #found = null;
  /** What the loss of the example is with the parameters of each entry. @type {WeakMap<object, number>} */
  #losses = new WeakMap();

  /**
   * @param {import('../engine/engine.js').Engine} engine
   * @param {import('../engine/documents.js').NetworkDocument} document
   * @param {Cause} [cause] why its parameters are what they are
   * @throws {Error} the engine's, for a bad document
   */
  constructor(engine, document, cause = { kind: 'seed' }) {
    this.#session = engine.open(document);
    this.#history = new History(this.#session.parameters(), cause);
    this.#lossName = document.loss;
    this.#rules = document.layers.map(({ activation, normalization, residual }) => ({
      activation,
      normalized: normalization !== undefined,
      residual: residual === true,
      curve: activation === 'softmax' ? null : activationCurve(engine, activation),
    }));
    this.#scale = measureScale(this.#session);
    this.#losses.set(this.entry, this.#scale.loss);
    this.#start = this.entry.parameters;
  }

  get iteration() {
    return this.#session.iteration;
  }

  get iterations() {
    return this.#session.iterations;
  }

  /** Where the history stands. */
  get entry() {
    return this.#history.entry;
  }

  /** @param {number} iteration 0…2N */
  seek(iteration) {
    this.#session.seek(iteration);
  }

  /**
   * Nudges every weight against its gradient; the pass then stands at iteration 0.
   *
   * @param {number} learningRate
   */
  update(learningRate) {
    this.#session.backward();
    this.#session.update(learningRate);
    this.#history.add(this.#session.parameters(), { kind: 'update', learningRate });
    this.#measure();
  }

  /**
   * Sets one parameter by hand; the pass stays where it is.
   *
   * @param {Place} place
   * @param {number} value
   * @param {Stroke | null} [stroke] that sets it, and may set it again
   */
  edit(place, value, stroke = null) {
    this.#session.set(place, value);
    this.#history.add(this.#session.parameters(), { kind: 'edit', stroke });
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
    this.#found = null;
    this.#losses = new WeakMap();
    this.#measure();
  }

  /** Takes back what was done last, an update or an edit. @returns {Cause | null} what it was */
  undo() {
    const undone = this.#history.undo();
    if (undone) this.#takeUp();
    return undone?.cause ?? null;
  }

  /** Does again what was undone last. @returns {Cause | null} what it is */
  redo() {
    const redone = this.#history.redo();
    if (redone) this.#takeUp();
    return redone?.cause ?? null;
  }

  /** Back to iteration 0 of the first pass, before every update. */
  restart() {
    this.#history.restart();
    this.#takeUp();
    this.#session.reset();
  }

  /** @returns {Frame} */
  frame() {
    const session = this.#session;
    const depth = session.iterations / 2;
    const found = this.#lookBack();
    return {
      iteration: session.iteration,
      iterations: session.iterations,
      depth,
      layers: readLayers(session, this.#rules),
      targets: Array.from(session.target()),
      lossName: this.#lossName,
      loss: session.iteration < depth ? null : session.loss,
      lossBefore: found?.loss ?? null,
      learningRate: found?.update.learningRate ?? null,
      updates: this.entry.updates,
      losses: this.#history.past.flatMap((entry) => this.#losses.get(entry) ?? []),
      movement: this.entry.updates > 0 ? Array.from(session.movement(this.#start)) : null,
      reach: this.#history.reach,
      layersBefore: session.iteration === 0 ? (found?.layers ?? null) : null,
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
    return this.entry.parameters.length;
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
    const update = this.#history.lastUpdate;
    if (update === null || update.made === this.#found?.update.made) {
      return update && this.#found;
    }
    const session = this.#session;
    const { iteration } = session;
    session.setParameters(update.found.parameters);
    session.backward();
    this.#found = { update, loss: session.loss, layers: readLayers(session, this.#rules) };
    session.setParameters(this.entry.parameters);
    session.seek(iteration);
    return this.#found;
  }

  /** What the whole pass comes to, with the parameters of the moment. */
  #measure() {
    this.#scale = measureScale(this.#session);
    this.#losses.set(this.entry, this.#scale.loss);
  }

  /** Makes the session what the history says. */
  #takeUp() {
    this.#session.setParameters(this.entry.parameters);
    this.#measure();
  }
}
