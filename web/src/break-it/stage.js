/**
 * The stage "Now Break It", a script of its own, fetched when a reader comes near. One network learns; depth,
 * activation and repairs change it, and what they change is in sight with them.
 */
import { AnswerView } from '../arms/answer-view.js';
import { examplesOf, freshOf } from '../arms/example-points.js';
import { LayerBars } from '../arms/layer-bars.js';
import { goal, learningOf } from '../arms/learning-choice.js';
import { LossPlot } from '../arms/loss-plot.js';
import { Pace } from '../learning/pace.js';
import { WatchedSteps } from '../learning/watched-steps.js';
import { h, setText } from '../parts/dom.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { named } from '../parts/shown-controls.js';
import { changeOf, networkOf } from '../state/state.js';
import * as arms from '../words/arms.js';
import * as words from '../words/break-it.js';
import { askedShare } from './guess.js';
import { GuessView } from './guess-view.js';
import { LearningRun, sameSetup } from './learning-run.js';
import { StageControls } from './stage-controls.js';
import { heardOf, isAsked, isBroken, namesOf, promptOf, trainedWith, verdictOf } from './told.js';
import styles from '../../styles/break-it/break-it.css';

export { styles };

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 * @typedef {import('../sound/ear.js').Ear} Ear
 * @typedef {import('../sound/heard.js').Place} Heard
 * @typedef {import('./learning-run.js').Setup} Setup
 *
 * @typedef {object} Place
 * @property {Engine} engine
 * @property {Model} model
 * @property {() => boolean} isMotionReduced
 * @property {(heard: Heard) => Ear} listenTo
 * @property {(correct: boolean, answer: string) => void} onGuess
 */

/** How long a whole run takes before the reader's eyes, in milliseconds. */
const watched = 4000;
/** Learning begins once the reader's hand has been still for so long, in milliseconds. */
const stillness = 350;
/** While it learns, the bars and the loss are drawn at most so often, in milliseconds. */
const pause = 66;

