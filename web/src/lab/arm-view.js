/** One network of the comparison: what it answers, its gradients over time, how far its layers moved. */
import { AnswerView } from '../arms/answer-view.js';
import { GradientStrip } from '../charts/gradient-strip.js';
import { HistogramsView } from '../charts/histograms.js';
import { h, setText } from '../parts/dom.js';
import * as words from '../words/experiment.js';
import { formatNumber } from '../words/format.js';
import { layerName } from '../words/pass.js';

/**
 * @typedef {import('../learning/learner.js').Learner} Learner
 * @typedef {import('../engine/documents.js').Examples} Examples
 */

/** While it learns, the strip is drawn at most so often, in milliseconds: it costs time. */
const stripPause = 60;

const bins = 40;
/** What the activations of a layer are counted between. */
const ends = /** @type {const} */ ({
  sigmoid: [0, 1],
  tanh: [-1, 1],
  relu: [0, 2],
  leaky_relu: [-0.5, 2],
});

export class ArmView {
  #answer = new AnswerView();
  #strip = new GradientStrip();
  #histograms = new HistogramsView();
  #folded;
  #loss = h('b');
  #rows = h('tbody');
  #details;
  #stripped = -Infinity;
  /** @type {Learner | null} */
  #shown = null;
  element;

  /** @param {string} name of the network */
  constructor(name) {
    this.#details = h(
      'details',
      { 'data-control': 'table' },
      h('summary', {}, words.layersAsTable(name)),
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.layersAsTable(name) },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h('tr', {}, ...words.layerColumns.map((name) => h('th', { scope: 'col' }, name))),
          ),
          this.#rows,
        ),
      ),
    );
    this.#details.addEventListener('toggle', () => this.#fillTable());
    this.#folded = h(
      'details',
      {},
      h('summary', {}, words.activationsOf(name)),
      this.#histograms.element,
      h('p', { class: 'note' }, words.activationsKey),
    );
    this.#folded.addEventListener('toggle', () => this.#drawHistograms());
    this.element = h(
      'div',
      { class: 'arm' },
      h(
        'div',
        { class: 'arm-pictures' },
        h('div', {}, this.#answer.element, this.#answer.key),
        h('div', {}, this.#strip.element, h('p', { class: 'note' }, words.stripKey)),
      ),
      this.#folded,
      this.#details,
    );
  }

  /**
   * @param {Learner} learner that is shown
   * @returns {{right: number, loss: number, moved: number, peak: number, divergence: string | null}} what a verdict
   *   tells; `right` is the share of points of when the map was drawn
   */
  found(learner) {
    const { now, divergence } = learner;
    const [moved] = learner.movement();
    const peak = Math.max(...learner.samples.map(({ loss }) => loss));
    return { right: this.#answer.right, loss: now.loss, moved, peak, divergence };
  }

  /** The loss of the moment, to be put where its view wants it. */
  get loss() {
    return this.#loss;
  }

  /** Another network comes: all of it is drawn at once. */
  renew() {
    this.#answer.renew();
    this.#stripped = -Infinity;
  }

  /**
   * @param {Learner} learner
   * @param {Readonly<Examples>} examples
   * @param {Readonly<Examples> | null} fresh points that it does not learn from
   * @param {boolean} isStill whether nothing more comes for now: everything is then of the moment
   * @returns {boolean} whether the map was drawn too, and what else costs may be
   */
  show(learner, examples, fresh, isStill) {
    this.#shown = learner;
    const now = performance.now();
    if (!isStill && now - this.#stripped < stripPause) return false;
    this.#stripped = now;
    const movement = learner.movement();
    setText(this.#loss, formatNumber(learner.now.loss));
    this.#strip.render(
      { samples: learner.samples, movement },
      words.stripSpoken(learner.now, movement),
    );
    if (!this.#answer.show(learner, examples, fresh, isStill)) return false;
    this.#fillTable();
    this.#drawHistograms();
    return true;
  }

  #drawHistograms() {
    if (!this.#folded.open || !this.#shown) return;
    const [least, most] = ends[this.#shown.activation];
    const counts = this.#shown.activationCounts({ bins, least, most });
    const isOpen = most > 1;
    const labels = /** @type {const} */ ([
      words.lowerEnd(least, least < 0 && isOpen),
      words.upperEnd(most, isOpen),
    ]);
    this.#histograms.render({ counts, bins, ends: labels }, words.activationsSpoken);
  }

  #fillTable() {
    if (!this.#details.open || !this.#shown) return;
    const [learner, first] = [this.#shown, this.#shown.samples[0].magnitudes];
    const [movement, slopes] = [learner.movement(), learner.slopes()];
    const layers = [...movement.keys()].reverse();
    this.#rows.replaceChildren(
      ...layers.map((k) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, layerName(k + 1, movement.length)),
          ...[first[k], learner.now.magnitudes[k], movement[k], slopes[k]].map((value) =>
            h('td', {}, formatNumber(value)),
          ),
        ),
      ),
    );
  }
}
