/** Arranges the figure's parts, and writes a frame's words around its picture. */
import { BarsView } from '../drawing/bars-view.js';
import { caption, lossLine, phaseOf, summary } from '../drawing/caption.js';
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { isShown } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';
import { controlAttribute, showControls } from '../parts/shown-controls.js';
import { LossHistory } from '../drawing/loss-history.js';
import { MovementView } from '../drawing/movement-view.js';
import { pictureKey } from '../drawing/picture-key.js';
import { TableView } from '../drawing/table-view.js';
import * as words from '../words/figure.js';
import { iterationLine, updateRefused } from '../words/pass.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../drawing/stage.js').Stage} Stage
 * @typedef {import('./figure-controls.js').FigureControls} FigureControls
 * @typedef {import('../inspector/inspector-view.js').InspectorView} InspectorView
 * @typedef {import('./doubt-place.js').DoubtPlace} DoubtPlace
 * @typedef {import('./hand-place.js').HandPlace} HandPlace
 *
 * @typedef {object} Parts
 * @property {Stage} stage
 * @property {FigureControls} controls
 * @property {InspectorView} inspector
 * @property {DoubtPlace} doubt
 * @property {HandPlace} hand
 * @property {HTMLElement} dialogs
 */

export class FigureView {
  #stage;
  #controls;
  #inspector;
  #doubt;
  #hand;
  #bars;
  /** What the bars were before a change of the network, until the pass goes on. @type {readonly (number | null)[]} */
  #ghosts = [];
  #table = new TableView();
  #movement = new MovementView();
  #history = new LossHistory();
  #caption = h('p', { class: 'caption', part: 'caption' });
  #iteration = h('p', { class: 'iteration', part: 'iteration' });
  #loss = h('p', { class: 'loss', part: 'loss' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #tableBox = h(
    'details',
    { part: 'table', [controlAttribute]: 'table' },
    h('summary', {}, words.numbersAsTable),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.tableOfNumbers },
      this.#table.element,
    ),
  );
  #end = h('figcaption', { tabindex: -1 }, h('slot', { name: 'caption' }));
  /** What is drawn, to draw only what is new. @type {Shown | null} */
  #shown = null;

  /** @param {Parts} parts */
  constructor({ stage, controls, inspector, doubt, hand, dialogs }) {
    this.#stage = stage;
    this.#controls = controls;
    this.#inspector = inspector;
    this.#doubt = doubt;
    this.#hand = hand;
    stage.element.append(inspector.callout);
    controls.element.append(dialogs);
    this.#tableBox.addEventListener('toggle', () => this.#showTable());
    this.#bars = new BarsView(controls.scale);
    this.element = h(
      'figure',
      { part: 'figure', 'aria-label': words.figure },
      button(words.skip, () => this.#end.focus(), 'skip'),
      h('div', { class: 'head' }, this.#caption, this.#iteration),
      h('div', { class: 'losses' }, this.#loss, this.#history.element),
      stage.element,
      this.#bars.element,
      controls.transport,
      controls.element,
      this.#movement.element,
      pictureKey(),
      inspector.element,
      doubt.element,
      controls.more,
      this.#tableBox,
      hand.element,
      this.#end,
      this.#status,
    );
  }

  /** @param {import('../drawing/network-layout.js').NetworkLayout} layout of the picture */
  place(layout) {
    this.#bars.place(layout);
    this.#movement.place(layout);
  }

  /** @param {Shown} shown */
  render(shown) {
    const { choice, frame, arrived, progress, selection, playing, own } = shown;
    const before = this.#shown;
    this.#shown = shown;
    if (choice !== before?.choice) {
      this.#stage.recolour();
      showControls(this.element, (name) => isShown(choice.controls, name));
      if (before && !sameNetwork(before.choice, choice)) this.#inspector.forgive();
    }
    if (choice !== before?.choice || own !== before.own) this.#controls.showChoice(choice, own);
    if (playing !== before?.playing) this.#controls.showPlaying(playing);
    this.#controls.showNextSteps(shown.nextSteps);
    if (frame === null || arrived === null) return;
    const isNew = arrived !== before?.arrived;
    if (isNew || choice !== before.choice) this.#hand.render(choice);
    if (isNew) {
      this.#ghosts = ghostsOf(arrived, before);
      this.#showFrame(arrived, choice);
    }
    if (isNew || shown.refusal !== before.refusal) {
      setText(this.#loss, lossLine(arrived, shown.refusal));
      if (shown.refusal !== null) this.announce(updateRefused(shown.refusal));
    }
    if (isNew || choice.scale !== before.choice.scale) {
      this.#bars.render(arrived, choice.scale, this.#ghosts);
      this.#movement.render(arrived, choice.scale);
    }
    if (isNew || selection !== before.selection) {
      this.#stage.select(selection.chosen);
      this.#inspector.render(arrived, selection.chosen, selection.held);
      const place = selection.held ? selection.chosen : null;
      this.#doubt.ask(place && { frame: arrived, place });
      if (selection !== before?.selection && selection.held) this.announce(this.#inspector.text);
    }
    if (frame !== before?.frame || progress !== before.progress) this.#stage.show(frame, progress);
  }

  /**
   * @param {Frame} frame
   * @param {Shown['choice']} choice
   */
  #showFrame(frame, choice) {
    const text = caption(frame);
    setText(this.#caption, text);
    this.#caption.dataset.phase = phaseOf(frame);
    setText(this.#iteration, iterationLine(frame));
    this.#history.render(frame);
    this.#stage.label(words.pictureAt(frame), summary(frame));
    this.#controls.showFrame(frame, text, choice);
    this.#showTable();
  }

  /** @param {string} text for a screen reader */
  announce(text) {
    setText(this.#status, text);
  }

  #showTable() {
    const arrived = this.#shown?.arrived;
    if (this.#tableBox.open && arrived) this.#table.render(arrived);
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
