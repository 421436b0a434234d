/** "Break": a network learns before the reader's eyes, until it is made too deep for it. */
import { LineChart } from '../charts/line-chart.js';
import { Learner } from '../learning/learner.js';
import { RatioSweep } from '../learning/ratio-sweep.js';
import { SeedCount } from '../learning/seed-count.js';
import { h, setText } from '../parts/dom.js';
import { button, radioGroup, rangeSlider } from '../parts/fields.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { named } from '../parts/shown-controls.js';
import { activations } from '../state/choices.js';
import { sameValue, settings } from '../state/settings.js';
import { changeOf, networkOf } from '../state/state.js';
import * as words from '../words/experiment.js';
import { activationLabels } from '../words/settings.js';
import { ArmView } from './arm-view.js';
import {
  countedSeeds,
  counting,
  goal,
  learningOf,
  sweptRatios,
  sweptSeeds,
} from './break-choice.js';
import { CountView } from './count-view.js';
import { examplesOf, freshOf } from './example-points.js';
import { lossChart, lossCurve } from './loss-chart.js';
import { PredictionView } from './prediction-view.js';
import { isRight, readGuess, sharesByLayer, writeGuess } from './prediction-truth.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../learning/pace.js').Pace} Pace
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../state/choices.js').Activation} Activation
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 *
 * @typedef {object} LabContext
 * @property {Engine} engine
 * @property {Model} model
 * @property {Pace} pace
 * @property {() => boolean} isMotionReduced
 * @property {(correct: boolean, answer: string) => void} onGuess
 */

/** Watched, learning takes some four seconds. */
const watchedSteps = 8;

export class BreakView {
  #context;
  #examples;
  #fresh;
  /** @type {Learner | null} */
  #learner = null;
  /** @type {NetworkChoice | null} */
  #network = null;
  /** Whether it learns step by step, to be seen. */
  #isWatched = true;
  #isFree = false;
  /** @type {Map<Activation, RatioSweep>} */
  #sweeps = new Map();
  #sweptKey = '';

