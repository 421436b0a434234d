/** The weights of a run as the text that states and links carry. */
import { weightsText } from '../network/network-document.js';

/** @typedef {import('../pass/history.js').Entry} Entry */

export class PackedWeights {
  #network;
  #draw;
  /** @type {Float64Array | null} */
  #drawn = null;
  /** Of the entry that was asked for last. @type {{entry: Entry, text: string} | null} */
  #packed = null;

  /**
   * @param {import('../state/state.js').Choice} choice of the run's network
   * @param {() => Float64Array} draw makes the parameters that its seed gives
   */
  constructor(choice, draw) {
    this.#network = choice;
    this.#draw = draw;
  }

  /**
   * @param {Entry} entry of the run's history
   * @returns {string} packed when it is asked for, once while the same entry is
   */
  of(entry) {
    if (this.#packed?.entry !== entry) {
      const drawn = () => (this.#drawn ??= this.#draw());
      this.#packed = { entry, text: weightsText(entry.parameters, this.#network, drawn) };
    }
    return this.#packed.text;
  }
}
