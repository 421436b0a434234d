/** What the reader changed, step by step: each can be taken back, and done again. */
import { sameValue } from '../state/settings.js';
import { weightKeys } from '../state/state.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../pass/history.js').Entry} Entry
 * @typedef {import('../pass/history.js').Stroke} Stroke
 *
 * @typedef {object} Moment
 * @property {Readonly<State>} state
 * @property {Entry | null} entry where the history of the network's parameters stood
 *
 * @typedef {{before: Moment, after: Moment}} Step
 */

/** What of the state is a step of the reader's, beside the parameters. */
const steppedKeys = /** @type {const} */ ([...weightKeys, 'network', 'input', 'target']);
/** More are forgotten, the oldest first. */
const mostSteps = 200;

export class ReaderSteps {
  /** @type {Step[]} */
  #done = [];
  /** The last that was taken back stands last. @type {Step[]} */
  #undone = [];
  /** In which the last step was made. @type {Stroke | null} */
  #stroke = null;

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /**
   * What had been taken back is forgotten.
   *
   * @param {Step} step that the reader just made
   * @param {Stroke | null} stroke that made it; what one stroke makes is one step
   * @returns {boolean} whether it is one: there is a network before and after, and it, its example or its
   *   parameters are others
   */
  add(step, stroke) {
    if (!isStep(step)) return false;
    this.#undone = [];
    const goesOn = stroke !== null && stroke === this.#stroke;
    const before = (goesOn && this.#done.pop()?.before) || step.before;
    const whole = { before, after: step.after };
    // A stroke that came back to where it began has made no step yet.
    this.#stroke = isStep(whole) ? stroke : null;
    if (isStep(whole)) this.#done.push(whole);
    if (this.#done.length > mostSteps) this.#done.shift();
    return true;
  }

  /** @returns {Step | null} the last step, which counts as taken back from now on */
  undo() {
    this.#stroke = null;
    return moved(this.#done, this.#undone);
  }

  /** @returns {Step | null} the step that was taken back last, which counts as made from now on */
  redo() {
    this.#stroke = null;
    return moved(this.#undone, this.#done);
  }
}

/**
 * @param {Step} step
 * @returns {boolean} whether something in it can be taken back
 */
function isStep({ before, after }) {
  if (!before.entry || !after.entry) return false;
  return before.entry !== after.entry || differences(before.state, after.state).length > 0;
}

/**
 * @param {Readonly<State>} one
 * @param {Readonly<State>} other
 * @returns {(typeof steppedKeys)[number][]} the keys in which they differ, of the network and its example
 */
export function differences(one, other) {
  return steppedKeys.filter((key) => !sameValue(key, one[key], other[key]));
}

/**
 * @param {Moment} from
 * @param {Moment} to
 * @returns {Change} with which a lesson that stands at the one comes to the other
 */
export function changeBetween(from, to) {
  const keys = differences(from.state, to.state);
  // Another example leaves the parameters, and their history.
  const weights = from.entry === to.entry ? {} : { weights: to.state.weights };
  const { iteration } = to.state;
  return { ...Object.fromEntries(keys.map((key) => [key, to.state[key]])), ...weights, iteration };
}

/**
 * @param {Step[]} from
 * @param {Step[]} to
 * @returns {Step | null}
 */
function moved(from, to) {
  const step = from.pop();
  if (!step) return null;
  to.push(step);
  return step;
}
