/** What one learning network answers over the plane, with its points, and how many of them are right. */
import { AnswerMap } from '../charts/answer-map.js';
import { h, setText } from '../parts/dom.js';
import { extentOf, gridOf } from '../learning/points.js';
import * as words from '../words/arms.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../learning/learner.js').Learner} Learner
 * @typedef {import('../learning/points.js').Extent} Extent
 */

const cells = 40;
/** While the network learns, the map has fewer cells and longer pauses (in milliseconds): it costs time. */
const fewerCells = 16;
const pause = 250;
/** At the first weights, the answers hardly differ: these cells are enough. */
const fewestCells = 8;
/** Of two networks, one's map is drawn between those of the other. */
let made = 0;

export class AnswerView {
  #map = new AnswerMap();
  #known = h('span');
  #others = h('span', { class: 'fresh' });
  #score = h('p', { class: 'score' }, this.#known, this.#others);
  #key = h('p', { class: 'note' });
  #phase = ((made += 1) % 2) * (pause / 2);
  #drawn = -Infinity;
  #right = 0;
  /** @type {number | null} */
  #fresh = null;
  /** @type {Readonly<Examples> | null} */
  #examples = null;
  /** @type {Extent} */
  #extent = { least: [-1, -1], most: [1, 1] };
  /** The points of the map's cells, by the number of cells along a side. @type {Map<number, Float64Array>} */
  #grids = new Map();
  /** The rows of the fine map that are known. @type {Float64Array[] | null} */
  #fine = null;
  element = h('div', { class: 'answer-view' }, this.#map.element, this.#score);

  /** Explains the colours and shapes; a view puts it where it has room. */
  get key() {
    return this.#key;
  }

  /** The share of its points that are right, as of the last map. */
  get right() {
    return this.#right;
  }

  /** The share of fresh points that are right, as of the last map; null where there are none. */
  get fresh() {
    return this.#fresh;
  }

  /** Another network comes: its map is drawn at once. */
  renew() {
    this.#drawn = -Infinity;
  }

  /**
   * @param {Learner} learner
   * @param {Readonly<Examples>} examples
   * @param {Readonly<Examples> | null} fresh points that it does not learn from
   * @param {boolean} isStill whether nothing more comes for now: the map is then fine, and of this moment
   * @returns {boolean} whether it was drawn
   */
  show(learner, examples, fresh, isStill) {
    const now = performance.now();
    if (!isStill && now - this.#drawn < pause) return false;
    this.#take(examples);
    this.#drawn = this.#drawn === -Infinity ? now + this.#phase : now;
    this.#right = learner.rightShare();
    this.#fresh = fresh && learner.rightShare(fresh);
    setText(this.#known, words.rightOf(this.#right));
    setText(this.#others, this.#fresh === null ? '' : words.freshRight(this.#fresh));
    const side = isStill ? cells : fewerCells;
    this.#draw(learner.answers(this.#grid(side)), side);
    return true;
  }

  /**
   * Draws a network at its first weights, in as little time as can be: it says nothing of its points.
   *
   * @param {Learner} learner
   * @param {Readonly<Examples>} examples
   */
  sketch(learner, examples) {
    this.#take(examples);
    this.renew();
    setText(this.#known, '\u00a0');
    setText(this.#others, '');
    this.#draw(learner.answers(this.#grid(fewestCells)), fewestCells);
  }

  /**
   * Computes the fine map of a network that rests, a few rows at a time, and draws it when it is whole.
   *
   * @param {Learner} learner the one that was shown last
   * @param {number} milliseconds
   * @returns {boolean} whether there is more to do
   */
  refine(learner, milliseconds) {
    const end = performance.now() + milliseconds;
    const grid = this.#grid(cells);
    this.#fine ??= [];
    while (this.#fine.length < cells && performance.now() < end) {
      const row = this.#fine.length;
      this.#fine.push(learner.answers(grid.subarray(2 * cells * row, 2 * cells * (row + 1))));
    }
    if (this.#fine.length < cells) return true;
    const answers = new Float64Array(this.#fine.flatMap((row) => [...row]));
    this.#draw(answers, cells);
    return false;
  }

  /**
   * @param {Float64Array} answers
   * @param {number} side number of cells
   */
  #draw(answers, side) {
    this.#fine = null;
    const examples = /** @type {Readonly<Examples>} */ (this.#examples);
    const label = words.mapSpoken(this.#right);
    this.#map.render({ answers, cells: side, extent: this.#extent, examples }, label);
  }

  /** @param {number} side number of cells */
  #grid(side) {
    const known = this.#grids.get(side) ?? gridOf(this.#extent, side);
    this.#grids.set(side, known);
    return known;
  }

  /** @param {Readonly<Examples>} examples */
  #take(examples) {
    if (this.#examples === examples) return;
    this.#examples = examples;
    this.#extent = extentOf(examples);
    this.#grids.clear();
    setText(this.#key, examples.targets[0].length === 1 ? words.mapKey : words.classesKey);
  }
}
