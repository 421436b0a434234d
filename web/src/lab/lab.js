/** The comparison of two networks that learn, and the map of depth and weight size. */
import { Pace } from '../learning/pace.js';
import { MapView } from './map-view.js';
import { RepairView } from './repair-view.js';
import styles from '../../styles/lab/lab.css';

export { styles };

/** @typedef {import('./lab-context.js').LabContext} LabContext */

export class Lab {
  #model;
  #pace = new Pace({
    request: (tick) => requestAnimationFrame(tick),
    cancel: (id) => cancelAnimationFrame(id),
  });
  #repair;
  #map;

  /** @param {Omit<LabContext, 'pace'>} place */
  constructor({ engine, model }) {
    const context = { engine, model, pace: this.#pace };
    this.#model = model;
    this.#repair = new RepairView(context);
    this.#map = new MapView(context);
  }

  /** Two networks side by side, with their presets, points and seeds. */
  get comparison() {
    return this.#repair.element;
  }

  /** Depth × size of the weights. */
  get map() {
    return this.#map.element;
  }

  /** Shows what the model holds. */
  render() {
    this.#repair.render();
    this.#map.render(this.#model.choice.broken);
  }

  /** @param {import('../words/undo.js').NextSteps} nextSteps of Undo and Redo */
  showNextSteps(nextSteps) {
    this.#repair.showNextSteps(nextSteps);
  }

  /** @param {boolean} isSeen what nobody sees waits */
  see(isSeen) {
    this.#pace.see(isSeen);
  }

  /** @param {string} experiment a preset of the comparison, which begins */
  setUp(experiment) {
    this.#repair.setUp(experiment);
  }
}
