/** One network that learns: what it answers, its gradients over time, how far its layers moved. */
import { AnswerMap } from '../charts/answer-map.js';
import { GradientStrip } from '../charts/gradient-strip.js';
import { HistogramsView } from '../charts/histograms.js';
import { h, setText } from '../parts/dom.js';
import { gridOf, extentOf } from '../learning/points.js';
import * as words from '../words/experiment.js';
import { formatNumber } from '../words/format.js';
import { layerName } from '../words/pass.js';

/**
 * @typedef {import('../learning/learner.js').Learner} Learner
 * @typedef {import('../engine/documents.js').Examples} Examples
 */

const cells = 40;
/** While it learns, the map has fewer, and is drawn at most so often, in milliseconds: it costs. */
const fewerCells = 18;
const mapPause = 250;
const stripPause = 60;
/** Of two networks, the one's map is drawn between those of the other. */
let made = 0;

const bins = 40;
/** What the activations of a layer are counted between. */
const ends = /** @type {const} */ ({
  sigmoid: [0, 1],
  tanh: [-1, 1],
  relu: [0, 2],
  leaky_relu: [-0.5, 2],
});

export class ArmView {
  #map = new AnswerMap();
  #strip = new GradientStrip();
  #histograms = new HistogramsView();
  #folded;
  #loss = h('b');
  #score = h('p', { class: 'note' });
  #key = h('p', { class: 'note' });
  #rows = h('tbody');
  #details;
  #phase = ((made += 1) % 2) * (mapPause / 2);
  #mapped = -Infinity;
  #right = 0;
  #stripped = -Infinity;
  /** @type {Readonly<Examples> | null} */
  #examples = null;
  /** @type {import('../learning/points.js').Extent | null} */
  #extent = null;
  /** @type {{fine: Float64Array, coarse: Float64Array}} */
  #grids = { fine: new Float64Array(), coarse: new Float64Array() };
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
        h('div', {}, this.#map.element, this.#score, this.#key),
        h('div', {}, this.#strip.element, h('p', { class: 'note' }, words.stripKey)),
      ),
      this.#folded,
      this.#details,
    );
  }

  /**
   * @param {Learner} learner that is shown
   * @returns {{right: number, loss: number, moved: number, divergence: string | null}} what a verdict
   *   tells; `right` is the share of points of when the map was drawn
   */
  found(learner) {
    const { now, divergence } = learner;
    const [moved] = learner.movement();
    return { right: this.#right, loss: now.loss, moved, divergence };
  }

  /** The loss of the moment, to be put where its view wants it. */
  get loss() {
    return this.#loss;
  }

  /** Another network comes: all of it is drawn at once. */
  renew() {
    this.#mapped = -Infinity;
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
    if (this.#examples !== examples) {
      this.#examples = examples;
      this.#extent = extentOf(examples);
      setText(this.#key, examples.targets[0].length === 1 ? words.mapKey : words.classesKey);
      this.#grids = {
        fine: gridOf(this.#extent, cells),
        coarse: gridOf(this.#extent, fewerCells),
      };
    }
    const now = performance.now();
    if (!isStill && now - this.#stripped < stripPause) return false;
    this.#stripped = now;
    const movement = learner.movement();
    setText(this.#loss, formatNumber(learner.now.loss));
    this.#strip.render(
      { samples: learner.samples, movement },
      words.stripSpoken(learner.now, movement),
    );
    if (!isStill && now - this.#mapped < mapPause) return false;
    this.#mapped = this.#mapped === -Infinity ? now + this.#phase : now;
    this.#right = learner.rightShare();
    const others = fresh && learner.rightShare(fresh);
    setText(this.#score, words.rightOf(this.#right, others));
    this.#map.render(
      {
        answers: learner.answers(isStill ? this.#grids.fine : this.#grids.coarse),
        cells: isStill ? cells : fewerCells,
        extent: /** @type {import('../learning/points.js').Extent} */ (this.#extent),
        examples,
      },
      words.mapSpoken(this.#right),
    );
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
