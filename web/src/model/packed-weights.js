/** The weights of a run as the text that states and links carry. */
import { weightsText } from '../network/network-document.js';

/** @typedef {import('../pass/snapshot.js').Snapshot} Snapshot */

export class PackedWeights {
  #network;
  #sample;
  /** @type {Float64Array | null} */
  #sampled = null;
  /** Of the snapshot that was asked for last. @type {{snapshot: Snapshot, text: string} | null} */
  #packed = null;

  /**
   * @param {import('../state/state.js').Choice} choice of the run's network
   * @param {() => Float64Array} sample makes the parameters that its seed gives
   */
  constructor(choice, sample) {
    this.#network = choice;
    this.#sample = sample;
  }

  /**
   * @param {Snapshot} snapshot of the run
   * @returns {string} packed once, as long as the same snapshot is asked for
   */
  of(snapshot) {
    if (this.#packed?.snapshot !== snapshot) {
      const sampled = () => (this.#sampled ??= this.#sample());
      this.#packed = { snapshot, text: weightsText(snapshot.numbers, this.#network, sampled) };
    }
    return this.#packed.text;
  }
}
