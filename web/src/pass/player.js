/** Moves a run through its passes: plays it, steps it, or jumps to an iteration. */
import { samePlace } from './frame.js';
import { Clock, arrival, iterationDuration, split } from './clock.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./run.js').Run} Run
 * @typedef {Pick<import('../state/state.js').State, 'speed'>} Pace
 *
 * @typedef {object} PlayerContext
 * @property {import('./clock.js').Scheduler} scheduler
 * @property {() => boolean} isMotionReduced true if the reader wants jumps instead of movement
 * @property {(frame: Frame) => void} onFrame called when another frame is shown
 * @property {(frame: Frame, progress: number) => void} onMove called with the progress of the shown
 *   iteration, in (0, 1]
 * @property {(playing: boolean) => void} onPlaying called when playing starts or stops
 * @property {() => void} onRest called when a movement reaches its goal
 * @property {(problem: Error) => void} onRefusal called when the engine refuses an update; nothing changed
 */

/** Milliseconds for a single step. It is faster than playing, since the reader asked for its result. */
const stepDuration = 550;

export class Player {
  /** @type {PlayerContext} */
  #context;
  /** @type {Run | null} */
  #run = null;
  /** @type {Frame | null} */
  #frame = null;
  /** @type {Frame | null} */
  #arrived = null;
  #playing = false;
  #clock;

  /** @param {PlayerContext} context */
  constructor(context) {
    this.#context = context;
    this.#clock = new Clock({
      onMove: (position) => this.#show(position),
      onRest: () => this.#rest(),
      scheduler: context.scheduler,
    });
  }

  /** The run being played; null before the first is opened. */
  get run() {
    return this.#run;
  }

  /** The frame that is shown. */
  get frame() {
    return this.#frame;
  }

  /**
   * The frame that captions and numbers show; an iteration's frame once its signal has arrived.
   *
   * @returns {Frame | null}
   */
  get arrived() {
    return this.#arrived;
  }

  get playing() {
    return this.#playing;
  }

  get moving() {
    return this.#clock.moving;
  }

  /** The progress of the shown iteration, in (0, 1]. */
  get progress() {
    return split(this.#clock.position).progress;
  }

  /**
   * Shows a run and closes the previous one.
   *
   * @param {Run} run
   * @param {number} [iteration] at which to show it
   */
  open(run, iteration = 0) {
    this.close();
    this.#run = run;
    this.#jumpAnew(iteration);
  }

  /**
   * @param {Run} run
   * @returns {number} the run's iteration that corresponds to the one now shown
   */
  placeIn(run) {
    return this.#frame ? samePlace(this.#frame, run.iterations) : 0;
  }

  /** Closes the run; nothing is shown from then on. */
  close() {
    this.pause();
    this.#run?.close();
    this.#run = null;
    this.#frame = null;
    this.#arrived = null;
  }

  /**
   * Plays to the end of the pass; from there, plays the same pass again.
   *
   * @param {Pace} pace
   */
  play({ speed }) {
    if (this.#isAtEnd()) this.#clock.jumpTo(0);
    this.#setPlaying(true);
    this.#moveToEnd(speed);
  }

  /** @param {Pace} pace at which playing continues */
  changePace({ speed }) {
    if (this.#playing) this.#moveToEnd(speed);
  }

  pause() {
    this.#clock.pause();
    this.#setPlaying(false);
  }

  /**
   * Goes one iteration forward, unless at the end of the pass. Finishes a step under way first.
   *
   * @param {Pace} pace
   */
  step({ speed }) {
    if (this.#clock.moving && !this.#playing) this.#clock.finish();
    this.pause();
    if (this.#isAtEnd()) return;
    const goal = Math.floor(this.#clock.position) + 1;
    if (this.#context.isMotionReduced()) this.#clock.jumpTo(goal);
    else this.#clock.moveTo(goal, { duration: stepDuration / speed, smooth: true });
  }

  /**
   * Makes the update, and shows the next pass at its end: its loss stands beside the one before. If the
   * engine refuses the update, nothing changes.
   *
   * @param {number} learningRate
   * @param {'mean' | 'example'} [by] the gradients of all examples, or of the one shown
   */
  update(learningRate, by) {
    const run = this.#run;
    if (!run) return;
    this.pause();
    try {
      run.update(learningRate, by);
    } catch (problem) {
      return this.#context.onRefusal(/** @type {Error} */ (problem));
    }
    this.#jumpAnew(run.iterations);
  }

  /** True if an iteration precedes the one now shown or under way. */
  get canStepBack() {
    return this.#clock.position > 0;
  }

  /** Goes one iteration back, unless at the start of a pass. */
  stepBack() {
    if (!this.canStepBack) return;
    const { position } = this.#clock;
    this.pause();
    this.#clock.jumpTo(Math.ceil(position) - 1);
  }

  /**
   * Makes several changes of the run at once and shows the result.
   *
   * @param {(run: Run) => void} change
   * @param {number} iteration at which to show it
   */
  alter(change, iteration) {
    this.#alter((run) => {
      change(run);
      return iteration;
    });
  }

  /** Goes to iteration 0, with the run's initial weights. */
  restart() {
    this.#alter((run) => {
      run.restart();
      return 0;
    });
  }

  /**
   * Sets one parameter by hand. The pass stays at its iteration.
   *
   * @param {import('./run.js').Place} place
   * @param {number} value
   */
  edit(place, value) {
    this.#alter((run, iteration) => {
      run.edit(place, value);
      return iteration;
    });
  }

  /**
   * Sets the example. The pass stays at its iteration.
   *
   * @param {import('../network/network-document.js').ShownExample} example
   */
  setExample(example) {
    this.#alter((run, iteration) => {
      run.setExample(example);
      return iteration;
    });
  }

  /** @param {(run: Run, iteration: number) => number} change changes the run; returns the iteration to show */
  #alter(change) {
    const run = this.#run;
    if (!run) return;
    this.pause();
    this.#jumpAnew(change(run, this.#frame?.iteration ?? 0));
  }

  /** @param {number} iteration */
  jump(iteration) {
    this.pause();
    this.#clock.jumpTo(iteration);
  }

  #isAtEnd() {
    return this.#clock.position === this.#run?.iterations;
  }

  /** @param {number} speed */
  #moveToEnd(speed) {
    const iterations = this.#run?.iterations ?? 0;
    const duration = iterationDuration(iterations, speed);
    this.#clock.moveTo(iterations, { duration, smooth: !this.#context.isMotionReduced() });
  }

  /** @param {number} position at which to read a new frame, even if the iteration is the same */
  #jumpAnew(position) {
    this.#frame = null;
    this.#arrived = null;
    this.#clock.jumpTo(position);
  }

  #rest() {
    this.#setPlaying(false);
    this.#context.onRest();
  }

  /** @param {boolean} playing */
  #setPlaying(playing) {
    this.#playing = playing;
    this.#context.onPlaying(playing);
  }

  /** @param {number} position */
  #show(position) {
    const run = this.#run;
    if (!run) return;
    const { iteration, progress } = split(position);
    if (this.#frame?.iteration !== iteration) {
      run.seek(iteration);
      this.#frame = run.frame();
      this.#context.onFrame(this.#frame);
    }
    if (progress >= arrival || this.#arrived?.iteration !== iteration - 1)
      this.#arrived = this.#frame;
    this.#context.onMove(this.#frame, progress);
  }
}
