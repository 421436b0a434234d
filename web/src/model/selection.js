/** The weight or neuron that the reader chose by pointing, pressing or picking from a list. */
import { samePart } from '../network/parameters.js';
import { placeCounts } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 *
 * @typedef {object} Selection
 * @property {NetworkPart | null} chosen null while nothing is chosen
 * @property {boolean} held true if it stays chosen while the pointer moves over other parts
 */

/** @type {Readonly<Selection>} */
export const nothingChosen = Object.freeze({ chosen: null, held: false });

/**
 * Returns the selection after the pointer moved or pressed. A press holds a part until the reader
 * presses it again or presses empty space, so that the pointer can leave for the fields.
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
 * @returns {string} the held part as the setting `held` writes it, counted from 1; '' for none
 */
export function heldText({ chosen, held }) {
  if (!held || chosen === null) return '';
  const { layer, unit, from } = chosen;
  return [layer, unit + 1, ...(from === null ? [] : [from + 1])].join('.');
}

/**
 * @param {string} text as `heldText` writes it
 * @returns {Readonly<Selection>}
 */
export function heldPart(text) {
  if (text === '') return nothingChosen;
  const [layer, unit, from] = text.split('.').map(Number);
  return picked({ layer, unit: unit - 1, from: from === undefined ? null : from - 1 });
}

/**
 * @param {Readonly<Selection>} selection
 * @param {Frame} frame
 * @returns {Readonly<Selection>} the selection if the frame's network has that part, else none
 */
export function fitting(selection, frame) {
  if (selection.chosen === null) return selection;
  const { layer, unit, from } = selection.chosen;
  const counts = placeCounts(frame);
  const isUnit = layer < counts.length && unit >= 0 && unit < counts[layer];
  const fits = isUnit && (from === null || (from >= 0 && from < (counts[layer - 1] ?? 0)));
  return fits ? selection : nothingChosen;
}