export class Stage {
  #place;
  #pace = new Pace({
    request: (tick) => requestAnimationFrame(tick),
    cancel: (id) => cancelAnimationFrame(id),
  });
  #examples;
  #fresh;
  #run;
  #steps = new WatchedSteps(goal / watched);
  /** Whether the reader has come: from then on, each network learns by itself. */
  #isMet = false;
  #drawn = -Infinity;

  #guess;
  #answer = new AnswerView();
  #bars = new LayerBars();
  #losses = new LossPlot(goal);
  #controls = new StageControls({
    playOrPause: () => this.#playOrPause(),
    restart: () => this.#begin(),
    listen: () => this.#ear.listen(),
    choose: (change) => this.#choose(change),
    repair: (repairs) => this.#place.model.choose({ repairs }),
  });
  #ear;
  #verdict = h('p', { class: 'verdict', part: 'verdict' });
  #trained = h('p', { class: 'trained' });
  #prompt = named('prompt', h('p', { class: 'prompt-line' }));
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #announce = onceQuiet((/** @type {string} */ said) => setText(this.#status, said));
  #learnSoon = onceQuiet(() => this.#learn(), stillness);
  #learning = {
    work: (/** @type {number} */ milliseconds) => this.#work(milliseconds),
    show: () => this.#show(),
  };
  /** While the network rests, its map is drawn finely. */
  #refining = {
    work: (/** @type {number} */ milliseconds) =>
      this.#run.learner !== null && this.#answer.refine(this.#run.learner, milliseconds),
  };
  element;

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
    this.#examples = examplesOf(place.engine, { points: 'moons' });
    this.#fresh = freshOf(place.engine, { points: 'moons' });
    this.#run = new LearningRun(place.engine, this.#examples, this.#fresh);
    this.#ear = place.listenTo({
      above: this.#controls.element,
      read: () => heardOf(this.#run),
      bars: () => this.#bars.list,
      isLearning: () => this.#pace.has(this.#learning),
    });
    this.#guess = new GuessView({
      truth: () => askedShare(place.engine, this.#examples),
      onMark: (guess) => this.#bars.mark(guess),
      onGuess: (correct, answer) => {
        this.#sayPrompt();
        place.onGuess(correct, answer);
      },
    });
    this.element = h(
      'figure',
      { class: 'break-it', part: 'figure', 'aria-label': words.title },
      this.#guess.element,
      h(
        'div',
        { class: 'pictures', part: 'stage' },
        picture('answers', arms.mapTitle, this.#answer.element),
        this.#bars.element,
        picture('losses-box', arms.lossTitle, this.#losses.element),
      ),
      this.#controls.element,
      h('div', { class: 'verdicts' }, this.#verdict, this.#trained),
      this.#status,
    );
  }

  /** What to try next, to stand below the stage. */
  get prompt() {
    return this.#prompt;
  }

  /** Shows what the model holds. */
  render() {
    const { choice } = this.#place.model;
    const setup = { network: networkOf(choice, 'experiment'), repairs: choice.repairs };
    this.#controls.show(setup.network, setup.repairs, choice.controls);
    if (this.#run.setup && sameSetup(this.#run.setup, setup)) return;
    this.#begin(setup);
  }

  /** @param {boolean} isSeen what nobody sees waits */
  see(isSeen) {
    if (!isSeen) this.#steps.rest();
    this.#pace.see(isSeen);
  }

  /** The reader has most of the stage in sight: the network begins to learn. */
  meet() {
    if (this.#isMet) return;
    this.#isMet = true;
    this.#learn();
  }

  /** Shows a run that nobody has seen yet at its end: on paper, nothing learns. */
  finish() {
    const { learner } = this.#run;
    if (this.#isMet || !learner) return;
    while (!this.#run.isOver) learner.learn(goal, Infinity);
    this.#drawn = -Infinity;
    this.#show();
  }

  /** The network without its repairs, and with them, for the lab to compare. */
  get compared() {
    const { setup } = this.#run;
    if (!setup) return {};
    const { network, repairs } = setup;
    return { broken: learningOf(network), repaired: learningOf(network, repairs) };
  }

  /** @param {string} given an earlier answer */
  showAnswer(given) {
    this.#guess.showAnswer(given);
    this.#sayPrompt();
  }

  /** @param {Partial<NetworkChoice>} change */
  #choose(change) {
    const { model } = this.#place;
    model.choose(changeOf(model.choice, 'experiment', change));
  }

  /** Begins at the first weights. @param {Setup | null} [setup] default: the network in view */
  #begin(setup = this.#run.setup) {
    if (!setup) return;
    this.#pace.stop(this.#learning);
    this.#pace.stop(this.#refining);
    this.#steps.rest();
    this.#run.begin(setup);
    this.#drawn = -Infinity;
    setText(this.#trained, trainedWith(setup));
    if (isAsked(setup)) this.#guess.tell();
    this.#show();
    if (this.#isMet) this.#learnSoon();
  }

  #learn() {
    if (this.#run.isOver || !this.#isMet) return;
    this.#pace.stop(this.#refining);
    this.#pace.start(this.#learning);
    this.#show();
  }

  #playOrPause() {
    this.#isMet = true;
    if (this.#pace.has(this.#learning)) {
      this.#pace.stop(this.#learning);
      this.#steps.rest();
    } else if (this.#run.isOver) this.#begin();
    else this.#learn();
    this.#show();
  }

  /**
   * @param {number} milliseconds
   * @returns {boolean}
   */
  #work(milliseconds) {
    const { learner } = this.#run;
    if (!learner) return false;
    const isWatched = !this.#place.isMotionReduced();
    const next = isWatched ? Math.min(goal, learner.steps + this.#steps.due()) : goal;
    learner.learn(next, milliseconds);
    return !this.#run.isOver;
  }

  #show() {
    const { learner, ghost } = this.#run;
    if (!learner) return;
    const isLearning = this.#pace.has(this.#learning);
    this.#controls.showLearning(isLearning);
    this.#ear.follow();
    // Where motion is reduced, nothing moves until the run is over.
    if (isLearning && learner.steps > 0 && this.#place.isMotionReduced()) return;
    const now = performance.now();
    if (isLearning && now - this.#drawn < pause) return;
    this.#drawn = now;
    const { magnitudes } = learner.now;
    const other = ghost?.samples.at(-1)?.magnitudes ?? null;
    const isLike = other?.length === magnitudes.length;
    this.#bars.render(magnitudes, learner.steps, isLike ? other : null);
    this.#showLosses();
    this.#showAnswers(isLearning);
    this.#tell(isLearning);
  }

  /** @param {boolean} isLearning */
  #showAnswers(isLearning) {
    const { learner, isOver } = this.#run;
    if (!learner) return false;
    if (learner.steps === 0) {
      this.#answer.sketch(learner, this.#examples);
      return;
    }
    if (!isLearning) {
      this.#answer.renew();
      this.#pace.start(this.#refining);
    }
    this.#answer.show(learner, this.#examples, isOver ? this.#fresh : null, false);
  }

  #showLosses() {
    const { learner, setup, ghost, end } = this.#run;
    if (!learner || !setup) return;
    const names = namesOf(setup, ghost);
    this.#losses.render(
      { name: names.own, samples: learner.samples },
      ghost && { name: names.ghost, samples: ghost.samples },
      end !== null && isBroken(end),
    );
  }

  /** @param {boolean} isLearning */
  #tell(isLearning) {
    const { setup, ghost, end } = this.#run;
    const found = end ?? this.#run.on(this.#answer.right, this.#answer.fresh);
    if (!setup || !found) return;
    const said = verdictOf(setup, found, end !== null, ghost);
    setText(this.#verdict, said);
    if (!isLearning) this.#announce(said);
    this.#sayPrompt();
  }

  #sayPrompt() {
    const { setup, end } = this.#run;
    if (setup) setText(this.#prompt, promptOf(setup, end, this.#guess.isMade));
  }
}

/**
 * @param {string} kind class
 * @param {string} title
 * @param {HTMLElement} element
 */
function picture(kind, title, element) {
  return h('section', { class: kind, 'aria-label': title }, h('h3', {}, title), element);
}
