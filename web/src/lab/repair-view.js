/** Two networks side by side, that learn from the same points. */
import { CountView } from '../arms/count-view.js';
import { examplesOf, freshOf } from '../arms/example-points.js';
import { countedSeeds, counting, goal } from '../arms/learning-choice.js';
import { Race } from '../learning/race.js';
import { SeedCount } from '../learning/seed-count.js';
import { h, setText } from '../parts/dom.js';
import { button, selectField } from '../parts/fields.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { named } from '../parts/shown-controls.js';
import { Ear } from '../sound/ear.js';
import { UndoButtons } from '../parts/undo-buttons.js';
import { pointSets } from '../state/choices.js';
import { sameValue, settings } from '../state/settings.js';
import * as experimentWords from '../words/experiment.js';
import { fieldNames } from '../words/learning.js';
import { listen } from '../words/openers.js';
import * as words from '../words/repair.js';
import { ArmView } from './arm-view.js';

import { breaks, helps, setUp } from './experiments.js';
import { LearningFields } from './learning-fields.js';
import { lossChart, lossCurve, relativeLossChart } from './loss-chart.js';
import { OwnPointsView } from './own-points-view.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../state/state.js').LearningChoice} LearningChoice
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../words/repair.js').ExperimentName} ExperimentName
 * @typedef {import('./lab-context.js').LabContext} LabContext
 * @typedef {'broken' | 'repaired'} ArmName
 * @typedef {Pick<State, 'broken' | 'repaired' | 'points' | 'own'>} Bench everything that the networks are made from
 *
 * @typedef {object} Arm
 * @property {ArmView} view
 * @property {LearningFields} fields
 * @property {HTMLElement} said what it is
 */

/** The loss of a network that answers 50 : 50 to everything. */
const undecided = Math.LN2;
const armNames = /** @type {const} */ (['broken', 'repaired']);
/** Steps a frame. */
const paces = Object.entries(words.paceLabels).map(([value, label]) => ({
  value: Number(value),
  label,
}));

export class RepairView {
  #context;
  /** @type {Bench | null} */
  #bench = null;
  /** @type {Readonly<Examples> | null} */
  #examples = null;
  /** Points that neither learns from. @type {Readonly<Examples> | null} */
  #fresh = null;
  #pace = paces[1].value;
  /** @type {Race<ArmName>} */
  #race;

