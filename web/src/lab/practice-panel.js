/** "Practice": questions on new networks, fetched when the panel is first open. */
import { addStyles } from '../parts/adopt-styles.js';
import { h } from '../parts/dom.js';
import { fetching } from '../parts/fetching.js';
import { late } from '../parts/late.js';
import { missingPart } from '../parts/stand-in.js';
import { printAlone } from './print-alone.js';

const loadPractice = late(() => import('../practice/practice-view.js'));

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../practice/practice-view.js').PracticeView} PracticeView
 */

export class PracticePanel {
  element = h('div');
  #context;
  /** @type {PracticeView | null} */
  #view = null;
  #seed = 0;
  #fetch = fetching(
    async () => {
      const { PracticeView: View, styles } = await loadPractice();
      const root = this.element.getRootNode();
      if (root instanceof ShadowRoot) addStyles(root, styles);
      this.#view = new View({
        ...this.#context,
        print: () => printAlone(this.element, 'practice'),
      });
      this.element.replaceChildren(this.#view.element);
      this.#view.render(this.#seed);
    },
    (_, again) => this.element.replaceChildren(missingPart(again)),
  );

  /** @param {{engine: Engine, choose: (seed: number) => void}} context `choose`: another set of questions */
  constructor(context) {
    this.#context = context;
  }

  /** @param {Shown} shown */
  render({ choice: { practice } }) {
    this.#seed = practice;
    if (this.#view) this.#view.render(practice);
    else this.#fetch();
  }
}