  #arm = new ArmView(words.networkLearning);
  #prediction = new PredictionView((guess) => this.#guess(guess));
  #depth = rangeSlider(settings.depth, (depth) => this.#choose({ depth }));
  #activation = radioGroup(settings.activation.name, activations, (activation) =>
    this.#choose({ activation }),
  );
  #play = button(words.learn, () => this.#playOrPause(), 'primary');
  #step = button(words.oneStep, () => this.#oneStep());
  #again = button(words.again, () => this.#begin(true));
  #steps = h('p', { class: 'steps' });
  #verdict = h('p', { class: 'verdict', part: 'verdict' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #announce = onceQuiet((/** @type {string} */ said) => setText(this.#status, said));
  #setting = h('p', { class: 'arm-setting' });
  #losses = lossChart(words.lossTitle, 170);
  #ratios = new LineChart({
    title: words.plotTitle,
    x: words.depthAxis,
    y: words.plotCaption,
    scale: 'log',
    least: [1e-9, 1],
    pick: (depth) => this.#choose({ depth: Math.min(depth, settings.depth.most) }),
  });
  #cover = h('p', { class: 'cover' }, words.covered);
  #uncovered = h(
    'div',
    {},
    this.#ratios.element,
    h('p', { class: 'note' }, words.bandKey(sweptSeeds)),
  );
  #count;
  #learning = {
    work: (/** @type {number} */ milliseconds) => this.#work(milliseconds),
    show: () => this.#show(),
  };
  #sweeping = {
    work: (/** @type {number} */ milliseconds) => this.#sweep(milliseconds),
    show: () => this.#showRatios(),
  };
  element;

  /** @param {LabContext} context */
  constructor(context) {
    this.#context = context;
    this.#examples = examplesOf(context.engine, { points: 'moons' });
    this.#fresh = freshOf(context.engine, { points: 'moons' });
    this.#count = new CountView(context.pace, {
      ask: words.countSeeds(countedSeeds),
      names: [words.seeds],
      begin: () => (this.#network ? [this.#countOf(this.#network)] : []),
      say: ([{ shares, seeds, learned }], meaning) =>
        words.countedSeeds({ tried: shares.length, seeds, learned }, meaning),
    });
    named('depth', this.#depth.element);
    named('activation', this.#activation.element);
    const transport = named(
      'play',
      h('div', { class: 'transport' }, this.#play, this.#step, this.#again),
    );
    this.#free(false);
    this.element = h(
      'div',
      {},
      h(
        'section',
        { class: 'arm-box', part: 'stage', 'aria-label': words.networkLearning },
        h('div', { class: 'arm-head' }, this.#setting, h('p', {}, words.lossNow, this.#arm.loss)),
        this.#arm.element,
      ),
      h(
        'div',
        { class: 'controls', part: 'controls' },
        h('div', { class: 'row' }, this.#depth.element, this.#activation.element),
        h('div', { class: 'row' }, transport, this.#steps),
      ),
      this.#verdict,
      this.#status,
      this.#prediction.element,
      h(
        'section',
        { class: 'arm-box', 'aria-label': words.lossTitle },
        h('h3', {}, words.lossTitle),
        this.#losses.element,
        this.#count.element,
      ),
      h(
        'section',
        { class: 'plot' },
        h('h3', { class: 'plot-title' }, words.plotTitle),
        this.#cover,
        this.#uncovered,
      ),
    );
  }

  /** Shows what the model holds. */
  render() {
    const network = networkOf(this.#context.model.choice, 'experiment');
    const before = this.#network;
    if (before && sameValue('experiment', before, network)) return;
    this.#network = network;
    this.#depth.show(network.depth);
    this.#activation.show(network.activation);
    this.#begin(before === null && !this.#context.isMotionReduced());
    if (this.#isFree) this.#startSweep();
  }

  /**
   * An answer that was given before.
   *
   * @param {string} given
   */
  showAnswer(given) {
    if (!this.#isFree) this.#reveal(readGuess(given));
  }

  /** @param {Partial<NetworkChoice>} change */
  #choose(change) {
    const { model } = this.#context;
    model.choose(changeOf(model.choice, 'experiment', change));
  }

  /** @param {number[] | null} guess */
  #guess(guess) {
    this.#reveal(guess);
    this.#context.onGuess(
      guess !== null && isRight(guess),
      guess === null ? '' : writeGuess(guess),
    );
    this.#depth.element.querySelector('input')?.focus({ preventScroll: true });
  }

  /** @param {number[] | null} guess */
  #reveal(guess) {
    this.#prediction.reveal(sharesByLayer(this.#context.engine), guess);
    this.#free(true);
    this.#startSweep();
  }

  /** @param {boolean} isFree whether the slider can be moved, and the plot seen */
  #free(isFree) {
    this.#isFree = isFree;
    for (const input of this.#depth.element.querySelectorAll('input')) input.disabled = !isFree;
    this.#cover.hidden = isFree;
    this.#uncovered.hidden = !isFree;
  }

  /** @param {boolean} isWatched */
  #begin(isWatched) {
    const { engine, pace } = this.#context;
    if (!this.#network) return;
    this.#arm.renew();
    this.#learner?.close();
    this.#learner = new Learner(engine, learningOf(this.#network), this.#examples);
    this.#isWatched = isWatched;
    this.#count.forget();
    setText(this.#setting, words.settingOf(learningOf(this.#network)));
    pace.start(this.#learning);
    this.#show();
  }

  /**
   * @param {number} milliseconds
   * @returns {boolean}
   */
  #work(milliseconds) {
    if (!this.#learner) return false;
    const next = this.#isWatched ? Math.min(goal, this.#learner.steps + watchedSteps) : goal;
    this.#learner.learn(next, milliseconds);
    return this.#learner.steps < goal && this.#learner.divergence === null;
  }

  #playOrPause() {
    const { pace } = this.#context;
    if (pace.has(this.#learning)) pace.stop(this.#learning);
    else if (this.#isOver) return this.#begin(true);
    else {
      this.#isWatched = true;
      pace.start(this.#learning);
    }
    this.#show();
  }

  #oneStep() {
    this.#context.pace.stop(this.#learning);
    this.#learner?.learn(this.#learner.steps + 1, 0);
    this.#show();
  }

  get #isOver() {
    return !this.#learner || this.#learner.steps >= goal || this.#learner.divergence !== null;
  }

  #show() {
    const learner = this.#learner;
    if (!learner || !this.#network) return;
    const isLearning = this.#context.pace.has(this.#learning);
    const isDrawn = this.#arm.show(learner, this.#examples, this.#fresh, !isLearning);
    setText(this.#play, isLearning ? words.pause : words.learn);
    setText(this.#steps, words.stepsMade(learner.steps));
    if (isDrawn) this.#tell(learner, this.#network, isLearning);
  }

  /**
   * @param {Learner} learner
   * @param {NetworkChoice} network
   * @param {boolean} isLearning
   */
  #tell(learner, { activation, depth }, isLearning) {
    const name = activationLabels[activation];
    this.#losses.render([lossCurve(name, 'broken', learner)]);
    const said = words.verdict({
      activation: name,
      depth,
      steps: learner.steps,
      ...this.#arm.found(learner),
    });
    setText(this.#verdict, said);
    if (!isLearning) this.#announce(said);
  }

  /** @param {NetworkChoice} network */
  #countOf(network) {
    const { engine } = this.#context;
    return new SeedCount(engine, learningOf(network), this.#examples, counting);
  }

  #startSweep() {
    if (!this.#network) return;
    const { engine, pace } = this.#context;
    const key = JSON.stringify({ ...this.#network, depth: null, activation: null, seed: null });
    if (key !== this.#sweptKey) this.#sweeps.clear();
    this.#sweptKey = key;
    for (const each of this.#curves()) {
      if (!this.#sweeps.has(each)) {
        this.#sweeps.set(each, new RatioSweep(engine, sweptRatios(this.#network, each)));
      }
    }
    pace.start(this.#sweeping);
    this.#showRatios();
  }

  /** @returns {Activation[]} those that are compared, and the network's own */
  #curves() {
    const own = this.#network?.activation ?? 'sigmoid';
    return [...new Set(/** @type {Activation[]} */ (['sigmoid', 'tanh', 'relu', own]))];
  }

  /**
   * @param {number} milliseconds
   * @returns {boolean}
   */
  #sweep(milliseconds) {
    const left = [...this.#sweeps.values()].find(({ isDone }) => !isDone);
    left?.work(milliseconds);
    return [...this.#sweeps.values()].some(({ isDone }) => !isDone);
  }

  #showRatios() {
    const series = this.#curves().flatMap((activation) => {
      const sweep = this.#sweeps.get(activation);
      if (!sweep?.isDone) return [];
      const bands = sweep.bands().map(({ depth, median, low, high }) => ({
        x: depth,
        y: median,
        low,
        high,
      }));
      return [{ name: activationLabels[activation], kind: activation, points: bands }];
    });
    this.#ratios.render(series, this.#network?.depth ?? null);
  }
}