  #arms = /** @type {Record<ArmName, Arm>} */ (
    Object.fromEntries(armNames.map((name) => [name, this.#makeArm(name)]))
  );
  /** @type {Map<ExperimentName, HTMLButtonElement>} */
  #buttons = new Map();
  #look = h('p', { class: 'look' });
  #verdict = h('p', { class: 'verdict' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #announce = onceQuiet((/** @type {string} */ said) => setText(this.#status, said));
  #play = button(experimentWords.learn, () => this.#playOrPause(), 'primary');
  #step = button(experimentWords.oneStep, () => this.#oneStep());
  #again = button(experimentWords.again, () => this.#begin());
  #listen = button(listen, () => this.#ear.listen());
  #undo = new UndoButtons({
    undo: () => this.#context.model.undo(),
    redo: () => this.#context.model.redo(),
  });
  #steps = h('p', { class: 'steps' });
  #own = new OwnPointsView((own) => this.#choose({ points: 'own', own }));
  #points = selectField(fieldNames.points, pointSets, (points) => this.#choose({ points }));
  #speed = selectField(words.pace, paces, (pace) => (this.#pace = pace));
  #losses = lossChart(words.lossTitle);
  #relativeLosses = relativeLossChart(words.relativeLossTitle);
  #lossTitle = h('h2', {}, words.lossTitle);
  #count;
  #learning = {
    work: (/** @type {number} */ milliseconds) => this.#race.run(this.#pace, milliseconds),
    show: () => this.#show(),
  };
  #row = h('div', { class: 'controls' });
  #ear = new Ear({
    above: this.#row,
    read: () => this.#heard,
    bars: () => [],
    isLearning: () => this.#context.pace.has(this.#learning),
  });
  element;

  /** @param {LabContext} context */
  constructor(context) {
    this.#context = context;
    this.#race = new Race(context.engine, goal);
    this.#count = new CountView(context.pace, {
      ask: words.countBoth(countedSeeds),
      names: armNames.map((name) => words[name]),
      begin: () => this.#countsOfBoth(),
      say: (counts, meaning) => {
        const [one, other] = counts.map(({ learned, shares }) => [learned, shares.length]);
        return words.countedBoth({ seeds: countedSeeds, broken: one, repaired: other }, meaning);
      },
    });
    this.#speed.show(this.#pace);
    this.#row.append(
      h(
        'div',
        { class: 'row' },
        h('div', { class: 'transport' }, this.#play, this.#step, this.#again, this.#listen),
        this.#undo.element,
        this.#points.element,
        this.#speed.element,
        this.#steps,
      ),
    );
    this.element = named(
      'repair',
      h(
        'section',
        { class: 'repair', 'aria-label': words.title },
        h(
          'div',
          { class: 'experiments' },
          ...this.#experimentRow(words.breaksIt, breaks),
          ...this.#experimentRow(words.helpsIt, helps),
        ),
        this.#look,
        this.#row,
        this.#own.element,
        this.#verdict,
        this.#status,
        h('div', { class: 'arms' }, ...armNames.map((name) => this.#armElement(name))),
        h(
          'div',
          { class: 'arm-box' },
          this.#lossTitle,
          this.#losses.element,
          this.#relativeLosses.element,
          this.#count.element,
        ),
      ),
    );
  }

  /**
   * @param {string} title
   * @param {Partial<Record<ExperimentName, import('./experiments.js').Experiment>>} experiments
   */
  #experimentRow(title, experiments) {
    const buttons = /** @type {ExperimentName[]} */ (Object.keys(experiments)).map((name) => {
      const press = button(words.experiments[name].name, () => {
        const { seed } = this.#bench?.broken ?? settings.broken.default;
        const experiment = /** @type {import('./experiments.js').Experiment} */ (experiments[name]);
        this.#choose(setUp(experiment, seed));
        // Pressed again, it runs again; and another rate alone would go on.
        if (this.#race.steps > 0) this.#begin();
        this.#learn();
      });
      this.#buttons.set(name, press);
      return press;
    });
    return [h('p', { class: 'experiments-title' }, title), h('div', {}, ...buttons)];
  }

  /**
   * @param {ArmName} name
   * @returns {Arm}
   */
  #makeArm(name) {
    return {
      view: new ArmView(words[name]),
      fields: new LearningFields((part) => this.#choose({ [name]: part })),
      said: h('p', { class: 'arm-setting' }),
    };
  }

  /** @param {ArmName} name */
  #armElement(name) {
    const { view, fields, said } = this.#arms[name];
    return h(
      'section',
      { class: `arm-box ${name}`, 'aria-label': words[name] },
      h(
        'div',
        { class: 'arm-head' },
        h('h2', {}, words[name]),
        h('p', {}, experimentWords.lossNow, view.loss),
      ),
      said,
      view.element,
      h('details', { class: 'arm-fields' }, h('summary', {}, words.change), fields.element),
    );
  }

  /** @param {string} experiment its name: as if it were pressed */
  setUp(experiment) {
    const press = this.#buttons.get(/** @type {ExperimentName} */ (experiment));
    press?.click();
    press?.focus({ preventScroll: true });
    this.element.scrollIntoView();
  }

  /** Shows what the model holds. */
  render() {
    const { broken, repaired, points, own } = this.#context.model.choice;
    const before = this.#bench;
    const bench = { broken, repaired, points, own };
    if (before && isSameBench(before, bench)) return;
    this.#bench = bench;
    this.#points.show(points);
    for (const name of armNames) {
      this.#arms[name].fields.show(this.#bench[name]);
      setText(this.#arms[name].said, words.describe(this.#bench[name]));
    }
    this.#showPressed();
    if (before === null || !this.#differsInRate(before)) return this.#begin();
    for (const { name, learner } of this.#race.learners) learner.setRate(bench[name].rate);
  }

  /** @param {import('../words/undo.js').NextSteps} nextSteps of Undo and Redo */
  showNextSteps(nextSteps) {
    this.#undo.show(nextSteps);
  }

  /**
   * @param {Bench} before
   * @returns {boolean} whether nothing but a learning rate is another
   */
  #differsInRate(before) {
    const bench = /** @type {Bench} */ (this.#bench);
    const withRate = (/** @type {ArmName} */ name) => ({ ...bench[name], rate: before[name].rate });
    return isSameBench(before, {
      ...bench,
      broken: withRate('broken'),
      repaired: withRate('repaired'),
    });
  }

  /** The experiment that is set up is pressed, and says what to look for. */
  #showPressed() {
    const bench = /** @type {Bench} */ (this.#bench);
    const all = { ...breaks, ...helps };
    let look = '';
    for (const [name, press] of this.#buttons) {
      const experiment = /** @type {import('./experiments.js').Experiment} */ (all[name]);
      const wanted = setUp(experiment, bench.broken.seed);
      const isSet = armNames.every((arm) => sameValue(arm, wanted[arm], bench[arm]));
      press.setAttribute('aria-pressed', String(isSet));
      if (isSet) look = words.experiments[name].look;
    }
    setText(this.#look, look);
  }

  /** @param {Partial<{broken: Partial<LearningChoice>, repaired: Partial<LearningChoice>, points: State['points'], own: string}>} change */
  #choose(change) {
    this.#context.model.choose(change);
  }

  /** From the first weights on. */
  #begin() {
    const bench = this.#bench;
    if (!bench) return;
    const { engine, pace } = this.#context;
    this.#examples = examplesOf(engine, bench);
    this.#fresh = freshOf(engine, bench);
    this.#own.show(this.#examples);
    this.#count.forget();
    pace.stop(this.#learning);
    for (const name of armNames) this.#arms[name].view.renew();
    this.#race.begin({ broken: bench.broken, repaired: bench.repaired }, this.#examples);
    this.#show();
  }

  #learn() {
    this.#context.pace.start(this.#learning);
    this.#show();
  }

  #playOrPause() {
    const { pace } = this.#context;
    if (pace.has(this.#learning)) pace.stop(this.#learning);
    else {
      this.#race.extend();
      pace.start(this.#learning);
    }
    this.#show();
  }

  #oneStep() {
    this.#context.pace.stop(this.#learning);
    this.#race.step();
    this.#show();
  }

  #show() {
    const examples = this.#examples;
    if (!examples) return;
    const isLearning = this.#context.pace.has(this.#learning);
    const drawn = this.#race.learners.map(({ name, learner }) => {
      const { view } = this.#arms[name];
      return view.show(learner, examples, this.#fresh, !isLearning);
    });
    this.#ear.follow();
    setText(this.#play, isLearning ? experimentWords.pause : experimentWords.learn);
    this.#play.toggleAttribute('data-playing', isLearning);
    setText(this.#steps, experimentWords.stepsMade(this.#race.steps));
    if (drawn[0]) this.#tell(isLearning);
  }

  /** @param {boolean} isLearning */
  #tell(isLearning) {
    const { learners } = this.#race;
    this.#showLosses();
    const [one, other] = learners.map(({ name, learner }) => this.#arms[name].view.found(learner));
    const said = words.verdict(this.#race.steps, one, other);
    setText(this.#verdict, said);
    if (!isLearning) this.#announce(said);
  }

  /** Two different losses are not compared by their numbers. */
  get #isRelative() {
    const { broken, repaired } = /** @type {Bench} */ (this.#bench);
    return broken.loss !== repaired.loss;
  }

  /** @returns {import('../sound/heard.js').Heard[]} */
  get #heard() {
    return this.#race.learners.map(({ name, learner }) => {
      const { loss: now, magnitudes, step: steps } = learner.now;
      const [{ loss: first }] = learner.samples;
      const unit = this.#isRelative ? first : undecided;
      return {
        name: words[name],
        magnitudes: [...magnitudes],
        loss: { first, now, unit, steps },
      };
    });
  }

  #showLosses() {
    const isRelative = this.#isRelative;
    setText(this.#lossTitle, isRelative ? words.relativeLossTitle : words.lossTitle);
    this.#losses.element.hidden = isRelative;
    this.#relativeLosses.element.hidden = !isRelative;
    const shown = isRelative ? this.#relativeLosses : this.#losses;
    shown.render(
      this.#race.learners.map(({ name, learner }) =>
        lossCurve(words[name], name, learner, isRelative),
      ),
    );
  }

  /** @returns {SeedCount[]} of both */
  #countsOfBoth() {
    const [bench, examples] = [this.#bench, this.#examples];
    if (!bench || !examples) return [];
    const { engine } = this.#context;
    return armNames.map((name) => new SeedCount(engine, bench[name], examples, counting));
  }
}

/**
 * @param {Bench} one
 * @param {Bench} other
 * @returns {boolean}
 */
function isSameBench(one, other) {
  const keys = /** @type {const} */ ([...armNames, 'points', 'own']);
  return keys.every((key) => sameValue(key, one[key], other[key]));
}
