/**
 * Snapshots: the parameters of a network at one moment, and the updates that led to them. Snapshots are
 * immutable; an update or an edit makes a new one. A snapshot refers to no chain of older ones, so those
 * that nobody keeps are freed.
 */

/**
 * @typedef {object} Snapshot
 * @property {Float64Array} numbers all parameters, in the order of the network document
 * @property {number} updates made so far
 * @property {boolean} own true if the reader, a link or a file set some of them
 * @property {Snapshot | null} start the snapshot right before the first update, to which a restart goes;
 *   null before any update
 * @property {Update | null} lastUpdate
 * @property {Losses | null} losses
 *
 * @typedef {object} Update
 * @property {Float64Array} found the parameters before it
 * @property {number} learningRate
 * @property {number} examples whose mean gradients it used
 * @property {number | null} meanLoss of all examples before it, if there are several
 *
 * @typedef {object} Losses the loss before each update, latest first: a linked list that snapshots share
 * @property {number} loss
 * @property {string} example whose loss it is
 * @property {Losses | null} earlier
 */

/**
 * @param {Float64Array} numbers
 * @param {boolean} own
 * @returns {Snapshot} of a newly opened network
 */
export function opened(numbers, own) {
  return Object.freeze({ numbers, own, updates: 0, start: null, lastUpdate: null, losses: null });
}

/**
 * @param {Snapshot} before
 * @param {Float64Array} numbers after an edit by the reader
 * @returns {Snapshot} `before` itself if no number has changed
 */
export function edited(before, numbers) {
  if (sameNumbers(before.numbers, numbers)) return before;
  return Object.freeze({ ...before, numbers, own: true });
}

/**
 * @param {Snapshot} before
 * @param {Float64Array} numbers after an update
 * @param {Omit<Update, 'found'> & {loss: number, example: string}} update with the loss before it
 * @returns {Snapshot}
 */
export function updated(before, numbers, { loss, example, ...update }) {
  return Object.freeze({
    numbers,
    own: before.own,
    updates: before.updates + 1,
    start: startOf(before),
    lastUpdate: { found: before.numbers, ...update },
    losses: { loss, example, earlier: before.losses },
  });
}

/**
 * @param {Snapshot} snapshot
 * @returns {Snapshot} the one before any update, to which a restart goes
 */
export function startOf(snapshot) {
  return snapshot.start ?? snapshot;
}

/**
 * @param {Snapshot} snapshot
 * @param {string} example
 * @returns {number[]} the losses of this example before each update that led here, in order
 */
export function lossesFound(snapshot, example) {
  const found = [];
  for (let each = snapshot.losses; each !== null; each = each.earlier) {
    if (each.example === example) found.push(each.loss);
  }
  return found.reverse();
}

/**
 * @param {Snapshot | null} one
 * @param {Snapshot | null} other
 * @returns {boolean} true if both have the same parameters after the same number of updates
 */
export function sameSnapshot(one, other) {
  if (one === null || other === null) return one === other;
  return one.updates === other.updates && sameNumbers(one.numbers, other.numbers);
}

/**
 * @param {Float64Array} one
 * @param {Float64Array} other
 * @returns {boolean}
 */
function sameNumbers(one, other) {
  if (one === other) return true;
  return one.length === other.length && one.every((number, k) => number === other[k]);
}
