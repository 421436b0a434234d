/** <backprop-figure>: the network, its bars and its controls. It connects them to the model. */
import { Stage } from '../drawing/stage.js';
import { InspectorView } from '../inspector/inspector-view.js';
import { BaseElement } from '../parts/base-element.js';
import { styleFigure } from '../parts/figure-sheet.js';
import { standIn } from '../parts/stand-in.js';
import { PressedDialogs } from '../share/pressed-dialogs.js';
import { isShown, settings } from '../state/settings.js';
import { spoken } from '../drawing/caption.js';
import { DoubtPlace } from './doubt-place.js';
import { HandPlace } from './hand-place.js';
import { FigureControls } from './figure-controls.js';
import { FigureView } from './figure-view.js';

/**
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('../model/model.js').Shown} Shown
 */

/** The share of the network, or of the window, that must be visible before it plays by itself. */
const seenEnough = 0.6;
/** Steps of visibility at which that is checked: a short window never shows the whole network. */
const sights = Array.from({ length: 20 }, (_, k) => (k + 1) / 20);

export class BackpropFigure extends BaseElement {
  /** Where there is something to share. @type {LessonFolder | null} */
  static place = null;

  /** @type {Model | null} */
  #model = null;
  /** True if the pass plays once when the figure first comes into view. */
  #playsFirst = false;
  #inspector = new InspectorView(
    (place) => this.#model?.pick(place),
    (place, value) => this.#model?.edit(place, value),
  );
  #stage = new Stage(
    {
      hover: (place) => {
        if (!this.#inspector.isUsed()) this.#model?.point(place, false);
      },
      press: (place) => this.#model?.point(place, true),
      walk: (place) => this.#model?.pick(place),
    },
    (layout) => this.#view.place(layout),
  );
  #doubt = new DoubtPlace({
    probe: () => /** @type {import('../pass/run.js').Run} */ (this.#model?.run),
    onStyles: (styles) => this.#addStyles(styles),
    onShow: (ways) => this.#stage.trace(ways),
  });
  #hand = new HandPlace({
    finished: () => this.#finished(),
    choose: (worksheet) => this.#choose(worksheet),
    onStyles: (styles) => this.#addStyles(styles),
  });
  /** Of what was fetched since. @type {string[]} */
  #styles = [];
  #dialogs = new PressedDialogs({
    ...(BackpropFigure.place !== null && {
      share: { place: BackpropFigure.place, read: () => this.#model?.state ?? null },
    }),
    save: () => this.#saved(),
    open: (json) => this.#model?.openFile(json),
  });
  #controls = new FigureControls({
    share: BackpropFigure.place === null ? null : (near) => this.#dialogs.open('share', near),
    save: (near) => this.#dialogs.open('save', near),
    open: (near) => this.#dialogs.open('open', near),
    playOrPause: () => this.#model?.playOrPause(),
    step: () => this.#model?.step(),
    stepBack: () => this.#model?.stepBack(),
    restart: () => this.#model?.restart(),
    scrub: (iteration) => this.#model?.jump(iteration),
    newWeights: () => this.#model?.choose({ seed: randomSeed() }),
    undo: () => this.#model?.undo(),
    redo: () => this.#model?.redo(),
    choose: (change) => this.#model?.choose(change),
    chooseExample: (part, unit, value) => this.#model?.chooseExample(part, unit, value),
    leaveOpened: (change) =>
      this.#model?.choose(
        this.#model.choice.network === '' ? change : { network: '', weights: '', ...change },
      ),
  });
  #view = new FigureView({
    stage: this.#stage,
    controls: this.#controls,
    inspector: this.#inspector,
    doubt: this.#doubt,
    hand: this.#hand,
    dialogs: this.#dialogs.element,
  });
  #firstSight = new IntersectionObserver((entries) => entries.some(isSeen) && this.#playFirst(), {
    threshold: sights,
  });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    styleFigure(root);
    root.append(standIn());
    this.#dialogs.acceptDrops(this.#view.element, () =>
      isShown(this.#model?.choice.controls ?? 'none', 'save'),
    );
  }

  adoptedCallback() {
    if (this.shadowRoot) styleFigure(this.shadowRoot, ...this.#styles);
  }

  connectedCallback() {
    this.#stage.connect();
    if (this.#playsFirst) this.#firstSight.observe(this.#stage.element);
  }

  disconnectedCallback() {
    this.#firstSight.disconnect();
    this.#stage.disconnect();
    this.#dialogs.close();
  }

  /**
   * @param {Model} model
   * @param {Shown} shown what to draw
   */
  render(model, shown) {
    if (!this.#model && shown.frame) this.#begin(model, shown);
    if (this.#model) this.#view.render(shown);
  }

  /** The picture of the network. */
  get picture() {
    return this.#stage.element;
  }

  /**
   * @param {import('../drawing/shown.js').Light | null} light what to highlight in the picture
   * @param {HTMLCanvasElement | null} small a canvas to draw on too, if the picture is out of sight
   */
  light(light, small) {
    this.#stage.light(light, small);
  }

  /** Scrolls to the picture and focuses it. */
  comeIntoSight() {
    this.scrollIntoView();
    this.#stage.focus();
  }

  /** Announces to screen readers what the picture shows. */
  announce() {
    const frame = this.#model?.frame;
    if (frame) this.#view.announce(spoken(frame));
  }

  /**
   * @param {unknown} problem why the engine could not be loaded
   * @param {() => void} again tries again
   */
  fail(problem, again) {
    this.shadowRoot?.replaceChildren(standIn(problem, again));
    this.toggleAttribute('failed', true);
  }

  /**
   * @param {Model} model
   * @param {Shown} shown
   */
  #begin(model, { choice, frame }) {
    this.#model = model;
    this.toggleAttribute('failed', false);
    this.toggleAttribute('ready', true);
    this.shadowRoot?.replaceChildren(this.#view.element);
    this.#playsFirst = choice.autoplay && frame?.iteration === 0;
    if (this.#playsFirst) this.#firstSight.observe(this.#stage.element);
  }

  #playFirst() {
    this.#firstSight.disconnect();
    this.#playsFirst = false;
    this.#model?.playFirst();
  }

  /** @param {string} styles */
  #addStyles(styles) {
    this.#styles = [...new Set([...this.#styles, styles])];
    if (this.shadowRoot) styleFigure(this.shadowRoot, ...this.#styles);
  }

  /** The frame at the end of the pass, with the chosen number of digits. */
  #finished() {
    const [model, run] = [this.#model, this.#model?.run];
    return model && run ? { ...run.finished(), digits: model.choice.digits } : null;
  }

  /**
   * Goes to the end of the forward pass, so that the figure does not show the blanks' numbers.
   *
   * @param {import('./hand-place.js').Worksheet} worksheet
   */
  #choose(worksheet) {
    const iteration = this.#model?.frame?.outputLayer ?? 0;
    this.#model?.choose(worksheet === 'none' ? { worksheet } : { worksheet, iteration });
  }

  #saved() {
    const [frame, document] = [this.#model?.frame, this.#model?.document()];
    if (!this.#model || !frame || !document) return null;
    const { palette } = this.#stage;
    return { picture: { frame, palette, scale: this.#model.choice.scale }, document };
  }
}

/**
 * @param {IntersectionObserverEntry} entry
 * @returns {boolean}
 */
function isSeen({ intersectionRatio, intersectionRect }) {
  return (
    intersectionRatio >= seenEnough || intersectionRect.height >= seenEnough * window.innerHeight
  );
}

/** @returns {number} */
function randomSeed() {
  return Math.floor(Math.random() * (settings.seed.most + 1));
}
