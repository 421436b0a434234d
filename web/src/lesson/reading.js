/** Follows the reader's progress through figures and questions, and tells the host when it is complete. */
import { hear, tell } from '../state/events.js';
import { Progress } from './progress.js';
import { worksheetQuestion } from '../figure/hand-place.js';
import { prediction } from '../experiment/break-it-element.js';
import { questionsIn } from './questions.js';

/**
 * @typedef {import('../state/state.js').State} State
 */

export class Reading {
  #lesson;
  #root;
  #progress = new Progress([], []);
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
    hear(lesson, 'backprop-iteration', ({ iteration, iterations }) =>
      this.#come(() => {
        if (iteration >= iterations / 2) this.#progress.pass('forward');
        if (iteration === iterations) this.#progress.pass('backward');
      }),
    );
    hear(root, 'backprop-check', ({ id, correct, answer }) =>
      this.#come(() => this.#progress.answer(id, correct, answer)),
    );
  }

  get progress() {
    return this.#progress;
  }

  /**
   * @param {Pick<State, 'view' | 'worksheet'>} choice another view restarts the progress; a worksheet
   *   adds one question
   */
  begin({ view, worksheet }) {
    const more = worksheet === 'none' || view === 'break-it' ? [] : [worksheetQuestion];
    if (this.#view === view) return this.#progress.expect(more);
    this.#view = view;
    /** @type {Readonly<Record<State['view'], string[]>>} */
    const questions = {
      lesson: [...questionsIn(this.#root), prediction],
      figure: [],
      'break-it': [prediction],
    };
    /** @type {import('./progress.js').Step[]} */
    const steps = view === 'break-it' ? ['tried'] : ['forward', 'backward'];
    this.#progress = new Progress(steps, questions[view]);
    this.#progress.expect(more);
  }

  /** @param {() => void} further records the reader's progress */
  #come(further) {
    const before = this.#progress.complete;
    further();
    const { complete, score } = this.#progress;
    if (complete && !before) tell(this.#lesson, 'backprop-complete', { score });
  }
}
