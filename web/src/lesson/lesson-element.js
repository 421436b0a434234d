/** <backprop-lesson>: the lesson, or one of its figures, in a shadow root of its own. */
import { BaseElement } from '../parts/base-element.js';
import { sharedEngine } from '../engine/engine-source.js';
import { h } from '../parts/dom.js';
import { Model } from '../model/model.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { tell } from '../state/events.js';
import { EngineLoading } from './engine-loading.js';
import { GivenHeight } from './given-height.js';
import { fitHeadings } from './headings.js';
import { keepKeys } from './own-keys.js';
import { attributes } from '../state/settings.js';
import { Notices } from './notices.js';
import { openWhilePrinting } from './printing.js';
import { Progress } from './progress.js';
import { LiveFormulas } from './live-formulas.js';
import { askQuestions, showAnswers } from './questions.js';
import { followStrokes } from './reader-strokes.js';
import { lightSymbols } from './symbols.js';
import { setUpTrial } from './trials.js';
import { followUndoKeys } from './undo-keys.js';
import { Reading } from './reading.js';
import { prediction } from '../experiment/break-it-element.js';
import { resumeLesson, saveLesson } from './saved-lesson.js';
import { StatedSettings, defineProperties, takeEarlyProperties } from './stated-settings.js';
import { standIn } from '../parts/stand-in.js';
import { refusedNotice, sifted } from '../state/state.js';
import { noticeLine } from '../words/notices.js';
import { makeScrollable } from './wide-formulas.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').Notice} Notice
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../figure/figure-element.js').BackpropFigure} BackpropFigure
 * @typedef {import('../experiment/break-it-element.js').BackpropBreakIt} BackpropBreakIt
 */

/** The attribute of a part of the lesson that names the views it belongs to. */
const viewsAttribute = 'data-views';

export class BackpropLesson extends BaseElement {
  static observedAttributes = attributes;

  /**
   * Makes what the shadow root holds, where the page has not brought it as a declarative one.
   *
   * @type {((root: ShadowRoot) => void) | null}
   */
  static build = null;

  /**
   * Gives the shadow root its styles again.
   *
   * @type {((root: ShadowRoot) => void) | null}
   */
  static restyle = null;

  static {
    defineProperties(
      this.prototype,
      (element, key) => element.getState()[key],
      (element, key, value) => element.#settings.takeProperty(key, value),
    );
  }

