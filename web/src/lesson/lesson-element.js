/** <backprop-lesson>: the lesson, or one of its figures, in a shadow root of its own. */
import { BaseElement } from '../parts/base-element.js';
import { sharedEngine } from '../engine/engine-source.js';
import { h } from '../parts/dom.js';
import { hear, tell } from '../state/events.js';
import { keepKeys } from './own-keys.js';
import { attributeOf, keyOf, keys, read, settings } from '../state/settings.js';
import { Notices } from './notices.js';
import { openWhilePrinting } from './printing.js';
import { askQuestions } from './questions.js';
import { Reading } from './reading.js';
import { resumeLesson, saveLesson } from './saved-lesson.js';
import { standIn } from '../parts/stand-in.js';
import { changedFromOutside, defaultsOf, notice, stateFrom } from '../state/state.js';
import { makeScrollable } from './wide-formulas.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../figure/figure-element.js').BackpropFigure} BackpropFigure
 * @typedef {import('../experiment/break-it-element.js').BackpropBreakIt} BackpropBreakIt
 */

/** The attribute of a part of the lesson that names the views it belongs to. */
const viewsAttribute = 'data-views';

export class BackpropLesson extends BaseElement {
  static observedAttributes = keys.map(attributeOf);

  /**
   * Makes what the shadow root holds, where the page has not brought it as a declarative one.
   *
   * @type {((root: ShadowRoot) => void) | null}
   */
  static build = null;

