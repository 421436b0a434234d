/**
 * The network the reader watches: one session, and what came before each update, so that an update
 * can be taken back.
 */
import { readLayers, scaleOf } from './frame.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} Before what an update found
 * @property {NetworkDocument} document
 * @property {import('./frame.js').FrameLayer[]} layers
 * @property {number} loss
 * @property {number} learningRate
 */

export class Run {
  /** @type {import('../engine/engine.js').Engine} */
  #engine;
  /** @type {import('../engine/session.js').Session} */
  #session;
  /** @type {import('./frame.js').Scale} */
  #scale;
  #lossName;
  #rules;
  /** @type {Before[]} */
  #past = [];

  /**
   * @param {import('../engine/engine.js').Engine} engine
   * @param {NetworkDocument} document
   * @throws {Error} the engine's, for a bad document
   */
  constructor(engine, document) {
    this.#engine = engine;
    this.#session = engine.open(document);
    this.#lossName = document.loss;
    this.#rules = document.layers.map(({ activation, normalization, residual }) => ({
      activation,
      normalized: normalization !== undefined,
      residual: residual === true,
    }));
    this.#scale = this.#measure();
  }

  get iteration() {
    return this.#session.iteration;
  }

  get iterations() {
    return this.#session.iterations;
  }

  get updates() {
    return this.#past.length;
  }

  /** @param {number} iteration 0…2L */
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
    this.#past.push({
      document: this.#session.document(),
      layers: readLayers(this.#session, this.#rules),
      loss: this.#session.loss,
      learningRate,
    });
    this.#session.update(learningRate);
    this.#scale = this.#measure();
  }

  /** Takes the last update back: the pass stands at iteration 2L, where the update was made. */
  takeBack() {
    const before = this.#past.pop();
    if (before === undefined) return;
    this.#reopen(before.document);
    this.#session.backward();
  }

  /** Back to iteration 0 of the first pass, before every update. */
  restart() {
    if (this.#past.length > 0) this.#reopen(this.#past[0].document);
    this.#past = [];
    this.#session.reset();
  }

  /**
   * Goes on with other weights; the updates before can still be taken back.
   *
   * @param {NetworkDocument} document of the same shape
   */
  edit(document) {
    this.#reopen(document);
  }

  /** @returns {Frame} */
  frame() {
    const session = this.#session;
    const before = this.#past.at(-1);
    const depth = session.iterations / 2;
    return {
      iteration: session.iteration,
      iterations: session.iterations,
      depth,
      layers: readLayers(session, this.#rules),
      targets: Array.from(session.target()),
      lossName: this.#lossName,
      loss: session.iteration < depth ? null : session.loss,
      lossBefore: before?.loss ?? null,
      learningRate: before?.learningRate ?? null,
      updates: this.#past.length,
      layersBefore: session.iteration === 0 ? (before?.layers ?? null) : null,
      scale: this.#scale,
    };
  }

  /** @returns {NetworkDocument} the network as it stands now */
  document() {
    return this.#session.document();
  }

  close() {
    this.#session.close();
  }

  /** @param {NetworkDocument} document */
  #reopen(document) {
    this.#session.close();
    this.#session = this.#engine.open(document);
    this.#scale = this.#measure();
  }

  /** Runs the whole pass once and stands at iteration 0 again. */
  #measure() {
    this.#session.backward();
    const scale = scaleOf(readLayers(this.#session, this.#rules));
    this.#session.reset();
    return scale;
  }
}
