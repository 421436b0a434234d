/** Keeps the network's numbers those of the worksheet's variant. */
import { changeTo } from '../network/network-document.js';
import { sameNumbers, variantOf } from '../network/variant.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../state/state.js').Change} Change
 */

export class Variants {
  #engine;
  #model;
  /** What was looked at last: the choice's settings of the network, and its parameters. */
  #seen = '';
  /** @type {unknown} */
  #snapshot = null;

  /**
   * @param {Engine} engine
   * @param {Model} model
   */
  constructor(engine, model) {
    this.#engine = engine;
    this.#model = model;
  }

  /** Draws the next variant; Undo takes it back. */
  drawNext() {
    const { variant } = this.#model.choice;
    const change = this.#changeTo(variant + 1);
    if (change) this.#model.choose(change);
  }

  /**
   * Draws the numbers of the chosen variant where the network has others, as after a link that states only the
   * variant. This is no step of the reader's.
   *
   * @returns {boolean} false if they are about to change
   */
  settle() {
    const { choice, run } = this.#model;
    const { variant, network, depth, width, activation, input, target } = choice;
    if (variant === 0 || !run) return true;
    const seen = JSON.stringify([variant, network, depth, width, activation, input, target]);
    if (seen === this.#seen && run.snapshot === this.#snapshot) return true;
    [this.#seen, this.#snapshot] = [seen, run.snapshot];
    const document = run.document();
    if (sameNumbers(document, variantOf(document, variant, this.#engine))) return true;
    // Not while the model is being shown.
    queueMicrotask(() => {
      const change = this.#changeTo(variant);
      if (change && this.#model.choice.variant === variant) this.#model.apply(change);
    });
    return false;
  }

  /**
   * @param {number} variant
   * @returns {Change | null} null if there is no network
   */
  #changeTo(variant) {
    const { choice, run } = this.#model;
    if (!run) return null;
    const document = variantOf(run.document(), variant, this.#engine);
    return { ...changeTo(document, choice, this.#engine), variant, iteration: run.iteration };
  }
}