  /** What attributes and links stated before there was anything to show. @type {Partial<State>} */
  #given = {};
  /** @type {Readonly<State>} */
  #state = stateFrom({});
  /** @type {import('../engine/engine.js').Engine | null} */
  #engine = null;
  #started = false;
  /** @type {Reading | null} */
  #reading = null;
  /** Whether the engine is left alone until the lesson is nearly in sight. */
  #waits = false;
  #notices = new Notices();
  /** @type {() => void} */
  #stopPrinting = () => {};
  /** @type {() => void} */
  #isReady = () => {};
  /** @type {(problem: unknown) => void} */
  #isNot = () => {};
  #ready = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    this.#isReady = resolve;
    this.#isNot = reject;
  });
  #nearSight = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (isIntersecting) this.#load();
    },
    { rootMargin: '50%' },
  );

  constructor() {
    super();
    // Who does not wait for it need not hear of it: the figure's place says what is wrong.
    this.#ready.catch(() => {});
  }

  /** Resolves when the first picture stands; rejects where the engine cannot be had. */
  get ready() {
    return this.#ready;
  }

  connectedCallback() {
    this.#stopPrinting = openWhilePrinting(this);
    if (this.#started) {
      // Moved: what waits to be seen is looked for where it is now.
      if (this.#waits) this.#nearSight.observe(this);
      return;
    }
    this.#started = true;
    const root = this.shadowRoot ?? this.#attach();
    if (root === null) return;
    for (const name of /** @type {const} */ (['backprop-change', 'backprop-iteration'])) {
      root.addEventListener(name, (event) => {
        if (event.target !== this.#main) event.stopImmediatePropagation();
      });
    }
    hear(root, 'backprop-change', ({ state }) => {
      this.#notices.follow(this.#state, state);
      this.#state = state;
      this.#showNotices();
    });
    this.#reading = new Reading(this, root);
    keepKeys(root);
    makeScrollable(root.querySelectorAll('.math-display'));
    this.#takeEarlyProperties();
    this.#arrange();
    this.#showNotices();
    this.#waits = this.#state.loading === 'lazy';
    if (this.#waits) this.#nearSight.observe(this);
    else this.#load();
  }

  disconnectedCallback() {
    this.#stopPrinting();
    this.#nearSight.disconnect();
  }

  /**
   * @param {string} attribute
   * @param {string | null} _before
   * @param {string | null} text
   */
  attributeChangedCallback(attribute, _before, text) {
    const key = keyOf(attribute);
    if (key === undefined) return;
    try {
      if (text === null) this.#unset(key);
      else this.setState({ [key]: read(key, text) });
    } catch (problem) {
      this.#unset(key);
      this.notify([notice(problem, key, this.#state)]);
    }
  }

  /** @param {import('../state/settings.js').Key} key that is left to what the view begins with */
  #unset(key) {
    delete this.#given[key];
    const preset = key === 'view' ? settings.view.default : defaultsOf(this.#state.view)[key];
    this.setState(this.#engine ? { [key]: preset } : {});
  }

  /** @returns {Readonly<State>} all settings, as they are now */
  getState() {
    return this.#engine && this.#main ? this.#main.state : this.#state;
  }

  /**
   * @param {Readonly<Record<string, unknown>>} change some settings; unknown ones are left aside, and
   *   a value that cannot be taken changes nothing but is named in a notice
   * @throws {Error} where it is no object
   */
  setState(change) {
    if (typeof change !== 'object' || change === null) {
      throw new Error(`state: expected an object, found ${change}`);
    }
    const before = this.getState();
    const { state, taken, notices } = changedFromOutside(before, change);
    this.#given = { ...this.#given, ...Object.fromEntries(taken.map((key) => [key, state[key]])) };
    this.#notices.forget(taken);
    this.#notices.follow(before, state);
    this.#state = this.#engine ? state : stateFrom(this.#given);
    this.#arrange();
    if (this.#engine) notices.push(...this.#show());
    this.notify(notices);
    if (this.#waits && this.#state.loading === 'eager') this.#load();
  }

  /** How far the reader has come: whether through everything, and the score, 0 to 100. */
  get progress() {
    const { complete = false, score = 0 } = this.#reading?.progress ?? {};
    return { complete, score };
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
  }

  /** Plays to the end of the pass; from there, makes the update and plays the next pass. */
  play() {
    this.#move((figure) => figure.play());
  }

  pause() {
    this.#move((figure) => figure.pause());
  }

  /** One iteration on; from the end of the pass, the update. */
  step() {
    this.#move((figure) => figure.step());
  }

  /** To iteration 0, with the weights the network began with. */
  restart() {
    this.#move((figure) => figure.restart());
  }

  /** @param {(figure: BackpropFigure) => void} action as soon as there is something to move */
  #move(action) {
    const act = () => {
      if (this.#figure && this.#figure === this.#main) action(this.#figure);
    };
    if (this.#engine) act();
    else this.#ready.then(act, () => {});
  }

  /**
   * Says what could not be taken, above the lesson and to the host.
   *
   * @param {readonly string[]} notices a line each
   */
  notify(notices) {
    for (const message of notices) {
      this.#notices.add(message);
      tell(this, 'backprop-error', { code: 'setting', message });
    }
    this.#showNotices();
  }

  #showNotices() {
    const lines = this.#notices.lines.map((message) => h('span', {}, `${message}.`));
    this.#part('.notice')?.replaceChildren(...lines);
  }

  /** @returns {ShadowRoot | null} null where the page does not allow its words to be made */
  #attach() {
    const root = this.attachShadow({ mode: 'open' });
    try {
      BackpropLesson.build?.(root);
      return root;
    } catch (problem) {
      root.replaceChildren(standIn(problem));
      this.#fail(problem);
      return null;
    }
  }

  /** Properties that were set before the element was defined hide the ones of its class. */
  #takeEarlyProperties() {
    for (const key of keys.filter((name) => Object.hasOwn(this, name))) {
      const value = Reflect.get(this, key);
      Reflect.deleteProperty(this, key);
      this.setState({ [key]: value });
    }
  }

  /** @returns {BackpropFigure | null} */
  get #figure() {
    return this.#part('backprop-figure');
  }

  /** The figure whose state is the lesson's. @returns {BackpropFigure | BackpropBreakIt | null} */
  get #main() {
    return this.#state.view === 'break-it' ? this.#part('backprop-break-it') : this.#figure;
  }

  /**
   * @param {string} name
   * @returns {any} an element of ours, by its name
   */
  #part(name) {
    return this.shadowRoot?.querySelector(name) ?? null;
  }

  /** Shows the parts of the view, in the theme. */
  #arrange() {
    const { view, theme } = this.#state;
    for (const part of this.shadowRoot?.querySelectorAll(`[${viewsAttribute}]`) ?? []) {
      const views = part.getAttribute(viewsAttribute)?.split(' ');
      part.toggleAttribute('hidden', !views?.includes(view));
    }
    const frame = this.#part('.lesson');
    if (!frame) return;
    this.#reading?.begin(view);
    Object.assign(frame.dataset, { view, theme });
  }

  async #load() {
    this.#waits = false;
    this.#nearSight.disconnect();
    try {
      this.#engine = await sharedEngine();
    } catch (problem) {
      this.#fail(problem);
      return;
    }
    askQuestions(/** @type {ShadowRoot} */ (this.shadowRoot), this.#engine);
    this.notify(this.#show());
    this.#isReady();
    tell(this, 'backprop-ready', { state: this.getState() });
  }

  /** @param {unknown} problem why there is no engine */
  #fail(problem) {
    this.#figure?.fail(problem);
    this.#part('backprop-break-it')?.fail(problem);
    tell(this, 'backprop-error', { code: 'engine', message: String(problem) });
    this.#isNot(problem);
  }

  /** @returns {string[]} a line for each part of the state that could not be taken */
  #show() {
    if (!this.#engine) return [];
    const engine = this.#engine;
    const { view, controls, theme } = this.#state;
    /** @type {BackpropBreakIt | null} */
    const experiment = view === 'figure' ? null : this.#part('backprop-break-it');
    if (experiment) {
      // In the whole lesson, it has a network of its own, which the reader sets there.
      const own = view === 'break-it' ? this.#state : experiment.state;
      experiment.show(engine, { ...own, view, controls, theme });
    }
    if (this.#figure) this.#figure.experiment = experiment;
    return view === 'break-it' ? [] : (this.#figure?.show(engine, this.#state) ?? []);
  }
}

for (const key of keys) {
  Object.defineProperty(BackpropLesson.prototype, key, {
    /** @this {BackpropLesson} */
    get() {
      return this.getState()[key];
    },
    /** @this {BackpropLesson} */
    set(value) {
      this.setState({ [key]: value });
    },
    configurable: true,
    enumerable: true,
  });
}
