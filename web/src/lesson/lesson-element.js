/** <backprop-lesson>: the lesson, or one of its figures, in a shadow root. */
import { BaseElement } from '../parts/base-element.js';
import { sharedEngine } from '../engine/engine-source.js';
import { h } from '../parts/dom.js';
import { Model } from '../model/model.js';
import { fitHeadings } from '../parts/headings.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { tell } from '../state/events.js';
import { EngineLoading } from './engine-loading.js';
import { GivenHeight } from './given-height.js';
import { LabVisit, openFromWords } from './lab-visit.js';
import { keepKeys } from './own-keys.js';
import { attributes } from '../state/settings.js';
import { Notices } from './notices.js';
import { openWhilePrinting } from './printing.js';
import { Progress } from './progress.js';
import { LiveFormulas } from './live-formulas.js';
import { askQuestions, showAnswers } from './questions.js';
import { followStrokes } from './reader-strokes.js';
import { lightSymbols } from './symbols.js';
import { takeTurns } from './turns.js';
import { followUndoKeys } from './undo-keys.js';
import { Reading } from './reading.js';
import { prediction } from '../break-it/break-it-element.js';
import { resumeLesson, saveLesson } from './saved-lesson.js';
import { StatedDocument, documentAttributes } from './stated-document.js';
import { StatedSettings, defineProperties, takeEarlyProperties } from './stated-settings.js';
import { standIn } from '../parts/stand-in.js';
import { refusedNotice, shownView, sifted } from '../state/state.js';
import { noticeLine } from '../words/notices.js';
import { makeScrollable } from './wide-formulas.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').Notice} Notice
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../figure/figure-element.js').BackpropFigure} BackpropFigure
 * @typedef {import('../break-it/break-it-element.js').BackpropBreakIt} BackpropBreakIt
 * @typedef {import('../lab/lab-element.js').BackpropLab} BackpropLab
 */

/** @returns {Promise<void>} */
const nextTask = () => new Promise((done) => void setTimeout(done));

/** The attribute that names the views to which a part of the lesson belongs. */
const viewsAttribute = 'data-views';

export class BackpropLesson extends BaseElement {
  static observedAttributes = [...attributes, ...documentAttributes];

