/** <backprop-break-it>: "Now Break It", whose contents are loaded when the reader comes near. */
import { BaseElement } from '../parts/base-element.js';
import { opener } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import { fetching } from '../parts/fetching.js';
import { styleFigure } from '../parts/figure-sheet.js';
import { named, showControls } from '../parts/shown-controls.js';
import { standIn } from '../parts/stand-in.js';
import { PressedDialogs } from '../share/pressed-dialogs.js';
import { tell } from '../state/events.js';
import { isShown } from '../state/settings.js';
import { share } from '../words/sharing.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../lab/lab.js').Lab} Lab
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../words/undo.js').NextSteps} NextSteps
 */

/** The id of the question in the lab. */
export const prediction = 'prediction';

export class BackpropBreakIt extends BaseElement {
  /** Where there is something to share. @type {LessonFolder | null} */
  static place = null;

  /** @type {Engine | null} */
  #engine = null;
  /** @type {Model | null} */
  #model = null;
  /** @type {Lab | null} */
  #lab = null;
  /** An experiment that is to be set up. @type {string | null} */
  #wanted = null;
  /** @type {string[]} */
  #styles = [];
  /** The next steps of Undo and Redo. @type {NextSteps | null} */
  #nextSteps = null;
  /** The choice whose controls are shown. @type {Choice | null} */
  #shown = null;
  /** @type {string | null} */
  #answered = null;
  #dialogs = new PressedDialogs({
    ...(BackpropBreakIt.place !== null && {
      share: { place: BackpropBreakIt.place, read: () => this.#model?.state ?? null },
    }),
  });
  #shareButton = named(
    'share',
    opener(share, (near) => this.#dialogs.open('share', near)),
  );
  #near = new IntersectionObserver(
    // A busy page may get several entries at once.
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#fetch();
    },
    { rootMargin: '100%' },
  );
  #isSeen = false;
  /** Waits until more than an edge is visible, so that the reader can watch the start. */
  #sight = new IntersectionObserver(
    (entries) => {
      this.#isSeen = entries[entries.length - 1].isIntersecting;
      this.#lab?.see(this.#isSeen);
    },
    { rootMargin: '-15% 0px' },
  );

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    styleFigure(root);
    root.append(standIn());
  }

  adoptedCallback() {
    if (this.shadowRoot) styleFigure(this.shadowRoot, ...this.#styles);
  }

  connectedCallback() {
    if (this.#engine && !this.#lab) this.#near.observe(this);
    this.#sight.observe(this);
  }

  disconnectedCallback() {
    this.#dialogs.close();
    this.#near.disconnect();
    this.#sight.disconnect();
    this.#lab?.see(false);
  }

  /**
   * @param {Engine} engine
   * @param {Model} model
   * @param {NextSteps} nextSteps the next steps of Undo and Redo
   */
  render(engine, model, nextSteps) {
    if (!this.#engine && this.isConnected) this.#near.observe(this);
    this.#engine = engine;
    this.#model = model;
    this.#nextSteps = nextSteps;
    if (this.#lab) this.#show(this.#lab, model);
  }

  /**
   * @param {Lab} lab
   * @param {Model} model
   */
  #show(lab, { choice }) {
    if (this.#nextSteps) lab.showNextSteps(this.#nextSteps);
    if (choice === this.#shown) return;
    this.#shown = choice;
    lab.render();
    showControls(/** @type {ShadowRoot} */ (this.shadowRoot), (name) =>
      isShown(choice.controls, name),
    );
    // In the whole lesson, the first figure's button shares everything.
    this.#shareButton.hidden ||= BackpropBreakIt.place === null || choice.view !== 'break-it';
  }

  /**
   * Sets up an experiment of “Now repair it” and scrolls to it.
   *
   * @param {string} experiment
   */
  async setUp(experiment) {
    this.#wanted = experiment;
    await this.#fetch();
    this.#begin();
  }

  /** Starts the requested experiment once the lab is loaded. */
  #begin() {
    if (!this.#lab || this.#wanted === null) return;
    const wanted = this.#wanted;
    this.#wanted = null;
    this.#lab.setUp(wanted);
  }

  /** @param {string} given the reader's earlier guess; '' if they chose to be shown */
  showAnswer(given) {
    this.#answered = given;
    this.#lab?.showAnswer(given);
  }

  /**
   * @param {unknown} problem why the engine could not be loaded
   * @param {() => void} again tries again
   */
  fail(problem, again) {
    this.shadowRoot?.replaceChildren(standIn(problem, again));
    this.toggleAttribute('failed', true);
  }

  #fetch = fetching(
    async () => {
      const [engine, model] = [this.#engine, this.#model];
      if (this.#lab || !engine || !model) return;
      const { Lab: Inside, styles } = await import('../lab/lab.js');
      this.#build(new Inside(this.#around(engine, model), this.#below()), styles);
    },
    (problem, again) => this.fail(problem, again),
  );

  /**
   * @param {Engine} engine
   * @param {Model} model
   */
  #around(engine, model) {
    return {
      engine,
      model,
      isMotionReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
      onGuess: (/** @type {boolean} */ correct, /** @type {string} */ answer) =>
        tell(this, 'backprop-check', { id: prediction, correct, answer }),
    };
  }

  #below() {
    return h('div', { class: 'below' }, this.#shareButton, this.#dialogs.element);
  }

  /**
   * @param {Lab} lab
   * @param {string} styles
   */
  #build(lab, styles) {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#near.disconnect();
    this.#lab = lab;
    lab.see(this.#isSeen);
    this.#styles = [styles];
    styleFigure(root, styles);
    root.replaceChildren(lab.element);
    this.toggleAttribute('failed', false);
    this.toggleAttribute('ready', true);
    if (this.#model) this.#show(lab, this.#model);
    if (this.#answered !== null) lab.showAnswer(this.#answered);
    this.#begin();
  }
}
