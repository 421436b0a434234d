/** "Your own": a form for a small network, fetched when the panel is first open. */
import { addStyles } from '../parts/adopt-styles.js';
import { h } from '../parts/dom.js';
import { fetching } from '../parts/fetching.js';
import { late } from '../parts/late.js';
import { missingPart } from '../parts/stand-in.js';

const loadForm = late(() => import('../form/form-view.js'));

/**
 * @typedef {import('../form/form-view.js').FormView} FormView
 * @typedef {import('../form/form-view.js').FormContext} FormContext
 * @typedef {import('../model/model.js').Shown} Shown
 *
 * @typedef {object} FormPanelContext
 * @property {import('../model/model.js').Model} model
 * @property {FormContext['exported']} exported
 * @property {FormContext['open']} open
 */

export class FormPanel {
  element = h('div');
  #context;
  /** @type {FormView | null} */
  #view = null;
  /** What was rendered last: the choice and the parameters, by identity. */
  #seen = /** @type {unknown[]} */ ([]);
  #fetch = fetching(
    async () => {
      const { FormView: View, styles } = await loadForm();
      const root = this.element.getRootNode();
      if (root instanceof ShadowRoot) addStyles(root, styles);
      const { model, ...context } = this.#context;
      this.#view = new View({
        ...context,
        read: () => this.#read(),
        undo: () => model.undo(),
        redo: () => model.redo(),
      });
      this.element.replaceChildren(this.#view.element);
      this.render(model.shown);
    },
    (_, again) => this.element.replaceChildren(missingPart(again)),
  );

  /** @param {FormPanelContext} context */
  constructor(context) {
    this.#context = context;
  }

  /** @param {Shown} shown */
  render({ choice, nextSteps }) {
    if (!this.#view) {
      this.#fetch();
      return;
    }
    const seen = [choice, this.#context.model.run?.snapshot];
    // A picture that only moves has the same network.
    if (seen.every((each, k) => each === this.#seen[k])) return;
    this.#seen = seen;
    this.#view.render(nextSteps);
  }

  /** @returns {import('../engine/documents.js').NetworkDocument | null} */
  #read() {
    const { model } = this.#context;
    const document = model.document();
    return document && { ...document, learning_rate: model.choice.learningRate };
  }
}
