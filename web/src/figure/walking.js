/** One reader's walk through the picture, a script of its own: where each key leads, and what is said there. */
import { verbosity } from '../drawing/verbosity.js';
import { walked } from '../drawing/walk.js';
import { sentenceOf } from '../inspector/sentence.js';
import { samePart } from '../network/parameters.js';
import { placeCounts } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 */

export class Walking {
  /** @type {import('../drawing/walk.js').Walk | null} */
  #walk = null;

  /**
   * @param {string} key
   * @param {Frame} frame
   * @param {NetworkPart | null} place where the reader is; null to begin at the output
   * @returns {NetworkPart | null} where the key leads
   */
  follow(key, frame, place) {
    const here = place ?? { layer: frame.outputLayer, unit: 0, from: null };
    const before = this.#walk ?? { place: here, end: /** @type {const} */ ('from'), way: [] };
    // By the pointer, a reader may have gone elsewhere since.
    const { end, way } = before;
    const walk = samePart(before.place, here)
      ? before
      : { place: here, end, way: [...way, { place: before.place, end }] };
    this.#walk = walked(walk, key, placeCounts(frame)) ?? walk;
    return this.#walk.place;
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart} place
   * @returns {string}
   */
  sentence(frame, place) {
    return sentenceOf(frame, place, verbosity.isFull);
  }
}
