/** Moves a run through its passes: by itself, step by step, or to where the reader wants it. */
import { samePlace } from './frame.js';
import { Clock, arrival, iterationDuration, split } from './clock.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./run.js').Run} Run
 * @typedef {Pick<import('../state/state.js').State, 'speed' | 'learningRate'>} Pace
 *
 * @typedef {object} PlayerContext
 * @property {import('./clock.js').Scheduler} scheduler
 * @property {() => boolean} isMotionReduced whether the reader wants jumps in place of movement
 * @property {(frame: Frame) => void} onFrame another iteration is shown
 * @property {(frame: Frame, progress: number) => void} onMove the iteration is so far, in (0, 1]
 * @property {(playing: boolean) => void} onPlaying
 * @property {() => void} onRest a movement has reached its goal
 * @property {(problem: Error) => void} onRefusal the engine refused an update, so nothing was changed
 */

/** A single step moves faster than the played pass: the reader asked for its result. */
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

  /** What is played; null before the first. */
  get run() {
    return this.#run;
  }

  /** What is shown. */
  get frame() {
    return this.#frame;
  }

  /**
   * What is said of it: what an iteration brings is not said before it arrives.
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

  /** How far the iteration that is shown has come, in (0, 1]. */
  get progress() {
    return split(this.#clock.position).progress;
  }

  /**
   * @param {Run} run shown from now on; the one before is closed
   * @param {number} [iteration] where it stands
   */
  open(run, iteration = 0) {
    this.close();
    this.#run = run;
    this.#jumpAnew(iteration);
  }

  /**
   * @param {Run} run
   * @returns {number} its iteration that corresponds to the one that is shown
   */
  placeIn(run) {
    return this.#frame ? samePlace(this.#frame, run.iterations) : 0;
  }

  /** Nothing is played from now on. */
  close() {
    this.pause();
    this.#run?.close();
    this.#run = null;
    this.#frame = null;
    this.#arrived = null;
  }

  /**
   * To the end of the pass; from there, makes the update and plays the next pass.
   *
   * @param {Pace} pace
   */
  play({ speed, learningRate }) {
    if (this.#isAtEnd() && !this.#update(learningRate)) return;
    this.#setPlaying(true);
    this.#moveToEnd(speed);
  }

  /** @param {Pace} pace that playing goes on with */
  changePace({ speed }) {
    if (this.#playing) this.#moveToEnd(speed);
  }

  pause() {
    this.#clock.pause();
    this.#setPlaying(false);
  }

  /**
   * One iteration on; from the end of the pass, the update. A step that is under way is finished first.
   *
   * @param {Pace} pace
   */
  step({ speed, learningRate }) {
    if (this.#clock.moving && !this.#playing) this.#clock.finish();
    this.pause();
    if (this.#isAtEnd() && !this.#update(learningRate)) return;
    const goal = Math.floor(this.#clock.position) + 1;
    if (this.#context.isMotionReduced()) this.#clock.jumpTo(goal);
    else this.#clock.moveTo(goal, { duration: stepDuration / speed, smooth: true });
  }

  /** Whether there is an iteration before the one that is shown, also while it is on its way. */
  get canStepBack() {
    return this.#clock.position > 0;
  }

  /** Goes one iteration back; at the start of a pass there is none. */
  stepBack() {
    if (!this.canStepBack) return;
    const { position } = this.#clock;
    this.pause();
    this.#clock.jumpTo(Math.ceil(position) - 1);
  }

  /**
   * Changes the run in several ways at once, and shows what comes of it.
   *
   * @param {(run: Run) => void} change
   * @param {number} iteration where it then stands
   */
  alter(change, iteration) {
    this.#alter((run) => {
      change(run);
      return iteration;
    });
  }

  /** To iteration 0, with the weights the run began with. */
  restart() {
    this.#alter((run) => {
      run.restart();
      return 0;
    });
  }

  /**
   * Sets one parameter by hand; the pass stays where it is.
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
   * Takes another example; the pass stays where it is.
   *
   * @param {readonly number[]} input
   * @param {readonly number[]} target
   */
  setExample(input, target) {
    this.#alter((run, iteration) => {
      run.setExample(input, target);
      return iteration;
    });
  }

  /** @param {(run: Run, iteration: number) => number} change of the run, and where it is then shown */
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

  /**
   * Nudges the weights; the clock then stands before the next pass, where the update is shown.
   *
   * @param {number} learningRate
   * @returns {boolean} true if the engine has made the update; else the pass stays at its end
   */
  #update(learningRate) {
    try {
      this.#run?.update(learningRate);
    } catch (problem) {
      this.#context.onRefusal(/** @type {Error} */ (problem));
      return false;
    }
    this.#jumpAnew(-1);
    return true;
  }

  /** @param {number} position where another frame is shown, also if it has the same iteration */
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
