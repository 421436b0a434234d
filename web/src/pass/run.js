/** The figure's network: a session of the engine, and the history of its parameters. */
import { fewestDigits } from '../words/format.js';
import { shownExample } from '../network/network-document.js';
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
  /** Of several examples. @type {number | null} */
  #meanLoss;
  #lossName;
  #l2;
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
    this.#l2 = document.l2 ?? 0;
    this.#rules = document.layers.map((layer) => ({
      activation: layer.activation,
      normalized: layer.normalization !== undefined,
      residual: layer.residual === true,
      frozen: layer.frozen ?? [],
      // Computed where it is drawn: most readers never ask for it.
      get curve() {
        return layer.activation === 'softmax' ? null : activationCurve(engine, layer);
      },
    }));
    const { input, target } = shownExample(document);
    this.#example = nameOf(input, target);
    this.#scale = measureScale(this.#session);
    this.#meanLoss = meanLossOf(this.#session);
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
   * @param {'mean' | 'example'} [by] the gradients of all examples, or of the one shown
   * @throws {Error} the engine's, if a parameter would not be finite; nothing is then changed
   */
  update(learningRate, by = 'mean') {
    this.#session.backward();
    const { loss, exampleCount } = this.#session;
    const examples = by === 'mean' ? exampleCount : 1;
    if (examples > 1) this.#session.updateByMean(learningRate);
    else this.#session.update(learningRate);
    const meanLoss = this.#meanLoss;
    const update = { learningRate, loss, meanLoss, examples, example: this.#example };
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
   * @param {import('../network/network-document.js').ShownExample} example
   */
  setExample({ input, target = [], pick }) {
    this.#isUpdated = false;
    this.#session.reset();
    if (pick !== this.#session.picked) this.#session.pick(pick);
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
      l2: this.#l2,
      loss: session.iteration < outputLayer ? null : session.loss,
      lossBefore: found?.loss ?? null,
      learningRate: found?.update.learningRate ?? null,
      examples: session.exampleCount,
      updatedBy: found?.update.examples ?? 1,
      meanLoss: session.iteration < outputLayer ? null : this.#meanLoss,
      meanLossBefore: found?.update.meanLoss ?? null,
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

  /**
   * @param {readonly import('../engine/session.js').Answered[]} answers
   * @param {number} which
   * @param {{learningRate: number, slack: number}} marking
   */
  slip(answers, which, marking) {
    return this.#session.slip(answers, which, marking);
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
    this.#meanLoss = meanLossOf(this.#session);
  }
}

/**
 * @param {import('../engine/session.js').Session} session
 * @returns {number | null} the mean of its examples' losses; null if there is only one
 */
function meanLossOf(session) {
  return session.exampleCount > 1 ? session.meanLoss() : null;
}

/**
 * @param {readonly number[]} input
 * @param {readonly number[]} [target]
 * @returns {string} equal for equal examples
 */
function nameOf(input, target = []) {
  return JSON.stringify([input, target]);
}
