/** Packs a run's weights into the text that states and links contain. */
import { weightsText } from '../network/network-document.js';

/** @typedef {import('../pass/snapshot.js').Snapshot} Snapshot */

export class PackedWeights {
  #network;
  #sample;
  /** @type {Float64Array | null} */
  #sampled = null;
  /** The text of the latest snapshot asked for. @type {{snapshot: Snapshot, text: string} | null} */
  #packed = null;

  /**
   * @param {import('../state/state.js').Choice} choice that names the run's network
   * @param {() => Float64Array} sample draws the parameters from the network's seed
   */
  constructor(choice, sample) {
    this.#network = choice;
    this.#sample = sample;
  }

  /**
   * @param {Snapshot} snapshot of the run
   * @returns {string} its weights, packed; repeated calls with one snapshot pack only once
   */
  of(snapshot) {
    if (this.#packed?.snapshot !== snapshot) {
      const sampled = () => (this.#sampled ??= this.#sample());
      this.#packed = { snapshot, text: weightsText(snapshot.numbers, this.#network, sampled) };
    }
    return this.#packed.text;
  }
}
