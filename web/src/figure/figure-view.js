/** The figure's own words and the places of its parts: what a frame says around its picture. */
import { BarsView } from '../drawing/bars-view.js';
import { caption, lossLine, phaseOf, summary } from '../drawing/caption.js';
import { shownPlace } from '../model/selection.js';
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { isShown } from '../state/settings.js';
import { sameNetwork } from '../state/state.js';
import { controlAttribute, showControls } from '../parts/shown-controls.js';
import { TableView } from '../drawing/table-view.js';
import * as words from '../words/figure.js';
import { iterationLine } from '../words/pass.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../drawing/stage.js').Stage} Stage
 * @typedef {import('./figure-controls.js').FigureControls} FigureControls
 * @typedef {import('../inspector/inspector-view.js').InspectorView} InspectorView
 *
 * @typedef {object} Parts
 * @property {Stage} stage
 * @property {FigureControls} controls
 * @property {InspectorView} inspector
 * @property {HTMLElement} dialogs
 */

export class FigureView {
  #stage;
  #controls;
  #inspector;
  #bars = new BarsView();
  #table = new TableView();
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
  constructor({ stage, controls, inspector, dialogs }) {
    this.#stage = stage;
    this.#controls = controls;
    this.#inspector = inspector;
    stage.element.append(inspector.callout);
    controls.element.append(dialogs);
    this.#tableBox.addEventListener('toggle', () => this.#showTable());
    const panel = h(
      'div',
      { class: 'panel', part: 'panel' },
      h('h2', {}, words.bars),
      h('p', { class: 'direction' }, words.direction),
      controls.scale,
      this.#bars.element,
      this.#bars.note,
    );
    this.element = h(
      'figure',
      { part: 'figure', 'aria-label': words.figure },
      button(words.skip, () => this.#end.focus(), 'skip'),
      h('div', { class: 'head' }, this.#caption, this.#iteration),
      this.#loss,
      h('div', { class: 'body' }, stage.element, controls.element, panel),
      inspector.element,
      controls.more,
      this.#tableBox,
      this.#end,
      this.#status,
    );
  }

  /** @param {Shown} shown */
  render(shown) {
    const { choice, frame, progress, selection, playing, own } = shown;
    const before = this.#shown;
    this.#shown = shown;
    if (choice !== before?.choice) {
      this.#stage.recolour();
      showControls(this.element, (name) => isShown(choice.controls, name));
      if (before && !sameNetwork(before.choice, choice)) this.#inspector.forgive();
    }
    if (choice !== before?.choice || own !== before.own) this.#controls.showChoice(choice, own);
    if (playing !== before?.playing) this.#controls.showPlaying(playing);
    if (frame === null) return;
    const isNew = frame !== before?.frame;
    if (isNew) this.#showFrame(frame, choice);
    if (isNew || choice.scale !== before.choice.scale) this.#bars.render(frame, choice.scale);
    if (isNew || selection !== before.selection) {
      const place = shownPlace(selection, frame);
      this.#stage.select(place);
      this.#inspector.render(frame, place, selection.held);
      if (selection !== before?.selection && selection.held) this.announce(this.#inspector.text);
    }
    if (isNew || progress !== before.progress) this.#stage.show(frame, progress);
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
    setText(this.#loss, lossLine(frame));
    this.#stage.label(words.pictureAt(frame), summary(frame));
    this.#controls.showFrame(frame, text, choice);
    this.#showTable();
  }

  /** @param {string} text for a screen reader */
  announce(text) {
    setText(this.#status, text);
  }

  #showTable() {
    const frame = this.#shown?.frame;
    if (this.#tableBox.open && frame) this.#table.render(frame);
  }
}
