/** The figure's network in the lab: its picture, its bars, its controls and every field. */
import { Stage } from '../drawing/stage.js';
import { spoken } from '../drawing/caption.js';
import { figureActions } from '../figure/figure-actions.js';
import { FigureControls } from '../figure/figure-controls.js';
import { FigureView } from '../figure/figure-view.js';
import { NetworkFields } from '../figure/network-fields.js';
import { UpdatesPlace } from '../figure/updates-place.js';
import { InspectorView } from '../inspector/inspector-view.js';
import { h } from '../parts/dom.js';
import * as words from '../words/lab.js';

/**
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../figure/figure-actions.js').OtherActions} OtherActions
 */

export class BenchPicture {
  #model;
  #stage;
  #view;
  /** Explains the selected part; its long form stands in a panel. */
  inspector;

  /**
   * @param {Model} model
   * @param {Omit<OtherActions, 'listen'> & {dialogs: HTMLElement}} others
   */
  constructor(model, { dialogs, ...others }) {
    this.#model = model;
    this.inspector = new InspectorView(
      (place) => model.pick(place),
      (place, value) => model.edit(place, value),
    );
    this.#stage = new Stage(
      {
        hover: (place) => {
          if (!this.inspector.isUsed()) model.point(place, false);
        },
        press: (place) => model.point(place, true),
      },
      (layout) => this.#view.place(layout),
    );
    const actions = figureActions(() => model, {
      ...others,
      listen: () => this.#view.listen(),
    });
    const fields = new NetworkFields(actions);
    const controls = new FigureControls(actions, { fields: null, allActivations: true });
    const network = h(
      'details',
      { class: 'network' },
      h('summary', {}, words.network),
      fields.element,
    );
    this.#view = new FigureView({
      stage: this.#stage,
      controls,
      inspector: this.inspector,
      dialogs,
      pick: (place) => model.pick(place),
      extras: [
        new UpdatesPlace(),
        { element: network, render: (shown) => showFields(fields, shown) },
      ],
    });
  }

  get element() {
    return this.#view.element;
  }

  get palette() {
    return this.#stage.palette;
  }

  connect() {
    this.#stage.connect();
  }

  disconnect() {
    this.#stage.disconnect();
  }

  /** @param {Shown} shown */
  render(shown) {
    this.#view.render(shown);
  }

  /** @param {import('../network/parameters.js').ShownWay[]} ways paths to show in the picture */
  trace(ways) {
    this.#stage.trace(ways);
  }

  /** Announces to screen readers what the picture shows. */
  announce() {
    if (this.#model.frame) this.#view.announce(spoken(this.#model.frame));
  }
}

/**
 * @param {NetworkFields} fields
 * @param {Shown} shown
 */
function showFields(fields, { choice, own, arrived }) {
  fields.showChoice(choice, own);
  if (arrived) fields.showFrame(arrived, choice);
}
