/** <backprop-lab>: the workbench, whose contents are loaded when a reader opens it. */
import { late } from '../parts/late.js';
import { LateElement } from '../parts/late-element.js';
import { tell } from '../state/events.js';

const loadWorkbench = late(() => import('./workbench.js'));

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../share/share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('./workbench.js').Workbench} Workbench
 */

export class BackpropLab extends LateElement {
  /** Where there is something to share. @type {LessonFolder | null} */
  static place = null;

  /** The view that the reader came from; null if the lab was the first. @type {keyof typeof import('../words/lab.js').backTo | null} */
  cameFrom = null;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {Model | null} */
  #model = null;
  /** @type {Shown | null} */
  #shown = null;
  /** @type {Workbench | null} */
  #workbench = null;
  /** An experiment that is to be set up once there is a workbench. @type {string | null} */
  #wanted = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#workbench?.rest();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#workbench?.connect();
  }

  /**
   * @param {Engine} engine
   * @param {Model} model
   * @param {Shown} shown what to draw
   */
  render(engine, model, shown) {
    this.#engine = engine;
    this.#model = model;
    this.#shown = shown;
    this.#workbench?.render(shown);
    this.await();
  }

  /** @param {boolean} isByReader true to focus the lab, so that the reader's keys go on from there */
  comeIntoSight(isByReader) {
    const isAbove = this.getBoundingClientRect().top < 0;
    if (isAbove) this.scrollIntoView({ block: 'start', behavior: 'instant' });
    if (!isByReader) return;
    this.tabIndex = -1;
    this.focus({ preventScroll: true });
  }

  /** The lab is out of sight: nothing in it goes on. */
  rest() {
    this.#workbench?.rest();
  }

  /** @param {string} experiment of the comparison, which begins */
  setUp(experiment) {
    this.#wanted = experiment;
    this.#begin();
  }

  /** Announces to screen readers what the picture shows. */
  announce() {
    this.#workbench?.announce();
  }

  /** @protected */
  async make() {
    const { Workbench: Inside, styles } = await loadWorkbench();
    const [engine, model] = [this.#engine, this.#model];
    if (!engine || !model) throw new Error('the lab is not shown');
    const workbench = new Inside({
      engine,
      model,
      place: BackpropLab.place,
      cameFrom: () => this.cameFrom,
      onCheck: (id, correct, answer) => tell(this, 'backprop-check', { id, correct, answer }),
    });
    this.#workbench = workbench;
    return { elements: [workbench.element], styles: [styles] };
  }

  /** @protected */
  arrive() {
    this.#workbench?.connect();
    if (this.#shown) this.#workbench?.render(this.#shown);
    this.#begin();
  }

  #begin() {
    if (!this.#workbench || this.#wanted === null) return;
    this.#workbench.setUp(this.#wanted);
    this.#wanted = null;
  }
}
