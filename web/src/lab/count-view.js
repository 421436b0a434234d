/** "Not luck?": counts with how many seeds networks learn, on a press, with progress and a stop. */
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { stopCount } from '../words/experiment.js';

/**
 * @typedef {import('../learning/pace.js').Pace} Pace
 * @typedef {import('../learning/seed-count.js').SeedCount} SeedCount
 *
 * @typedef {object} Question
 * @property {string} ask what the button says
 * @property {() => SeedCount[]} begin a count for each network
 * @property {(counts: readonly SeedCount[]) => string} say how far they are
 */

export class CountView {
  #pace;
  #question;
  #button;
  #said = h('p', { class: 'counted', role: 'status' });
  /** @type {readonly SeedCount[]} */
  #counts = [];
  #task = {
    work: (/** @type {number} */ milliseconds) => this.#work(milliseconds),
    show: () => this.#show(),
  };
  element;

  /**
   * @param {Pace} pace
   * @param {Question} question
   */
  constructor(pace, question) {
    this.#pace = pace;
    this.#question = question;
    this.#button = button(question.ask, () => this.#beginOrStop());
    this.element = h('div', { class: 'row' }, this.#button, this.#said);
  }

  /** Leaves a count under way, and what was counted: it was of other networks. */
  forget() {
    this.#stop();
    this.#counts = [];
    setText(this.#said, '');
  }

  #beginOrStop() {
    if (this.#pace.has(this.#task)) {
      this.#stop();
      return;
    }
    this.#counts = this.#question.begin();
    if (this.#counts.length === 0) return;
    this.#pace.start(this.#task);
    this.#show();
  }

  #stop() {
    this.#pace.stop(this.#task);
    for (const count of this.#counts) count.stop();
    this.#show();
  }

  /**
   * Seed by seed, so that all are known as far as any.
   *
   * @param {number} milliseconds
   * @returns {boolean}
   */
  #work(milliseconds) {
    const [first, ...others] = this.#counts;
    const next = others.reduce(
      (least, count) => (count.shares.length < least.shares.length ? count : least),
      first,
    );
    next.work(milliseconds);
    return this.#counts.some(({ isDone }) => !isDone);
  }

  #show() {
    const isCounting = this.#pace.has(this.#task);
    setText(this.#button, isCounting ? stopCount : this.#question.ask);
    if (this.#counts.length > 0) setText(this.#said, this.#question.say(this.#counts));
  }
}
