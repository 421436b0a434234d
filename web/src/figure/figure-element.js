/** <backprop-figure>: the network, its bars and its controls. It connects them to the model. */
import { Stage } from '../drawing/stage.js';
import { CalloutView } from '../inspector/callout.js';
import { BaseElement } from '../parts/base-element.js';
import { styleFigure } from '../parts/figure-sheet.js';
import { standIn } from '../parts/stand-in.js';
import { PressedDialogs } from '../share/pressed-dialogs.js';
import { isNamed, isShown } from '../state/settings.js';
import { spoken } from '../drawing/caption.js';
import { figureActions, savedFrom } from './figure-actions.js';
import { FirstSight } from './first-sight.js';
import { FigureControls } from './figure-controls.js';
import { FigureView } from './figure-view.js';
import { NetworkFields } from './network-fields.js';

/**
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../state/state.js').Choice} Choice
 */

/** A small copy builds its parts when a reader comes this near: there, it is not waited for. */
const nearness = '50%';

export class BackpropFigure extends BaseElement {
  /** Where there is something to share. @type {LessonFolder | null} */
  static place = null;

  /** @type {Model | null} */
  #model = null;
  /** True if the pass plays once when the figure first comes into view. */
  #playsFirst = false;
  /** True once the figure stands in the place of what is there before. */
  #isBegun = false;
  /** A small copy draws only while it is in sight. */
  #isOutOfSight = false;
  /** @type {Shown | null} */
  #shown = null;
  #sight = new IntersectionObserver((entries) =>
    this.#comeAndGo(entries.some(({ isIntersecting }) => isIntersecting)),
  );
  #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#meet();
    },
    { rootMargin: nearness },
  );
  #meet = () => {
    if (this.#model && this.#shown) this.#show(this.#model, this.#shown);
  };
  /** @type {ReturnType<BackpropFigure['build']> | null} */
  #parts = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    styleFigure(root);
    root.append(standIn());
  }

  /** @returns {ReturnType<BackpropFigure['build']>} */
  get #built() {
    this.#parts ??= this.build();
    return this.#parts;
  }

  /** Makes the figure's parts. A small copy may never need them. @protected */
  build() {
    const callout = new CalloutView(() => this.#openLab('inspect'));
    const stage = new Stage(
      {
        hover: (place) => this.#model?.point(place, false),
        press: (place) => this.#model?.point(place, true),
      },
      (layout) => view.place(layout),
    );
    const dialogs = new PressedDialogs({
      ...(BackpropFigure.place !== null && {
        share: { place: BackpropFigure.place, read: () => this.#model?.state ?? null },
      }),
      save: () => this.#model && savedFrom(this.#model, stage.palette),
      open: (json) => this.#model?.openFile(json),
    });
    const actions = figureActions(() => this.#model, {
      openLab: (panel) => this.#openLab(panel),
      listen: () => view.listen(),
      share: BackpropFigure.place === null ? null : (near) => dialogs.open('share', near),
      save: (near) => dialogs.open('save', near),
      open: (near) => dialogs.open('open', near),
    });
    const controls = new FigureControls(actions, {
      fields: new NetworkFields(actions, isFieldOffered),
    });
    const view = new FigureView({
      stage,
      controls,
      inspector: callout,
      dialogs: dialogs.element,
      pick: (place) => this.#model?.pick(place),
    });
    dialogs.acceptDrops(view.element, () =>
      isShown(this.#model?.choice.controls ?? 'none', 'save'),
    );
    const firstSight = new FirstSight(stage.element, () => {
      this.#playsFirst = false;
      this.#model?.playFirst();
    });
    return { stage, dialogs, view, firstSight };
  }

  adoptedCallback() {
    if (this.shadowRoot) styleFigure(this.shadowRoot);
  }

  connectedCallback() {
    this.#parts?.stage.connect();
    if (this.#isCompact) this.#watch();
    // While the engine is on its way, and as a task of its own, so that the page answers in between.
    else setTimeout(() => this.#built);
    if (this.#playsFirst) this.#built.firstSight.watch();
  }

  disconnectedCallback() {
    this.#sight.disconnect();
    this.#near.disconnect();
    removeEventListener('beforeprint', this.#meet);
    this.#parts?.firstSight.stop();
    this.#parts?.stage.disconnect();
    this.#parts?.dialogs.close();
  }

  #watch() {
    this.#isOutOfSight = this.#parts === null;
    this.#sight.observe(this);
    this.#near.observe(this);
    addEventListener('beforeprint', this.#meet);
  }

  /**
   * @param {Model} model
   * @param {Shown} shown what to draw
   */
  render(model, shown) {
    this.#model = model;
    this.#shown = shown;
    if (!this.#isOutOfSight) this.#show(model, shown);
  }

  /**
   * @param {Model} model
   * @param {Shown} shown
   */
  #show(model, shown) {
    if (!this.#isBegun && shown.frame) this.#begin(shown);
    if (this.#isBegun) this.#built.view.render(shown);
  }

  /** True for a small copy of the figure, beside the words that speak of it. */
  get #isCompact() {
    return this.hasAttribute('compact');
  }

  /** @param {boolean} isInSight */
  #comeAndGo(isInSight) {
    this.#isOutOfSight = !isInSight;
    if (isInSight) this.#meet();
  }

  /** The picture of the network. */
  get picture() {
    return this.#built.stage.element;
  }

  /**
   * @param {import('../drawing/shown.js').Light | null} light what to highlight in the picture
   * @param {HTMLCanvasElement | null} small a canvas to draw on too, if the picture is out of sight
   */
  light(light, small) {
    this.#built.stage.light(light, small);
  }

  /** Announces to screen readers what the picture shows. */
  announce() {
    const frame = this.#model?.frame;
    if (frame) this.#built.view.announce(spoken(frame));
  }

  /**
   * @param {unknown} problem why the engine could not be loaded
   * @param {() => void} again tries again
   */
  fail(problem, again) {
    this.shadowRoot?.replaceChildren(standIn(problem, again));
    this.toggleAttribute('failed', true);
  }

  /** @param {Shown} shown */
  #begin({ choice, frame }) {
    const { view, stage, firstSight } = this.#built;
    this.#isBegun = true;
    this.toggleAttribute('failed', false);
    this.toggleAttribute('ready', true);
    this.shadowRoot?.replaceChildren(view.element);
    if (this.isConnected) stage.connect();
    this.#playsFirst = choice.autoplay && frame?.iteration === 0 && !this.#isCompact;
    if (this.#playsFirst) firstSight.watch();
  }

  /** @param {Choice['panel']} panel */
  #openLab(panel) {
    this.#model?.choose({ view: 'lab', panel });
  }
}

/**
 * Speed is for every reader; the other fields are in the menu only where a host asks for them by name.
 *
 * @param {string} controls
 * @param {string} name
 * @returns {boolean}
 */
function isFieldOffered(controls, name) {
  return name === 'speed' ? isShown(controls, name) : isNamed(controls, name);
}
