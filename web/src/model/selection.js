/** What the reader looks at: chosen by pointing, pressing or picking, and how firmly. */
import { sameSelection } from '../network/parameters.js';
import { unitCount } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').Selection} Place
 *
 * @typedef {object} Selection
 * @property {Place | null} chosen null before the reader chose
 * @property {boolean} held whether it stays while the pointer moves over others
 */

/** @type {Readonly<Selection>} */
export const nothingChosen = Object.freeze({ chosen: null, held: false });

/**
 * A press holds what it is on, until the next press on it or beside everything: the pointer can then
 * leave for the fields.
 *
 * @param {Readonly<Selection>} selection
 * @param {Place | null} place under the pointer; nothing there keeps the last one
 * @param {boolean} pressed
 * @returns {Readonly<Selection>}
 */
export function pointed(selection, place, pressed) {
  if (!pressed && (selection.held || place === null)) return selection;
  const again = selection.held && sameSelection(selection.chosen, place);
  return { chosen: place ?? selection.chosen, held: pressed && place !== null && !again };
}

/**
 * @param {Place} place
 * @returns {Readonly<Selection>}
 */
export function picked(place) {
  return { chosen: place, held: true };
}

/**
 * @param {Readonly<Selection>} selection
 * @param {Frame} frame
 * @returns {Readonly<Selection>} it, where the frame's network has what it is of
 */
export function fitting(selection, { depth, layers }) {
  if (selection.chosen === null) return selection;
  const { layer, unit, from } = selection.chosen;
  const fits =
    layer <= depth &&
    unit < unitCount(layers[layer]) &&
    (from === null || from < unitCount(layers[layer - 1]));
  return fits ? selection : nothingChosen;
}

/**
 * @param {Readonly<Selection>} selection
 * @param {Frame} frame
 * @returns {Place} what is shown: before the reader chose, the first weight into the output
 */
export function shownPlace({ chosen }, { depth }) {
  return chosen ?? { layer: depth, unit: 0, from: 0 };
}