  /**
   * Builds the contents of the shadow root if the page has no declarative one.
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
  #document = new StatedDocument({
    open: async (json) => {
      await this.ready;
      this.notify(this.#model.openStated(json));
    },
    refuse: (problem) => this.notify([refusedNotice('network', problem, this.getState())]),
  });
  #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  /** The lesson's state. The rest of this class connects it to the page. */
  #model = new Model({
    scheduler: {
      request: (tick) => requestAnimationFrame(tick),
      cancel: (id) => cancelAnimationFrame(id),
    },
    isMotionReduced: () => this.#reducedMotion.matches,
    onShow: () => this.#render(),
    onFrame: ({ iteration, iterations }, isSeen) => {
      if (isSeen) this.#reading?.see(iteration, iterations);
      tell(this, 'backprop-iteration', { iteration, iterations });
    },
    onSettle: () => this.#settle(),
    onNotice: (notices) => this.notify(notices),
  });
  /** @type {import('../engine/engine.js').Engine | null} */
  #engine = null;
  #started = false;
  /** @type {Reading | null} */
  #reading = null;
  /** True if the engine is not loaded until the lesson is nearly in sight. */
  #waits = false;
  /** @type {GivenHeight | null} */
  #height = null;
  #notices = new Notices();
  /** What the parts are arranged for. @type {Choice | null} */
  #arranged = null;
  /** @type {LiveFormulas | null} */
  #live = null;
  /** @type {LabVisit | null} */
  #visit = null;
  /** Goes to the first question that is not answered. @type {() => void} */
  #showNext = () => {};
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

  /** Resolves when the first picture is drawn; rejects if the engine cannot be loaded. */
  get ready() {
    return this.#loading.ready;
  }

  connectedCallback() {
    this.#stopPrinting = openWhilePrinting(this);
    if (this.#started) {
      // The lesson was moved: observe its visibility at the new place.
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
    this.#visit = new LabVisit(root);
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

  /** Adapts to the page: lowers the headings below the page's own, and follows the height it sets. */
  #settleIn() {
    const [root, box] = [this.shadowRoot, this.#part('.lesson')];
    if (root) fitHeadings(root);
    if (box) this.#height ??= new GivenHeight(this, box);
    this.#height?.connect();
  }

  /** Restores the styles in another document: constructed style sheets do not move along. */
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
    const stated = documentAttributes.find((name) => name === attribute);
    if (stated) this.#document.state(stated, text);
    else this.#settings.takeAttribute(attribute, text);
  }

  /**
   * Vue removes a setting by its attribute, even if it had set the property.
   *
   * @param {string} attribute
   */
  removeAttribute(attribute) {
    super.removeAttribute(attribute);
    this.attributeChangedCallback(attribute, null, null);
  }

  /** @returns {Readonly<State>} the current value of every setting */
  getState() {
    return this.#model.state;
  }

  /**
   * @param {Readonly<Record<string, unknown>>} change some settings; unknown ones are ignored, and a
   *   refused value changes nothing but is named in a notice
   * @throws {Error} if it is not an object
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
   * @param {readonly Key[]} mended settings that are stated again
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
   * The reader's progress: whether it is complete, the score from 0 to 100, the number of answered
   * questions and of all questions, and the passes still missing.
   */
  get progress() {
    const { complete, score, answered, questions, toCome } =
      this.#reading?.progress ?? new Progress([], []);
    return { complete: complete && this.#reading !== null, score, answered, questions, toCome };
  }

  /**
   * @param {number} limit characters
   * @returns {string} ASCII text from which `resume` restores the lesson; '' before it is on a page
   */
  save(limit) {
    return this.saveWithin(limit).text;
  }

  /**
   * @param {number} limit characters
   * @returns {import('./saved-lesson.js').SavedLesson} the text of `save`, and what it left out
   */
  saveWithin(limit) {
    if (!this.#reading) return { text: '', dropped: [] };
    return saveLesson(this.getState(), this.#reading.progress, limit);
  }

  /** @param {string} text from `save`; unreadable parts are ignored */
  resume(text) {
    const { state, done } = resumeLesson(text);
    this.setState(state);
    this.#reading?.progress.read(done);
    this.#showAnswers();
  }

  /** @param {string} text from `save`, of which only progress that is missing here is taken */
  addAnswers(text) {
    this.#reading?.progress.read(resumeLesson(text).done, { replaces: false });
    this.#showAnswers();
  }

  /** The questions' ids, in the order of the lesson, and the reader's answers. */
  get answers() {
    return this.#reading?.progress ?? new Progress([], []);
  }

  /** Shows earlier answers again, once they can be judged. */
  #showAnswers() {
    if (!this.#engine || !this.#reading || !this.shadowRoot) return;
    const { answers } = this.#reading.progress;
    showAnswers(this.shadowRoot, answers);
    this.#showNext();
    const guess = answers.get(prediction);
    if (guess) this.#experiment?.showAnswer(guess.given);
  }

  /** Plays to the end of the pass; from there, plays the same pass again. */
  play() {
    this.#move(() => this.#model.play());
  }

  pause() {
    this.#move(() => this.#model.pause());
  }

  /** Goes one iteration forward, unless at the end of the pass. */
  step() {
    this.#move(() => this.#model.step());
  }

  /** Changes every weight and bias by −learning rate · gradient, and shows the next pass at its end. */
  update() {
    this.#move(() => this.#model.update());
  }

  /** Goes to iteration 0, with the network's initial weights. */
  restart() {
    this.#move(() => this.#model.restart());
  }

  /** @param {() => void} action done as soon as there is a network to move */
  #move(action) {
    const act = () => {
      if (this.#model.frame) action();
    };
    if (this.#engine) act();
    else this.ready.then(act, () => {});
  }

  /**
   * Reports refused settings above the lesson and to the host.
   *
   * @param {readonly Notice[]} notices
   * @param {string} [source] what has the refused values, such as a link: these notices take the place of
   *   its earlier ones
   */
  notify(notices, source = '') {
    if (source !== '') this.#notices.forgetFrom(source);
    for (const notice of notices) {
      this.#notices.add(notice, this.getState(), source);
      tell(this, 'backprop-error', { code: 'setting', message: noticeLine(notice) });
    }
    this.#showNotices();
  }

  #showNotices() {
    const lines = this.#notices.all.map((notice) => h('span', {}, `${noticeLine(notice)}.`));
    this.#part('.notice')?.replaceChildren(...lines);
  }

  /** @returns {ShadowRoot | null} null if the page does not allow the words to be built */
  #attach() {
    const root = this.attachShadow({ mode: 'open' });
    // A declarative shadow root that the browser or framework did not attach.
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

  /** The first stage. @returns {BackpropFigure | null} */
  get #figure() {
    return this.#part('backprop-figure:not([compact])');
  }

  /** @returns {BackpropLab | null} */
  get #lab() {
    return this.#part('backprop-lab');
  }

  /** The first stage, and its small copies beside the words. @returns {Iterable<BackpropFigure>} */
  get #figures() {
    return this.shadowRoot?.querySelectorAll('backprop-figure') ?? [];
  }

  /** @returns {BackpropBreakIt | null} */
  get #experiment() {
    return this.#part('backprop-break-it');
  }

  /**
   * @param {string} name
   * @returns {any} one of the lesson's elements, by its name
   */
  #part(name) {
    return this.shadowRoot?.querySelector(name) ?? null;
  }

  /** Shows the current state: the view's parts, the theme, and the contents of the parts. */
  #render() {
    const shown = this.#model.shown;
    if (shown.choice !== this.#arranged) this.#arrange(shown.choice);
    const view = shownView(shown.choice);
    if (view === 'lab') {
      if (this.#engine) this.#lab?.render(this.#engine, this.#model, shown);
      return;
    }
    for (const figure of this.#figures) figure.render(this.#model, shown);
    this.#showLive(shown);
    if (this.#engine && view !== 'figure') {
      this.#experiment?.render(this.#engine, this.#model, (compared) =>
        this.#model.choose({ ...compared, view: 'lab', panel: 'compare' }),
      );
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
    const { theme, size } = choice;
    const view = shownView(choice);
    const before = this.#arranged ? shownView(this.#arranged) : view;
    if (before !== 'lab' && view === 'lab') this.#visit?.begin(before);
    if (!this.#arranged || before !== view) this.#showParts(view);
    const frame = this.#part('.lesson');
    if (!frame) return;
    this.#arranged = choice;
    this.#reading?.begin(choice);
    Object.assign(frame.dataset, { view, theme, size });
    if (before !== view) this.#changeView(before, view);
  }

  /** @param {Choice['view']} view whose parts are shown, and no others */
  #showParts(view) {
    for (const part of this.shadowRoot?.querySelectorAll(`[${viewsAttribute}]`) ?? []) {
      const views = part.getAttribute(viewsAttribute)?.split(' ');
      part.toggleAttribute('hidden', !views?.includes(view));
    }
  }

  /**
   * @param {Choice['view']} before
   * @param {Choice['view']} view
   */
  #changeView(before, view) {
    const [lab, visit] = [this.#lab, this.#visit];
    if (lab && view === 'lab') {
      lab.cameFrom = visit?.from ?? null;
      lab.comeIntoSight(visit?.wasFocused ?? false);
    } else if (before === 'lab') {
      lab?.rest();
      if (visit?.from === view) visit.end();
    }
  }

  /** @param {string} panel of the lab */
  #openLab(panel) {
    this.#model.choose(/** @type {import('../state/state.js').Change} */ ({ view: 'lab', panel }));
  }

  /** @param {string} experiment of the lab's comparison, which begins */
  #setUpInLab(experiment) {
    this.#openLab('compare');
    this.#lab?.setUp(experiment);
  }

  /** After the last change, tells screen readers what is shown, and the host the state. */
  #settle = onceQuiet(() => {
    this.#notices.follow(this.getState());
    this.#showNotices();
    if (shownView(this.#model.choice) === 'lab') this.#lab?.announce();
    else this.#figure?.announce();
    tell(this, 'backprop-change', { state: this.getState() });
  });

  #load() {
    this.#waits = false;
    this.#nearSight.disconnect();
    this.#loading.begin();
  }

  /**
   * Begins in several tasks: in between, the page answers.
   *
   * @param {import('../engine/engine.js').Engine} engine
   */
  async #begin(engine) {
    await nextTask();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    askQuestions(
      root,
      (Trials) => new Trials(this.#model, (experiment) => this.#setUpInLab(experiment)),
    );
    this.#showNext = takeTurns(root);
    openFromWords(root, (panel) => this.#openLab(panel));
    if (this.#figure) lightSymbols(root, this.#figure);
    await nextTask();
    this.#engine = engine;
    this.#showAnswers();
    this.notify(this.#model.start(engine));
    tell(this, 'backprop-ready', { state: this.getState() });
  }

  /**
   * @param {unknown} problem why the engine could not be loaded; the next attempt may succeed
   * @param {() => void} again
   */
  #fail(problem, again) {
    for (const figure of this.#figures) figure.fail(problem, again);
    this.#experiment?.fail(problem, again);
    this.#lab?.fail(problem, again);
    tell(this, 'backprop-error', { code: 'engine', message: String(problem) });
  }
}
