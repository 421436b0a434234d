/** Moves a run through its passes: by itself, step by step, or to where the reader wants it. */
import { Clock, iterationDuration, split } from './clock.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('./run.js').Run} Run
 * @typedef {Pick<import('../state/state.js').State, 'speed' | 'learningRate'>} Pace
 *
 * @typedef {object} Surroundings
 * @property {import('./clock.js').Scheduler} scheduler
 * @property {() => boolean} isMotionReduced whether the reader wants jumps in place of movement
 * @property {(frame: Frame) => void} onFrame another iteration is shown
 * @property {(frame: Frame, progress: number) => void} onMove the iteration is so far, in (0, 1]
 * @property {(playing: boolean) => void} onPlaying
 * @property {() => void} onRest a movement has reached its goal
 */

/** A single step moves faster than the played pass: the reader asked for its result. */
const stepDuration = 550;

export class Player {
  /** @type {Surroundings} */
  #around;
  /** @type {Run | null} */
  #run = null;
  /** @type {Frame | null} */
  #frame = null;
  #playing = false;
  #clock;

  /** @param {Surroundings} around */
  constructor(around) {
    this.#around = around;
    this.#clock = new Clock({
      onMove: (position) => this.#show(position),
      onRest: () => this.#rest(),
      scheduler: around.scheduler,
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

  get playing() {
    return this.#playing;
  }

  get moving() {
    return this.#clock.moving;
  }

  /** @param {Run} run shown at iteration 0 from now on; the one before is closed */
  open(run) {
    this.pause();
    this.#run?.close();
    this.#run = run;
    this.#jumpAnew(0);
  }

  /**
   * To the end of the pass; from there, makes the update and plays the next pass.
   *
   * @param {Pace} pace
   */
  play({ speed, learningRate }) {
    if (this.#isAtEnd()) this.#update(learningRate);
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
    if (this.#isAtEnd()) this.#update(learningRate);
    const goal = Math.floor(this.#clock.position) + 1;
    if (this.#around.isMotionReduced()) this.#clock.jumpTo(goal);
    else this.#clock.moveTo(goal, { duration: stepDuration / speed, smooth: true });
  }

  /** One iteration back; from the start of a pass, the update before it is taken back. */
  stepBack() {
    const run = this.#run;
    if (!run) return;
    this.pause();
    const { position } = this.#clock;
    if (position > 0) {
      this.#clock.jumpTo(Math.ceil(position) - 1);
    } else if (run.updates > 0) {
      run.takeBack();
      this.#jumpAnew(run.iterations);
    }
  }

  /** To iteration 0, with the weights the run began with. */
  restart() {
    this.pause();
    this.#run?.restart();
    this.#jumpAnew(0);
  }

  /** @param {NetworkDocument} document the run's network, changed by hand; the pass stays where it is */
  edit(document) {
    const iteration = this.#frame?.iteration ?? 0;
    this.pause();
    this.#run?.edit(document);
    this.#jumpAnew(iteration);
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
    this.#clock.moveTo(iterations, { duration, smooth: !this.#around.isMotionReduced() });
  }

  /**
   * Nudges the weights; the clock then stands before the next pass, where the update is shown.
   *
   * @param {number} learningRate
   */
  #update(learningRate) {
    this.#run?.update(learningRate);
    this.#jumpAnew(-1);
  }

  /** @param {number} position where another frame is shown, also if it has the same iteration */
  #jumpAnew(position) {
    this.#frame = null;
    this.#clock.jumpTo(position);
  }

  #rest() {
    this.#setPlaying(false);
    this.#around.onRest();
  }

  /** @param {boolean} playing */
  #setPlaying(playing) {
    this.#playing = playing;
    this.#around.onPlaying(playing);
  }

  /** @param {number} position */
  #show(position) {
    const run = this.#run;
    if (!run) return;
    const { iteration, progress } = split(position);
    if (this.#frame?.iteration !== iteration) {
      run.seek(iteration);
      this.#frame = run.frame();
      this.#around.onFrame(this.#frame);
    }
    this.#around.onMove(this.#frame, progress);
  }
}
