/** What the reader looks at: chosen by pointing, pressing or picking, and how firmly. */
import { samePart } from '../network/parameters.js';
import { placeCounts } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 *
 * @typedef {object} Selection
 * @property {NetworkPart | null} chosen null before the reader chose
 * @property {boolean} held whether it stays while the pointer moves over others
 */

/** @type {Readonly<Selection>} */
export const nothingChosen = Object.freeze({ chosen: null, held: false });

/**
 * A press holds what it is on, until the next press on it or beside everything: the pointer can then
 * leave for the fields.
 *
 * @param {Readonly<Selection>} selection
 * @param {NetworkPart | null} place under the pointer
 * @param {boolean} pressed
 * @returns {Readonly<Selection>}
 */
export function pointed(selection, place, pressed) {
  if (!pressed && (selection.held || samePart(selection.chosen, place))) return selection;
  if (place === null) return nothingChosen;
  if (selection.held && samePart(selection.chosen, place)) return nothingChosen;
  return { chosen: place, held: pressed };
}

/**
 * @param {NetworkPart} place
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
export function fitting(selection, frame) {
  if (selection.chosen === null) return selection;
  const { layer, unit, from } = selection.chosen;
  const counts = placeCounts(frame);
  const fits =
    layer < counts.length && unit < counts[layer] && (from === null || from < counts[layer - 1]);
  return fits ? selection : nothingChosen;
}
