/** Follows the reader's progress through figures and questions, and tells the host when it is complete. */
import { hear, tell } from '../state/events.js';
import { Progress } from './progress.js';
import { worksheetQuestion } from '../hand/worksheet-question.js';
import { prediction } from '../break-it/break-it-element.js';
import { questionsIn } from './questions.js';

/**
 * @typedef {import('../state/state.js').State} State
 */

export class Reading {
  #lesson;
  #root;
  #progress = new Progress([], []);
  /** False while settings still come from attributes or a link. */
  #isReady = false;
  /** The view that the progress is of. @type {State['view'] | null} */
  #view = null;

  /**
   * @param {HTMLElement} lesson
   * @param {ShadowRoot} root of the lesson
   */
  constructor(lesson, root) {
    this.#lesson = lesson;
    this.#root = root;
    hear(lesson, 'backprop-change', () => this.#come(() => this.#progress.pass('tried')));
    hear(lesson, 'backprop-ready', () => (this.#isReady = true));
    hear(root, 'backprop-check', ({ id, correct, answer }) =>
      this.#come(() => this.#progress.answer(id, correct, answer)),
    );
  }

  get progress() {
    return this.#progress;
  }

  /**
   * @param {Pick<State, 'view' | 'worksheet'>} choice another view restarts the progress, but not a visit
   *   to the lab; a worksheet of the figure or the lab adds one question
   */
  begin({ view, worksheet }) {
    const isVisit = view === 'lab' && this.#view !== null && this.#isReady;
    const begun = isVisit ? this.#view : view;
    // A reader of the lesson may begin a worksheet in the lab: it is nothing that the lesson waits for.
    const isAsked = worksheet !== 'none' && (begun === 'figure' || begun === 'lab');
    const more = isAsked ? [worksheetQuestion] : [];
    if (this.#view === begun) return this.#progress.expect(more);
    this.#view = view;
    /** @type {Readonly<Record<State['view'], string[]>>} */
    const questions = {
      lesson: [...questionsIn(this.#root, 'lesson'), prediction],
      figure: [],
      'break-it': [prediction],
      lab: [],
    };
    /** @type {import('./progress.js').Step[]} */
    const steps = view === 'break-it' ? ['tried'] : ['forward', 'backward'];
    const all = [...questionsIn(this.#root), prediction];
    const isOpen = view === 'lesson' || view === 'lab';
    const others = isOpen ? all.filter((each) => !questions[view].includes(each)) : [];
    this.#progress = new Progress(steps, questions[view], others);
    this.#progress.expect(more);
  }

  /**
   * @param {number} iteration to which the reader has gone in the pass
   * @param {number} iterations of the pass
   */
  see(iteration, iterations) {
    this.#come(() => {
      if (iteration >= iterations / 2) this.#progress.pass('forward');
      if (iteration === iterations) this.#progress.pass('backward');
    });
  }

  /** @param {() => void} further records the reader's progress */
  #come(further) {
    const before = this.#progress.complete;
    further();
    const { complete, score } = this.#progress;
    if (complete && !before) tell(this.#lesson, 'backprop-complete', { score });
  }
}
