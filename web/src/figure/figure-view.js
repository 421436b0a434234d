/** Arranges the figure's parts, and writes a frame's words around its picture. */
import { BarsView } from '../drawing/bars-view.js';
import {
  caption,
  captionParts,
  lossLine,
  phaseOf,
  problemOf,
  summary,
} from '../drawing/caption.js';
import { afterPaint } from '../parts/after-paint.js';
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { isShown } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';
import { showControls } from '../parts/shown-controls.js';
import { PromptView } from './prompt-view.js';
import { Ear } from '../sound/ear.js';
import { Walker } from './walker.js';
import * as words from '../words/figure.js';
import { dash, iterationLine, updateRefused } from '../words/pass.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../drawing/network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {import('../drawing/stage.js').Stage} Stage
 * @typedef {import('./figure-controls.js').FigureControls} FigureControls
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 *
 * @typedef {object} Parts
 * @property {Stage} stage
 * @property {FigureControls} controls
 * @property {Inspector} inspector
 * @property {HTMLElement} dialogs
 * @property {(place: NetworkPart) => void} pick called with the part that a key leads to
 * @property {readonly Extra[]} [extras] between the controls and the caption
 *
 * @typedef {object} Inspector says what the selected part is
 * @property {HTMLElement} callout beside the part
 * @property {string} text the same for a screen reader
 * @property {(frame: Frame, place: NetworkPart | null, isHeld: boolean) => void} render
 * @property {() => void} [forgive] clears the errors of its fields
 *
 * @typedef {object} Extra a panel below the figure's controls
 * @property {HTMLElement} element
 * @property {(shown: Shown) => void} render called with everything that the figure shows
 * @property {(layout: NetworkLayout) => void} [place] called when the columns move
 */

