/**
 * Which tone a number is, and when it sounds. A layer's tone stands on the axis of the bars: the output's is the
 * highest line, and each line below it, 100 times less, is an octave lower.
 */
import { axisOf } from '../drawing/bar-scale.js';

/**
 * @typedef {'tone' | 'click' | 'clicks' | 'buzz'} Kind a click for a magnitude below the axis, two for exactly 0, a
 *   buzz for what is not a finite number
 *
 * @typedef {object} Note
 * @property {Kind} kind
 * @property {number} hertz of a tone; else 0
 * @property {number} layer 1…N
 * @property {number} step from the output, which is 0, back
 * @property {number} start in seconds from the first note
 * @property {number} seconds
 * @property {-1 | 0 | 1} ear left, both or right
 */

/** Of the output's tone, and at most, in hertz: above the axis is room for an octave. */
const [top, most] = [1760, 3520];
/** The height of the axis, whose lines are two powers of ten apart. */
const octaves = 4;
const powersOfOctave = 2;

/** Of a loss of 0, in hertz, and how many octaves above it a loss of one unit is. */
const ground = 220;
const octavesOfUnit = 2;

/**
 * @param {number} magnitude a layer's mean |δ|
 * @param {number} output the output's
 * @returns {{kind: Kind, hertz: number}}
 */
export function toneOf(magnitude, output) {
  if (!Number.isFinite(magnitude) || !Number.isFinite(output)) return { kind: 'buzz', hertz: 0 };
  const { height, mark } = axisOf({ largest: 1, output }, 'logarithmic');
  switch (mark(magnitude)) {
    case 'silent':
    case 'zero':
      return { kind: 'clicks', hertz: 0 };
    case 'below':
      return { kind: 'click', hertz: 0 };
    case 'above':
      return { kind: 'tone', hertz: above(magnitude / output) };
    default:
      return { kind: 'tone', hertz: top * 2 ** (octaves * (height(magnitude) - 1)) };
  }
}

/**
 * @param {number} times of the output's, more than 1
 * @returns {number} hertz
 */
function above(times) {
  return Math.min(top * 2 ** (Math.log10(times) / powersOfOctave), most);
}

/**
 * One tone a layer, from the output back. Two networks sound together, the first in the left ear; a layer to which
 * the pass has not come has no tone.
 *
 * @param {readonly (readonly (number | null)[])[]} networks for each the mean |δ| of layers 1…N
 * @param {number} seconds from one note to the next
 * @returns {Note[]} by their start
 */
export function notesOf(networks, seconds) {
  const notes = networks.flatMap((magnitudes, k) => {
    const output = magnitudes.at(-1) ?? null;
    const ear = /** @type {-1 | 0 | 1} */ (networks.length === 1 ? 0 : k === 0 ? -1 : 1);
    return magnitudes.flatMap((magnitude, l) => {
      if (magnitude === null || output === null) return [];
      const step = magnitudes.length - 1 - l;
      const start = step * seconds;
      return [{ ...toneOf(magnitude, output), layer: l + 1, step, start, seconds, ear }];
    });
  });
  return notes.sort((one, other) => one.step - other.step);
}

/**
 * @param {number} loss
 * @param {number} unit the loss that is two octaves above a loss of 0
 * @returns {number | null} hertz, lower for a lower loss; null if the loss is not a finite number
 */
export function lossTone(loss, unit) {
  if (!Number.isFinite(loss)) return null;
  return Math.min(ground * 2 ** ((octavesOfUnit * Math.max(loss, 0)) / unit), most);
}
