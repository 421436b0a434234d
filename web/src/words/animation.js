/** What the dialog “Save” says of animations and films. */
import { formatGrouped } from './format.js';

export const animation = 'As an animation, for slides';

/**
 * @param {boolean} isUpdate
 * @returns {string} of an animation
 */
export function animationTitle(isUpdate) {
  return isUpdate ? 'An update, and the forward pass after it' : 'A forward and a backward pass';
}

export const plot = 'Shows';
export const plotLabels = /** @type {const} */ ({ pass: 'The pass', update: 'An update' });
export const length = 'Length';
/** @param {number} seconds */
export const inSeconds = (seconds) => `${seconds} seconds`;
export const size = 'Width';
/** @param {number} pixels */
export const inPixels = (pixels) => `${formatGrouped(pixels)} pixels`;
export const plays = 'The picture plays';
export const playsLabels = /** @type {const} */ ({ again: 'Again and again', once: 'Once' });

export const picture = 'Moving picture (SVG)';
export const [mp4, webm] = ['MP4', 'WebM'];
/** @param {string} format such as “MP4” */
export const film = (format) => `Film (${format})`;
export const noFilm = 'This browser cannot record films.';
export const motion =
  'The picture plays by itself in browsers, and stands still at its end for readers who have asked their system for less motion. A film moves for all: say so beside it.';

/**
 * @param {string} name of the file
 * @param {number} bytes
 * @returns {string}
 */
export function saved(name, bytes) {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `Saved as ${name}, ${size}.`;
}

/** @param {number} seconds */
export const recording = (seconds) =>
  `Recording for ${seconds} seconds; it pauses while this page is out of sight.`;
export const progress = 'Recorded so far';
export const cancel = 'Cancel';
export const cancelled = 'Cancelled: nothing was saved.';
export const noFrames = 'The browser recorded nothing. Save the moving picture instead.';
/** @param {string} reason the browser's */
export const notRecorded = (reason) => `The film could not be recorded: ${reason}`;
