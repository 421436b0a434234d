/** What the reader changed, step by step: each can be taken back, and done again. */

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../pass/history.js').Entry} Entry
 *
 * @typedef {object} Moment
 * @property {Readonly<State>} state
 * @property {Entry | null} entry where the history of the network's parameters stood
 *
 * @typedef {{before: Moment, after: Moment}} Step
 */

/** More are forgotten, the oldest first. */
const mostSteps = 200;

export class ReaderSteps {
  /** @type {Step[]} */
  #done = [];
  /** The last that was taken back stands last. @type {Step[]} */
  #undone = [];

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Step} step that the reader just made; what had been taken back is forgotten */
  add(step) {
    this.#undone = [];
    this.#done.push(step);
    if (this.#done.length > mostSteps) this.#done.shift();
  }

  /** @returns {Step | null} the last step, which counts as taken back from now on */
  undo() {
    return moved(this.#done, this.#undone);
  }

  /** @returns {Step | null} the step that was taken back last, which counts as made from now on */
  redo() {
    return moved(this.#undone, this.#done);
  }
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
