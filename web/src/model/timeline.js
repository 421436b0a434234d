/**
 * What the reader did, as a list of whole moments: the first, and the one after each step. Undo and Redo
 * move along it. What the host does is no step: it becomes part of every moment.
 */
import { kindOf, sameMoment, withHostChange } from './moment.js';

/**
 * @typedef {import('./moment.js').Moment} Moment
 * @typedef {import('../words/undo.js').StepKind} StepKind
 * @typedef {import('../words/undo.js').Ways} Ways
 *
 * @typedef {object} Stroke all that one pointer does while it is down, or one key: by its identity alone
 *
 * @typedef {object} Recorded
 * @property {Moment} reached right after the step that led to it
 * @property {number} left where the pass stood right before the next step
 */

/** Of all moments together, in numbers of 8 bytes: 8 MB. */
const mostNumbers = 2 ** 20;
/** What a moment takes beside its parameters and long texts. */
const smallNumbers = 64;
/** Of a text, as much as a number takes. */
const charactersOfNumber = 4;
/** The present one, and the one to go back to, whatever they take. */
const fewestMoments = 2;
/** The steps that belong to the pass: at its start, “Step back” takes them back. */
const passSteps = /** @type {(StepKind | null)[]} */ (['update', 'weight', 'example']);

export class Timeline {
  /** @type {Recorded[]} */
  #moments = [];
  /** The index of the present moment. */
  #present = 0;
  /** The one that made the last step. @type {Stroke | null} */
  #stroke = null;
  #forgets = false;
  #isCutByHost = false;

  /** @returns {Ways} */
  get ways() {
    return {
      undo: this.#kindOfStepTo(this.#present),
      redo: this.#kindOfStepTo(this.#present + 1),
      reach: this.#forgets ? this.#present : null,
      isCutByHost: this.#isCutByHost && this.#present === 0,
    };
  }

  /** True if the last step belongs to the pass: at its start, “Step back” undoes such a step. */
  get endsInPass() {
    return passSteps.includes(this.ways.undo);
  }

  /**
   * Records a step of the reader. What had been undone is forgotten.
   *
   * @param {Moment} before
   * @param {Moment} after
   * @param {Stroke | null} [stroke] that made it: all that one stroke makes is one step
   * @returns {boolean} whether it is a step: something that Undo can bring back was changed
   */
  add(before, after, stroke = null) {
    if (sameMoment(before, after)) return false;
    const goesOn = stroke !== null && stroke === this.#stroke;
    this.#moments.splice(this.#present + 1);
    if (goesOn) this.#moments.pop();
    else this.#leave(before);
    const last = this.#moments[this.#moments.length - 1];
    // A stroke that came back to where it began has made no step yet.
    const isStep = !sameMoment(last.reached, after);
    if (isStep) this.#moments.push({ reached: after, left: after.iteration });
    this.#stroke = isStep ? stroke : null;
    this.#isCutByHost = false;
    this.#present = this.#moments.length - 1;
    this.#forget();
    return true;
  }

  /**
   * Goes back by one step.
   *
   * @returns {Moment | null} what was before it, to be brought back; null if there is none
   */
  undo() {
    this.#stroke = null;
    if (this.#present === 0) return null;
    const { reached, left } = this.#moments[--this.#present];
    return { ...reached, iteration: left };
  }

  /**
   * Goes forth by one step.
   *
   * @returns {Moment | null} what was right after it, to be brought back; null if there is none
   */
  redo() {
    this.#stroke = null;
    if (this.#kindOfStepTo(this.#present + 1) === null) return null;
    return this.#moments[++this.#present].reached;
  }

  /**
   * Takes a change by the host, which no Undo takes back, into every moment. Steps of which it leaves
   * nothing are forgotten.
   *
   * @param {Moment} before
   * @param {Moment} after
   */
  followHost(before, after) {
    if (this.#moments.length === 0 || sameMoment(before, after)) return;
    const couldUndo = this.#present > 0;
    const changed = this.#moments.map(({ reached, left }) => {
      const moment = withHostChange(reached, before, after);
      // In another network the pass may be shorter: it stands where the host's does.
      return {
        reached: moment,
        left: moment.snapshot === reached.snapshot ? left : after.iteration,
      };
    });
    const back = withoutRepeats(changed.slice(0, this.#present + 1));
    this.#moments = withoutRepeats([...back, ...changed.slice(this.#present + 1)]);
    this.#present = back.length - 1;
    this.#stroke = null;
    this.#isCutByHost ||= couldUndo && this.#present === 0;
  }

  /** @param {Moment} before the next step: the present one, as the reader leaves it */
  #leave(before) {
    const left = before.iteration;
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

  /** The oldest moments go as long as all of them together are too large. */
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
 * @param {Moment} [before]
 * @returns {number} what it takes beside what the one before has too, in numbers of 8 bytes
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
 * @returns {Recorded[]} without those that repeat the one before; the pass is left where the last did
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
