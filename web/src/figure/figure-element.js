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

export class BackpropFigure extends BaseElement {
  /** Where there is something to share. @type {LessonFolder | null} */
  static place = null;

  /** @type {Model | null} */
  #model = null;
  /** True if the pass plays once when the figure first comes into view. */
  #playsFirst = false;
  /** A small copy draws only while it is in sight. */
  #isOutOfSight = false;
  /** @type {Shown | null} */
  #shown = null;
  #sight = new IntersectionObserver((entries) =>
    this.#comeAndGo(entries.some(({ isIntersecting }) => isIntersecting)),
  );
  #callout = new CalloutView(() => this.#openLab('inspect'));
  #stage = new Stage(
    {
      hover: (place) => this.#model?.point(place, false),
      press: (place) => this.#model?.point(place, true),
      walk: (place) => this.#model?.pick(place),
    },
    (layout) => this.#view.place(layout),
  );
  #dialogs = new PressedDialogs({
    ...(BackpropFigure.place !== null && {
      share: { place: BackpropFigure.place, read: () => this.#model?.state ?? null },
    }),
    save: () => this.#saved(),
    open: (json) => this.#model?.openFile(json),
  });
  #actions = figureActions(() => this.#model, {
    openLab: (panel) => this.#openLab(panel),
    share: BackpropFigure.place === null ? null : (near) => this.#dialogs.open('share', near),
    save: (near) => this.#dialogs.open('save', near),
    open: (near) => this.#dialogs.open('open', near),
  });
  #controls = new FigureControls(this.#actions, {
    fields: new NetworkFields(this.#actions, isFieldOffered),
  });
  #view = new FigureView({
    stage: this.#stage,
    controls: this.#controls,
    inspector: this.#callout,
    dialogs: this.#dialogs.element,
  });
  #firstSight = new FirstSight(this.#stage.element, () => {
    this.#playsFirst = false;
    this.#model?.playFirst();
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
    if (this.shadowRoot) styleFigure(this.shadowRoot);
  }

  connectedCallback() {
    this.#stage.connect();
    if (this.#isCompact) this.#sight.observe(this);
    if (this.#playsFirst) this.#firstSight.watch();
  }

  disconnectedCallback() {
    this.#firstSight.stop();
    this.#sight.disconnect();
    this.#stage.disconnect();
    this.#dialogs.close();
  }

  /**
   * @param {Model} model
   * @param {Shown} shown what to draw
   */
  render(model, shown) {
    if (!this.#model && shown.frame) this.#begin(model, shown);
    this.#shown = shown;
    if (this.#model && !this.#isOutOfSight) this.#view.render(shown);
  }

  /** True for a small copy of the figure, beside the words that speak of it. */
  get #isCompact() {
    return this.hasAttribute('compact');
  }

  /** @param {boolean} isInSight */
  #comeAndGo(isInSight) {
    this.#isOutOfSight = !isInSight;
    if (isInSight && this.#model && this.#shown) this.#view.render(this.#shown);
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
    this.#playsFirst = choice.autoplay && frame?.iteration === 0 && !this.#isCompact;
    if (this.#playsFirst) this.#firstSight.watch();
  }

  /** @param {Choice['panel']} panel */
  #openLab(panel) {
    this.#model?.choose({ view: 'lab', panel });
  }

  #saved() {
    return this.#model && savedFrom(this.#model, this.#stage.palette);
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
