/** What "Now Break It" finds of a network: its picture after the backward pass, and the depths beside it. */
import { ratiosByDepth } from '../network/depth-sweep.js';
import { networkDocument } from '../network/network-document.js';
import { Run } from '../pass/run.js';
import * as words from '../words/experiment.js';
import { activationLabels } from '../words/settings.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../state/choices.js').Activation} Activation
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 * @typedef {import('../drawing/ratio-plot.js').Curve} Curve
 */

/**
 * @param {Engine} engine
 * @param {NetworkChoice} network
 * @returns {import('../pass/frame.js').Frame} at the end of its pass
 */
export function lastFrame(engine, network) {
  const run = new Run(engine, networkDocument(network, engine));
  run.seek(run.iterations);
  const frame = run.frame();
  run.close();
  return frame;
}

/** The curves of depth against ratio, computed once while all but depth and activation stay. */
export class Curves {
  #key = '';
  /** @type {Map<Activation, Curve['points']>} */
  #points = new Map();

  /**
   * Sigmoid beside ReLU, and the network's own activation where it is neither.
   *
   * @param {Engine} engine
   * @param {NetworkChoice} network
   * @returns {Curve[]}
   */
  of(engine, network) {
    const { activation } = network;
    const key = JSON.stringify({ ...network, depth: null, activation: null });
    if (key !== this.#key) this.#points.clear();
    this.#key = key;
    const shown = new Set(/** @type {const} */ (['sigmoid', 'relu', activation]));
    return [...shown].map((name) => {
      const points =
        this.#points.get(name) ?? ratiosByDepth(engine, { ...network, activation: name });
      this.#points.set(name, points);
      const kind = name === 'sigmoid' || name === 'relu' ? name : 'chosen';
      return { name: activationLabels[name], kind, points };
    });
  }
}

/**
 * @param {NetworkChoice} network
 * @param {import('../pass/frame.js').Frame} frame of it, at the end of its pass
 * @returns {string}
 */
export function verdict({ depth, activation }, { layers, depth: last }) {
  const ratio = (layers[1].magnitude ?? NaN) / (layers[last].magnitude ?? NaN);
  return words.verdict(activationLabels[activation], depth, ratio);
}
