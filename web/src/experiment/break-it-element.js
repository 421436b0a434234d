/** <backprop-break-it>: depth and activation in place, and what they do to the first layer. */
import { BarsView } from '../drawing/bars-view.js';
import { summary } from '../drawing/caption.js';
import { RatioPlot } from '../drawing/ratio-plot.js';
import { Stage } from '../drawing/stage.js';
import { BaseElement } from '../parts/base-element.js';
import { opener } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { radioGroup, rangeSlider } from '../parts/fields.js';
import { styleFigure } from '../parts/figure-sheet.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { named, showControls } from '../parts/shown-controls.js';
import { standIn } from '../parts/stand-in.js';
import { PressedDialogs } from '../share/pressed-dialogs.js';
import { activations } from '../state/choices.js';
import { isShown, sameValue, settings } from '../state/settings.js';
import { changeOf, networkOf } from '../state/state.js';
import * as words from '../words/experiment.js';
import { bars, directionLogarithmic } from '../words/figure.js';
import { share } from '../words/sharing.js';
import { Curves, lastFrame, verdict } from './measured.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/share-addresses.js').Place} Place
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 */

export class BackpropBreakIt extends BaseElement {
  /** Where there is something to share. @type {Place | null} */
  static place = null;

  /** @type {Model | null} */
  #model = null;
  /** What is drawn, to draw only what is new. @type {Choice | null} */
  #shown = null;
  #curves = new Curves();
  #stage = new Stage();
  #bars = new BarsView();
  #plot = new RatioPlot(settings.depth);
  #dialogs = new PressedDialogs({
    ...(BackpropBreakIt.place !== null && {
      share: { place: BackpropBreakIt.place, read: () => this.#model?.state ?? null },
    }),
  });
  #shareButton = named(
    'share',
    opener(share, (near) => this.#dialogs.open('share', near)),
  );
  #verdict = h('p', { class: 'verdict', part: 'verdict' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #announce = onceQuiet((/** @type {string} */ found) => setText(this.#status, found));
  #depth = rangeSlider(settings.depth, (depth) => this.#choose({ depth }));
  #activation = radioGroup(settings.activation.name, activations, (activation) =>
    this.#choose({ activation }),
  );

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    styleFigure(root);
    root.append(standIn());
    named('depth', this.#depth.element);
    named('activation', this.#activation.element);
  }

  adoptedCallback() {
    if (this.shadowRoot) styleFigure(this.shadowRoot);
  }

  connectedCallback() {
    this.#stage.connect();
  }

  disconnectedCallback() {
    this.#dialogs.close();
    this.#stage.disconnect();
  }

  /**
   * @param {Engine} engine
   * @param {Model} model
   */
  render(engine, model) {
    if (!this.#model) {
      this.#model = model;
      this.toggleAttribute('ready', true);
      this.shadowRoot?.replaceChildren(this.#build());
    }
    const { choice } = model;
    const [before, network] = [this.#shown, networkOf(choice, 'experiment')];
    if (choice === before) return;
    this.#shown = choice;
    this.#stage.recolour();
    if (!before || !sameValue('experiment', networkOf(before, 'experiment'), network)) {
      this.#draw(engine, network);
    }
    showControls(/** @type {ShadowRoot} */ (this.shadowRoot), (name) =>
      isShown(choice.controls, name),
    );
    // In the whole lesson, the first figure has the button for all of it.
    this.#shareButton.hidden ||= BackpropBreakIt.place === null || choice.view !== 'break-it';
  }

  /**
   * @param {unknown} problem why there is no engine
   * @param {() => void} again another attempt to have it
   */
  fail(problem, again) {
    this.shadowRoot?.replaceChildren(standIn(problem, again));
  }

  #build() {
    return h(
      'figure',
      { class: 'break-it', part: 'figure', 'aria-label': words.title },
      h(
        'div',
        { class: 'controls', part: 'controls' },
        h(
          'div',
          { class: 'row' },
          this.#depth.element,
          this.#activation.element,
          h('div', { class: 'row-end' }, this.#shareButton),
        ),
      ),
      this.#verdict,
      this.#status,
      h(
        'div',
        { class: 'body' },
        this.#stage.element,
        h(
          'div',
          { class: 'panel', part: 'panel' },
          h('h3', {}, bars),
          h('p', { class: 'direction' }, directionLogarithmic),
          this.#bars.element,
          this.#bars.note,
        ),
      ),
      h('h3', { class: 'plot-title' }, words.plotTitle),
      this.#plot.element,
      this.#dialogs.element,
    );
  }

  /** @param {Partial<NetworkChoice>} change */
  #choose(change) {
    if (this.#model) this.#model.choose(changeOf(this.#model.choice, 'experiment', change));
  }

  /**
   * @param {Engine} engine
   * @param {NetworkChoice} network
   */
  #draw(engine, network) {
    const { depth, activation } = network;
    const frame = lastFrame(engine, network);
    this.#depth.show(depth);
    this.#activation.show(activation);
    this.#stage.label(words.pictureOf(depth), summary(frame));
    this.#stage.show(frame, 1);
    this.#bars.render(frame, 'logarithmic');
    this.#plot.render(this.#curves.of(engine, network), depth);
    const found = verdict(network, frame);
    setText(this.#verdict, found);
    this.#announce(found);
  }
}