  #settings = new StatedSettings({
    set: (change) => this.setState(change),
    unset: (key) => this.#take([key], () => this.#model.unset(key)),
    refuse: (key, problem) => this.notify([refusedNotice(key, problem, this.getState())]),
  });
  #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  /** Everything that holds. The rest of this class is wiring. */
  #model = new Model({
    scheduler: {
      request: (tick) => requestAnimationFrame(tick),
      cancel: (id) => cancelAnimationFrame(id),
    },
    isMotionReduced: () => this.#reducedMotion.matches,
    onShow: () => this.#render(),
    onFrame: ({ iteration, iterations }) =>
      tell(this, 'backprop-iteration', { iteration, iterations }),
    onSettle: () => this.#settle(),
    onNotice: (notices) => this.notify(notices),
  });
  /** @type {import('../engine/engine.js').Engine | null} */
  #engine = null;
  #started = false;
  /** @type {Reading | null} */
  #reading = null;
  /** Whether the engine is left alone until the lesson is nearly in sight. */
  #waits = false;
  /** @type {GivenHeight | null} */
  #height = null;
  #notices = new Notices();
  /** What the parts are arranged for. @type {Choice | null} */
  #arranged = null;
  /** @type {LiveFormulas | null} */
  #live = null;
  /** @type {() => void} */
  #stopPrinting = () => {};
  #loading = new EngineLoading(
    () => sharedEngine(),
    (engine) => this.#begin(engine),
    (problem, again) => this.#fail(problem, again),
  );
  #nearSight = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#load();
    },
    { rootMargin: '50%' },
  );

  /** Resolves when the first picture stands; rejects where the engine cannot be had. */
  get ready() {
    return this.#loading.ready;
  }

  connectedCallback() {
    this.#stopPrinting = openWhilePrinting(this);
    if (this.#started) {
      // Moved: what waits to be seen is looked for where it is now.
      if (this.#waits) this.#nearSight.observe(this);
      this.#settleIn();
      return;
    }
    this.#started = true;
    if (this.shadowRoot) BackpropLesson.restyle?.(this.shadowRoot);
    const root = this.shadowRoot ?? this.#attach();
    if (root === null) return;
    this.#settleIn();
    this.#reading = new Reading(this, root);
    keepKeys(root);
    followStrokes(root, (stroke) => (this.#model.stroke = stroke));
    followUndoKeys(root, { undo: () => this.#model.undo(), redo: () => this.#model.redo() });
    makeScrollable(root.querySelectorAll('.math-display'));
    takeEarlyProperties(this, (key, value) => this.#settings.takeProperty(key, value));
    this.#model.endStatement();
    this.#render();
    this.#showNotices();
    this.#waits = this.#model.choice.loading === 'lazy';
    if (this.#waits) this.#nearSight.observe(this);
    else this.#load();
  }

  /** Takes its place on the page: its headings under the page's, its height the one it is given. */
  #settleIn() {
    const [root, box] = [this.shadowRoot, this.#part('.lesson')];
    if (root) fitHeadings(root);
    if (box) this.#height ??= new GivenHeight(this, box);
    this.#height?.connect();
  }

  /** In another document, style sheets of the one before are left behind. */
  adoptedCallback() {
    const root = this.shadowRoot;
    if (root) BackpropLesson.restyle?.(root);
  }

  disconnectedCallback() {
    this.#model.rest();
    this.#stopPrinting();
    this.#height?.disconnect();
    this.#nearSight.disconnect();
  }

  /**
   * @param {string} attribute
   * @param {string | null} _before
   * @param {string | null} text
   */
  attributeChangedCallback(attribute, _before, text) {
    this.#settings.takeAttribute(attribute, text);
  }

  /**
   * Vue takes a setting away by its attribute, also where it had set the property.
   *
   * @param {string} attribute
   */
  removeAttribute(attribute) {
    super.removeAttribute(attribute);
    this.attributeChangedCallback(attribute, null, null);
  }

  /** @returns {Readonly<State>} all settings, as they are now */
  getState() {
    return this.#model.state;
  }

  /**
   * @param {Readonly<Record<string, unknown>>} change some settings; unknown ones are left aside, and
   *   a value that cannot be taken changes nothing but is named in a notice
   * @throws {Error} if it is no object
   */
  setState(change) {
    if (typeof change !== 'object' || change === null) {
      throw new Error(`state: expected an object, found ${change}`);
    }
    const { taken, notices } = sifted(change, this.getState());
    this.#take(/** @type {Key[]} */ (Object.keys(taken)), () => [
      ...notices,
      ...this.#model.apply(taken),
    ]);
  }

  /**
   * @param {readonly Key[]} mended what is stated anew
   * @param {() => Notice[]} change
   */
  #take(mended, change) {
    this.#notices.forget(mended);
    const notices = change();
    this.#notices.follow(this.getState());
    this.notify(notices);
    if (this.#waits && this.#model.choice.loading === 'eager') this.#load();
  }

  /**
   * How far the reader has come: whether through everything, the score, 0 to 100, how many questions
   * have an answer, of how many, and which passes are still to come.
   */
  get progress() {
    const { complete, score, answered, questions, toCome } =
      this.#reading?.progress ?? new Progress([], []);
    return { complete: complete && this.#reading !== null, score, answered, questions, toCome };
  }

  /**
   * @param {number} limit characters
   * @returns {string} ASCII from which `resume` takes the lesson up again; nothing before there is one
   */
  save(limit) {
    return this.#reading ? saveLesson(this.getState(), this.#reading.progress, limit) : '';
  }

  /** @param {string} text of `save`; what cannot be read in it is left aside */
  resume(text) {
    const { state, done } = resumeLesson(text);
    this.setState(state);
    this.#reading?.progress.read(done);
    this.#showAnswers();
  }

  /** What was answered before stands there again, once it can be judged. */
  #showAnswers() {
    if (!this.#engine || !this.#reading || !this.shadowRoot) return;
    const { answers } = this.#reading.progress;
    showAnswers(this.shadowRoot, answers);
    const guess = answers.get(prediction);
    if (guess) this.#experiment?.showAnswer(guess.given);
  }

  /** Plays to the end of the pass; from there, makes the update and plays the next pass. */
  play() {
    this.#move(() => this.#model.play());
  }

  pause() {
    this.#move(() => this.#model.pause());
  }

  /** One iteration on; from the end of the pass, the update. */
  step() {
    this.#move(() => this.#model.step());
  }

  /** To iteration 0, with the weights the network began with. */
  restart() {
    this.#move(() => this.#model.restart());
  }

  /** @param {() => void} action as soon as there is something to move */
  #move(action) {
    const act = () => {
      if (this.#model.frame) action();
    };
    if (this.#engine) act();
    else this.ready.then(act, () => {});
  }

  /**
   * Says what could not be taken, above the lesson and to the host.
   *
   * @param {readonly Notice[]} notices
   */
  notify(notices) {
    for (const notice of notices) {
      this.#notices.add(notice, this.getState());
      tell(this, 'backprop-error', { code: 'setting', message: noticeLine(notice) });
    }
    this.#showNotices();
  }

  #showNotices() {
    const lines = this.#notices.all.map((notice) => h('span', {}, `${noticeLine(notice)}.`));
    this.#part('.notice')?.replaceChildren(...lines);
  }

  /** @returns {ShadowRoot | null} null if the page does not allow its words to be made */
  #attach() {
    const root = this.attachShadow({ mode: 'open' });
    // What a page brought, and its browser or its framework did not take for a shadow root.
    const brought = this.querySelector(':scope > template[shadowrootmode]');
    try {
      if (brought instanceof HTMLTemplateElement) {
        root.append(brought.content);
        brought.remove();
      } else {
        BackpropLesson.build?.(root);
      }
      return root;
    } catch (problem) {
      root.replaceChildren(standIn(problem));
      this.#loading.fail(problem);
      return null;
    }
  }

  /** @returns {BackpropFigure | null} */
  get #figure() {
    return this.#part('backprop-figure');
  }

  /** @returns {BackpropBreakIt | null} */
  get #experiment() {
    return this.#part('backprop-break-it');
  }

  /**
   * @param {string} name
   * @returns {any} an element of ours, by its name
   */
  #part(name) {
    return this.shadowRoot?.querySelector(name) ?? null;
  }

  /** Shows what holds: the parts of the view, in the theme, and in them what they draw. */
  #render() {
    const shown = this.#model.shown;
    if (shown.choice !== this.#arranged) this.#arrange(shown.choice);
    this.#figure?.render(this.#model, shown);
    this.#showLive(shown);
    if (this.#engine && shown.choice.view !== 'figure') {
      this.#experiment?.render(this.#engine, this.#model, shown.ways);
    }
  }

  /** @param {import('../model/model.js').Shown} shown */
  #showLive({ arrived, selection }) {
    if (!this.shadowRoot) return;
    this.#live ??= new LiveFormulas(this.shadowRoot);
    this.#live.render(arrived, selection.held ? selection.chosen : null);
  }

  /** @param {Choice} choice */
  #arrange(choice) {
    const { view, theme } = choice;
    for (const part of this.shadowRoot?.querySelectorAll(`[${viewsAttribute}]`) ?? []) {
      const views = part.getAttribute(viewsAttribute)?.split(' ');
      part.toggleAttribute('hidden', !views?.includes(view));
    }
    const frame = this.#part('.lesson');
    if (!frame) return;
    this.#arranged = choice;
    this.#reading?.begin(choice);
    Object.assign(frame.dataset, { view, theme });
  }

  /** Once no more changes follow, says what is shown to a screen reader, and the state to the host. */
  #settle = onceQuiet(() => {
    this.#notices.follow(this.getState());
    this.#showNotices();
    this.#figure?.announce();
    tell(this, 'backprop-change', { state: this.getState() });
  });

  #load() {
    this.#waits = false;
    this.#nearSight.disconnect();
    this.#loading.begin();
  }

  /** @param {import('../engine/engine.js').Engine} engine */
  #begin(engine) {
    this.#engine = engine;
    askQuestions(/** @type {ShadowRoot} */ (this.shadowRoot), (trial) =>
      setUpTrial(trial, {
        model: this.#model,
        figure: this.#figure,
        experiment: this.#experiment,
      }),
    );
    if (this.#figure) lightSymbols(/** @type {ShadowRoot} */ (this.shadowRoot), this.#figure);
    this.#showAnswers();
    this.notify(this.#model.start(engine));
    tell(this, 'backprop-ready', { state: this.getState() });
  }

  /**
   * @param {unknown} problem why there is no engine; the next attempt may have one
   * @param {() => void} again
   */
  #fail(problem, again) {
    this.#figure?.fail(problem, again);
    this.#experiment?.fail(problem, again);
    tell(this, 'backprop-error', { code: 'engine', message: String(problem) });
  }
}
