/**
 * What a network's parameters were and are, and why. The present ones are where the cursor stands;
 * undo, redo, step back and restart move it.
 */

/**
 * @typedef {object} Stroke all that one pointer does while it is down, or one key: by its identity alone
 *
 * @typedef {{kind: 'seed' | 'link' | 'file'} |
 *   {kind: 'edit', stroke: Stroke | null} |
 *   {kind: 'update', learningRate: number}} Cause
 *
 * @typedef {object} Entry
 * @property {Float64Array} parameters all of them, in the order of the network document
 * @property {Cause} cause
 * @property {number} updates made so far
 * @property {boolean} own whether the reader, a link or a file had a hand in it, not the seed alone
 *
 * @typedef {{found: Entry, made: Entry, learningRate: number}} Update
 */

/** Of all entries together: 8 MB. */
const mostNumbers = 2 ** 20;
/** The start, what the last update found, and what it made. */
const fewestEntries = 3;

export class History {
  /** @type {Entry[]} */
  #entries;
  #cursor = 0;
  /**
   * Whether entries between the first and the second were let go. The second is then kept only as what
   * the update after it found, and the cursor passes over it.
   */
  #gap = false;
  /** Whether any entry was let go. */
  #forgets = false;
  #mostEntries;

  /**
   * @param {Float64Array} parameters
   * @param {Cause} cause
   */
  constructor(parameters, cause) {
    this.#entries = [{ parameters, cause, updates: 0, own: cause.kind !== 'seed' }];
    this.#mostEntries = Math.max(Math.floor(mostNumbers / parameters.length), fewestEntries);
  }

  /** The present entry. */
  get entry() {
    return this.#entries[this.#cursor];
  }

  /** All that led to the present one, and are kept; the first of all is always among them. @returns {Entry[]} */
  get past() {
    return this.#entries.slice(0, this.#cursor + 1);
  }

  /** How many steps back are kept, where older ones were let go; else null. @returns {number | null} */
  get reach() {
    return this.#forgets ? Math.max(this.#cursor - (this.#gap ? 2 : 0), 0) : null;
  }

  /** The last update that led here. @returns {Update | null} */
  get lastUpdate() {
    for (let k = this.#cursor; k > 0; --k) {
      const made = this.#entries[k];
      const { cause } = made;
      if (cause.kind === 'update') {
        return { found: this.#entries[k - 1], made, learningRate: cause.learningRate };
      }
    }
    return null;
  }

  /**
   * What comes next; what had been undone is forgotten. What one stroke edits is one entry.
   *
   * @param {Float64Array} parameters
   * @param {Cause} cause
   */
  add(parameters, cause) {
    if (goesOn(cause, this.entry.cause)) this.#cursor -= 1;
    const isUpdate = cause.kind === 'update';
    const updates = this.entry.updates + (isUpdate ? 1 : 0);
    const own = this.entry.own || !isUpdate;
    this.#entries.splice(this.#cursor + 1);
    if (this.#cursor === 0) this.#gap = false;
    this.#entries.push({ parameters, cause, updates, own });
    while (this.#entries.length > this.#mostEntries) this.#forgetOne();
    this.#cursor = this.#entries.length - 1;
  }

  /** To the entry before, where there is one. @returns {Entry | null} the entry that was undone */
  undo() {
    if (this.#cursor === 0) return null;
    const undone = this.entry;
    this.#cursor -= this.#gap && this.#cursor === 2 ? 2 : 1;
    return undone;
  }

  /** To the entry after, where there is one. @returns {Entry | null} it */
  redo() {
    if (this.#cursor === this.#entries.length - 1) return null;
    this.#cursor += this.#gap && this.#cursor === 0 ? 2 : 1;
    return this.entry;
  }

  /** To what the first update found; before any update, it stays. */
  restart() {
    while (this.#cursor > 0 && this.entry.updates > 0) this.#cursor -= 1;
  }

  /** The oldest entry goes, but not the one that a restart goes to. */
  #forgetOne() {
    const isStart = this.#entries[1].updates > 0;
    this.#entries.splice(isStart ? 1 : 0, 1);
    this.#forgets = true;
    this.#gap = isStart;
  }
}

/**
 * @param {Cause} cause
 * @param {Cause} before
 * @returns {boolean} whether both are edits of one stroke
 */
function goesOn(cause, before) {
  if (cause.kind !== 'edit' || before.kind !== 'edit') return false;
  return cause.stroke !== null && cause.stroke === before.stroke;
}