export class FigureView {
  #stage;
  #controls;
  #inspector;
  #extras;
  #walker;
  #ear;
  #bars = new BarsView((said) => {
    this.#prompt.takeWhy();
    if (said.length > 0) this.announce(said.join('. '));
  });
  /** What the bars were before a change of the network, until the pass goes on. @type {readonly (number | null)[]} */
  #ghosts = [];
  #prompt = new PromptView();
  #phase = h('span', { class: 'phase' });
  #dash = h('span', { class: 'dash' });
  #happening = h('span', { class: 'happening' });
  #caption = h(
    'p',
    { class: 'caption', part: 'caption' },
    this.#phase,
    this.#dash,
    this.#happening,
  );
  #iteration = h('p', { class: 'iteration', part: 'iteration' });
  #loss = h('p', { class: 'loss', part: 'loss' });
  /** Why the numbers or an update failed. */
  #problem = h('p', { class: 'problem' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #end = h('figcaption', { tabindex: -1 }, h('slot', { name: 'caption' }));
  /** What is drawn, to draw only what is new. @type {Shown | null} */
  #shown = null;

  /** @param {Parts} parts */
  constructor({ stage, controls, inspector, dialogs, pick, extras = [] }) {
    this.#stage = stage;
    this.#walker = new Walker(
      () => this.#shown,
      pick,
      (text) => this.announce(text),
    );
    stage.walkBy(this.#walker);
    this.#ear = new Ear({
      above: controls.element,
      read: () => this.#heard,
      bars: () => this.#bars.list,
    });
    this.#controls = controls;
    this.#inspector = inspector;
    this.#extras = extras;
    stage.element.append(inspector.callout);
    controls.element.append(dialogs);
    // A reader may want more or less to be said.
    controls.element.addEventListener('change', () => this.#bars.label());
    this.element = h(
      'figure',
      { part: 'figure', 'aria-label': words.figure },
      button(words.skip, () => this.#end.focus(), 'skip'),
      h(
        'div',
        { class: 'card' },
        h('div', { class: 'head' }, this.#caption, this.#loss, this.#iteration),
        stage.element,
        this.#bars.element,
        controls.element,
        ...extras.map(({ element }) => element),
      ),
      this.#problem,
      this.#prompt.element,
      this.#end,
      this.#status,
    );
  }

  /** Plays the gradient, and what it was before a change while its outline stands beside it. */
  listen() {
    this.#ear.listen();
  }

  get #heard() {
    const layers = this.#shown?.arrived?.layers.slice(1) ?? [];
    const now = { name: words.now, magnitudes: layers.map(({ magnitude }) => magnitude) };
    const before = { name: words.before, magnitudes: this.#ghosts };
    return before.magnitudes.length > 0 ? [now, before] : [now];
  }

  /** @param {NetworkLayout} layout of the picture */
  place(layout) {
    this.#bars.place(layout);
    for (const extra of this.#extras) extra.place?.(layout);
  }

  /** @param {Shown} shown */
  render(shown) {
    this.#renderFigure(shown);
    for (const extra of this.#extras) extra.render(shown);
  }

  /** @param {Shown} shown */
  #renderFigure(shown) {
    const { choice, frame, arrived, progress, selection, playing, own } = shown;
    const before = this.#shown;
    this.#shown = shown;
    if (choice !== before?.choice) {
      if (before?.choice.theme !== choice.theme || before.choice.size !== choice.size)
        this.#stage.recolour();
      if (before?.choice.controls !== choice.controls)
        showControls(this.element, (name) => isShown(choice.controls, name));
      if (before && !sameNetwork(before.choice, choice)) this.#inspector.forgive?.();
    }
    if (choice !== before?.choice || own !== before.own) this.#controls.showChoice(choice, own);
    if (playing !== before?.playing) this.#controls.showPlaying(playing);
    this.#controls.showNextSteps(shown.nextSteps);
    if (frame === null || arrived === null) return;
    const isNew = arrived !== before?.arrived;
    if (isNew) {
      this.#ghosts = ghostsOf(arrived, before);
      this.#showFrame(arrived, choice);
    }
    if (isNew || shown.refusal !== before.refusal) {
      setText(this.#loss, lossLine(arrived));
      this.#loss.toggleAttribute('data-updated', arrived.lossBefore !== null);
      setText(this.#problem, problemOf(arrived, shown.refusal));
      if (shown.refusal !== null) this.announce(updateRefused(shown.refusal));
    }
    // Before the bars, which stand under the picture's columns.
    if (frame !== before?.frame || progress !== before.progress) this.#stage.show(frame, progress);
    if (isNew || choice.scale !== before.choice.scale) {
      const glides = before?.arrived?.scale === arrived.scale;
      this.#bars.render(arrived, choice.scale, this.#ghosts, glides);
    }
    this.#prompt.render(shown);
    if (isNew || selection !== before.selection) {
      this.#stage.select(selection.chosen);
      this.#inspector.render(arrived, selection.chosen, selection.held);
      if (selection !== before?.selection && selection.held)
        this.#walker.tell(this.#inspector.text);
    }
  }

  /**
   * @param {Frame} frame
   * @param {Shown['choice']} choice
   */
  #showFrame(frame, choice) {
    const [phase, happening] = captionParts(frame);
    setText(this.#phase, phase);
    setText(this.#dash, dash);
    setText(this.#happening, happening);
    this.#caption.dataset.phase = phaseOf(frame);
    setText(this.#iteration, iterationLine(frame));
    this.#label(frame);
    this.#controls.showFrame(frame, caption(frame), choice);
  }

  #label = afterPaint((/** @type {Frame} */ frame) =>
    this.#stage.label(words.pictureAt(frame), summary(frame)),
  );

  /** @param {string} text for a screen reader */
  announce(text) {
    setText(this.#status, text);
  }
}

/**
 * @param {Frame} arrived
 * @param {Shown | null} before
 * @returns {readonly (number | null)[]} for layers 1…N, the bars of another network of the same depth at the
 *   same iteration
 */
function ghostsOf(arrived, before) {
  const other = before?.arrived;
  const isOther =
    other && other.scale !== arrived.scale && other.layersBefore === arrived.layersBefore;
  if (
    !isOther ||
    other.iteration !== arrived.iteration ||
    other.outputLayer !== arrived.outputLayer
  )
    return [];
  return other.layers.slice(1).map(({ magnitude }) => magnitude);
}
