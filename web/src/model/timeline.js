/**
 * The reader's steps, as a list of moments: the first, and the one after each step. Undo and Redo move
 * along the list. A change by the host is not a step: it is added to every moment.
 */
import { kindOf, sameMoment, withHostChange } from './moment.js';

/**
 * @typedef {import('./moment.js').Moment} Moment
 * @typedef {import('../words/undo.js').StepKind} StepKind
 * @typedef {import('../words/undo.js').NextSteps} NextSteps
 *
 * @typedef {object} Stroke one press of a pointer or key, from down to up; compared by identity
 *
 * @typedef {object} Recorded
 * @property {Moment} reached right after the step that led to it
 * @property {Left} left what there was right before the next step
 * @typedef {Pick<Moment, 'iteration' | 'learningRate'>} Left
 */

/** The most memory for all moments, in numbers of 8 bytes: 8 MB. */
const mostNumbers = 2 ** 20;
/** The memory for a moment without its parameters and long texts, in numbers. */
const smallNumbers = 64;
/** Characters that take as much memory as one number. */
const charactersOfNumber = 4;
/** The present moment and the previous one are kept, however large they are. */
const fewestMoments = 2;
/** The steps that “Step back” undoes at the start of a pass. */
const passSteps = /** @type {(StepKind | null)[]} */ (['update', 'weight', 'example']);

export class Timeline {
  /** @type {Recorded[]} */
  #moments = [];
  /** The index of the present moment. */
  #present = 0;
  /** The press that made the last step. @type {Stroke | null} */
  #stroke = null;
  #forgets = false;
  #isCutByHost = false;

  /** @returns {NextSteps} */
  get nextSteps() {
    return {
      undo: this.#kindOfStepTo(this.#present),
      redo: this.#kindOfStepTo(this.#present + 1),
      reach: this.#forgets ? this.#present : null,
      isCutByHost: this.#isCutByHost && this.#present === 0,
    };
  }

  /** True if “Step back” undoes the last step at the start of a pass. */
  get endsInPass() {
    return passSteps.includes(this.nextSteps.undo);
  }

  /**
   * Records a step by the reader, and forgets the steps that were undone.
   *
   * @param {Moment} before
   * @param {Moment} after
   * @param {Stroke | null} [stroke] the press that made it: all changes of one press are one step
   * @returns {boolean} true if something changed that Undo can restore
   */
  add(before, after, stroke = null) {
    if (sameMoment(before, after)) return false;
    const goesOn = stroke !== null && stroke === this.#stroke;
    this.#moments.splice(this.#present + 1);
    if (goesOn) this.#moments.pop();
    else this.#leave(before);
    const last = this.#moments[this.#moments.length - 1];
    // A press that returned to its starting values has made no step yet.
    const isStep = !sameMoment(last.reached, after);
    if (isStep) this.#moments.push({ reached: after, left: leftAt(after) });
    this.#stroke = isStep ? stroke : null;
    this.#isCutByHost = false;
    this.#present = this.#moments.length - 1;
    this.#forget();
    return true;
  }

  /**
   * Goes back by one step.
   *
   * @returns {Moment | null} the moment to bring back, from before the step; null if there is no step
   */
  undo() {
    this.#stroke = null;
    if (this.#present === 0) return null;
    const { reached, left } = this.#moments[--this.#present];
    return { ...reached, ...left };
  }

  /**
   * Goes forward by one step.
   *
   * @returns {Moment | null} the moment to bring back, from after the step; null if there is no step
   */
  redo() {
    this.#stroke = null;
    if (this.#kindOfStepTo(this.#present + 1) === null) return null;
    return this.#moments[++this.#present].reached;
  }

  /**
   * Adds a change by the host to every moment, so that Undo does not take it back. Steps that then
   * change nothing are forgotten.
   *
   * @param {Moment} before
   * @param {Moment} after
   */
  followHost(before, after) {
    if (this.#moments.length === 0 || sameMoment(before, after)) return;
    const couldUndo = this.#present > 0;
    const changed = this.#moments.map(({ reached, left }) => {
      const moment = withHostChange(reached, before, after);
      // Another network's pass may be shorter, so use the host's iteration.
      return {
        reached: moment,
        left: moment.snapshot === reached.snapshot ? left : leftAt(after),
      };
    });
    const back = withoutRepeats(changed.slice(0, this.#present + 1));
    this.#moments = withoutRepeats([...back, ...changed.slice(this.#present + 1)]);
    this.#present = back.length - 1;
    this.#stroke = null;
    this.#isCutByHost ||= couldUndo && this.#present === 0;
  }

  /** @param {Moment} before the present moment, right before the next step */
  #leave(before) {
    const left = leftAt(before);
    if (this.#moments.length === 0) this.#moments.push({ reached: before, left });
    else this.#moments[this.#present].left = left;
  }

  /**
   * @param {number} index
   * @returns {StepKind | null} null if no step leads there
   */
  #kindOfStepTo(index) {
    if (index < 1 || index >= this.#moments.length) return null;
    return kindOf(this.#moments[index - 1].reached, this.#moments[index].reached);
  }

  /** Drops the oldest moments while all together are too large. */
  #forget() {
    const sizes = this.#moments.map(({ reached }, k) =>
      sizeOf(reached, this.#moments[k - 1]?.reached),
    );
    let total = sizes.reduce((sum, size) => sum + size, 0);
    let oldest = 0;
    while (total > mostNumbers && this.#moments.length - oldest > fewestMoments) {
      total -= sizes[oldest++];
    }
    if (oldest === 0) return;
    this.#moments.splice(0, oldest);
    this.#present -= oldest;
    this.#forgets = true;
  }
}

/**
 * @param {Moment} moment
 * @returns {Left} what may change without a step
 */
function leftAt({ iteration, learningRate }) {
  return { iteration, learningRate };
}

/**
 * @param {Moment} moment
 * @param {Moment} [before]
 * @returns {number} its memory, without what it shares with the one before, in numbers of 8 bytes
 */
function sizeOf({ settings, snapshot }, before) {
  const own = snapshot?.numbers === before?.snapshot?.numbers ? 0 : (snapshot?.numbers.length ?? 0);
  const texts = /** @type {const} */ (['network', 'own']).filter(
    (key) => settings[key] !== before?.settings[key],
  );
  const characters = texts.reduce((sum, key) => sum + settings[key].length, 0);
  return smallNumbers + own + characters / charactersOfNumber;
}

/**
 * @param {readonly Recorded[]} moments
 * @returns {Recorded[]} without repeats of the moment before; the last repeat's `left` is kept
 */
function withoutRepeats(moments) {
  /** @type {Recorded[]} */
  const kept = [];
  for (const each of moments) {
    const last = kept[kept.length - 1];
    if (last && sameMoment(last.reached, each.reached)) last.left = each.left;
    else kept.push({ ...each });
  }
  return kept;
}
