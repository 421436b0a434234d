/** "Just luck?": counts with how many seeds networks learn, on a press, with progress and a stop. */
import { h, setText } from '../parts/dom.js';
import { learnedShare } from '../learning/learner.js';
import { button } from '../parts/fields.js';
import * as words from '../words/counting.js';
import { goal } from './learning-choice.js';

/**
 * @typedef {import('../learning/pace.js').Pace} Pace
 * @typedef {import('../learning/seed-count.js').SeedCount} SeedCount
 *
 * @typedef {object} Question
 * @property {string} ask what the button says
 * @property {readonly string[]} names of the networks
 * @property {() => SeedCount[]} begin a count for each network
 * @property {(counts: readonly SeedCount[], meaning: string) => string} say how far they are, and what
 *   it means that a network has learned
 */

/** From all points wrong to all right, in so many parts. */
const parts = 10;
const meaning = words.learnedMeans(learnedShare, goal);

export class CountView {
  #pace;
  #question;
  #button;
  #said = h('p', { class: 'counted', role: 'status' });
  #histogram = h('table');
  #details = h(
    'details',
    { class: 'count-histogram' },
    h('summary', {}, words.histogram),
    this.#histogram,
  );
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
    this.#details.hidden = true;
    this.#details.addEventListener('toggle', () => this.#fillHistogram());
    this.element = h(
      'div',
      {},
      h('div', { class: 'row' }, this.#button, this.#said),
      this.#details,
    );
  }

  /** Leaves a count under way, and what was counted: it was of other networks. */
  forget() {
    this.#stop();
    this.#counts = [];
    this.#details.hidden = true;
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
    setText(this.#button, isCounting ? words.stopCount : this.#question.ask);
    if (this.#counts.length === 0) return;
    setText(this.#said, this.#question.say(this.#counts, meaning));
    this.#details.hidden = false;
    this.#fillHistogram();
  }

  /** How many seeds came to answer which share of the points right. */
  #fillHistogram() {
    if (!this.#details.open || this.#counts.length === 0) return;
    const columns = this.#counts.map(({ shares }) => histogramOf(shares, parts));
    const head = [words.share, ...this.#question.names];
    this.#histogram.replaceChildren(
      h('thead', {}, h('tr', {}, ...head.map((name) => h('th', { scope: 'col' }, name)))),
      h(
        'tbody',
        {},
        ...Array.from({ length: parts }, (_, k) => parts - 1 - k).map((part) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, words.partOf(part, parts)),
            ...columns.map((counts) => this.#cell(counts[part])),
          ),
        ),
      ),
    );
  }

  /** @param {number} count */
  #cell(count) {
    const bar = h('span', { class: 'count-bar', 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(count / this.#counts[0].seeds));
    return h('td', {}, bar, String(count));
  }
}

/**
 * @param {readonly number[]} shares from 0 to 1
 * @param {number} size
 * @returns {number[]} how many fall into each of so many equal parts
 */
export function histogramOf(shares, size) {
  const counts = Array(size).fill(0);
  for (const share of shares) counts[Math.min(Math.floor(share * size), size - 1)] += 1;
  return counts;
}
