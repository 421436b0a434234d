/** The inside of "Now Break It": a script of its own, fetched when a reader comes near. */
import { Pace } from '../learning/pace.js';
import { h } from '../parts/dom.js';
import * as words from '../words/experiment.js';
import { BreakView } from './break-view.js';
import { RepairView } from './repair-view.js';
import styles from '../../styles/lab/lab.css';

export { styles };

/**
 * @typedef {import('./break-view.js').LabContext} LabContext
 * @typedef {Omit<LabContext, 'pace'>} LabPlace
 */

export class Lab {
  #pace = new Pace({
    request: (tick) => requestAnimationFrame(tick),
    cancel: (id) => cancelAnimationFrame(id),
  });
  #break;
  #repair;
  element;

  /**
   * @param {LabPlace} place
   * @param {...Node} end what stands below
   */
  constructor(place, ...end) {
    this.#break = new BreakView({ ...place, pace: this.#pace });
    this.#repair = new RepairView({ ...place, pace: this.#pace });
    this.element = h(
      'figure',
      { class: 'break-it', part: 'figure', 'aria-label': words.title },
      this.#break.element,
      this.#repair.element,
      ...end,
    );
  }

  render() {
    this.#break.render();
    this.#repair.render();
  }

  /** @param {import('../words/undo.js').NextSteps} nextSteps of Undo and Redo */
  showNextSteps(nextSteps) {
    this.#repair.showNextSteps(nextSteps);
  }

  /** @param {boolean} isSeen what nobody sees waits */
  see(isSeen) {
    this.#pace.see(isSeen);
  }

  /** @param {string} experiment of “Now repair it”, which begins */
  setUp(experiment) {
    this.#repair.setUp(experiment);
  }

  /** @param {string} given an answer to the prediction that was given before */
  showAnswer(given) {
    this.#break.showAnswer(given);
  }
}
