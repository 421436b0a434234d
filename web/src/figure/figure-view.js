/** The figure's own words and the places of its parts: what a frame says around its picture. */
import { BarsView } from '../drawing/bars-view.js';
import { caption, iterationLine, lossLine, phaseOf } from '../words/caption.js';
import { h, setText } from '../parts/dom.js';
import { controlAttribute } from '../parts/shown-controls.js';
import { TableView } from '../drawing/table-view.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {'linear' | 'logarithmic'} BarScale
 *
 * @typedef {object} Parts
 * @property {import('../drawing/stage.js').Stage} stage
 * @property {import('./figure-controls.js').FigureControls} controls
 * @property {import('../inspector/inspector-view.js').InspectorView} inspector
 * @property {HTMLElement[]} dialogs
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
    h('summary', {}, 'The numbers as a table'),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of the numbers' },
      this.#table.element,
    ),
  );
  /** @type {Frame | null} */
  #frame = null;

  /** @param {Parts} parts */
  constructor({ stage, controls, inspector, dialogs }) {
    this.#stage = stage;
    this.#controls = controls;
    this.#inspector = inspector;
    this.#tableBox.addEventListener('toggle', () => this.#showTable());
    const panel = h(
      'div',
      { class: 'panel', part: 'panel' },
      h('h2', {}, 'Gradient magnitude by layer'),
      h('p', { class: 'direction' }, 'output → input'),
      controls.scale,
      this.#bars.element,
      this.#bars.note,
    );
    this.element = h(
      'figure',
      { part: 'figure', 'aria-label': 'Backpropagation, one layer at a time' },
      h('div', { class: 'head' }, this.#caption, this.#iteration),
      this.#loss,
      h('div', { class: 'body' }, stage.element, controls.element, panel),
      inspector.element,
      controls.more,
      this.#tableBox,
      h('figcaption', {}, h('slot', { name: 'caption' })),
      this.#status,
      ...dialogs,
    );
  }

  /**
   * @param {Frame} frame
   * @param {BarScale} scale
   */
  show(frame, scale) {
    this.#frame = frame;
    const text = caption(frame);
    setText(this.#caption, text);
    this.#caption.dataset.phase = phaseOf(frame);
    setText(this.#iteration, iterationLine(frame));
    setText(this.#loss, lossLine(frame));
    this.#stage.label(`The network at iteration ${frame.iteration} of ${frame.iterations}`);
    this.#bars.render(frame, scale);
    this.#controls.showFrame(frame, text);
    this.#inspector.render(frame);
    this.#showTable();
  }

  /** @param {BarScale} scale of the bars from now on */
  scale(scale) {
    if (this.#frame) this.#bars.render(this.#frame, scale);
  }

  /** @param {string} text for a screen reader */
  announce(text) {
    setText(this.#status, text);
  }

  #showTable() {
    if (this.#tableBox.open && this.#frame) this.#table.render(this.#frame);
  }
}
