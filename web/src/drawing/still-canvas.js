/**
 * The parts that do not move within an iteration, on a canvas below the one drawn each frame. From one
 * iteration to the next, only the layers that moved or will move are redrawn.
 */
import { h } from '../parts/dom.js';
import { drawNetwork } from './network-canvas.js';
import { contextOf, resize } from './sharp-canvas.js';
import { movesAt } from './shown.js';

/**
 * @typedef {import('./shown.js').Picture} Picture
 * @typedef {import('./sharp-canvas.js').Size} Size
 */

/** The margin around a neuron. */
const rim = 6;
/** Above the baseline of the layers' names: the letters' height, and a little. */
const letters = 14;

export class StillCanvas {
  element = h('canvas', { class: 'still', 'aria-hidden': 'true', hidden: true });
  /** The drawn picture. @type {{picture: Picture, ratio: number} | null} */
  #drawn = null;

  constructor() {
    this.element.addEventListener('contextrestored', () => (this.#drawn = null));
  }

  /**
   * @param {Picture} picture under way
   * @param {Size} size
   * @param {number} ratio device pixels per CSS pixel
   */
  draw(picture, size, ratio) {
    const before = this.#drawn;
    this.#drawn = { picture, ratio };
    if (before?.picture.frame === picture.frame && isSame(before, this.#drawn)) return;
    resize(this.element, size, ratio);
    const context = contextOf(this.element);
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const strip =
      before && isSame(before, this.#drawn) ? changedLayers(before.picture, picture) : null;
    if (strip) drawStrip(context, picture, strip, size, ratio);
    else {
      context.clearRect(0, 0, size.width, size.height);
      drawNetwork(context, picture, 'still');
    }
  }
}

/**
 * @param {{picture: Picture, ratio: number}} one
 * @param {{picture: Picture, ratio: number}} other
 * @returns {boolean} true if they differ in the iteration at most
 */
function isSame(one, other) {
  const keys = /** @type {const} */ (['layout', 'palette', 'selection', 'ways', 'light']);
  return (
    one.ratio === other.ratio &&
    keys.every((key) => one.picture[key] === other.picture[key]) &&
    one.picture.frame.scale === other.picture.frame.scale
  );
}

/**
 * @param {Picture} before
 * @param {Picture} after
 * @returns {[number, number] | null} the first and last layer that moves in either picture; null if all do, or
 *   if the iterations are not consecutive
 */
function changedLayers(before, after) {
  if (after.frame.iteration !== before.frame.iteration + 1) return null;
  const layers = Array.from({ length: after.frame.outputLayer + 2 }, (_, l) => l);
  const moving = [before, after].map(({ frame }) =>
    layers.filter(movesAt({ frame, progress: 0.5 })),
  );
  if (moving.some(({ length }) => length === layers.length)) return null;
  const all = moving.flat();
  return [Math.min(...all), Math.max(...all)];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {[number, number]} layers
 * @param {Size} size
 * @param {number} ratio
 */
function drawStrip(context, picture, [first, last], { width }, ratio) {
  const { units, baseline, radius } = picture.layout;
  // Round to whole pixels: a seam would be visible.
  const atPixel = (/** @type {number} */ x) => Math.round(x * ratio) / ratio;
  const left = first > 1 ? atPixel(units[first - 1][0].x) : 0;
  // Redraw the last layer's neurons whole, with their rings: clearing may have cut them.
  const right = last < units.length ? atPixel(units[last][0].x + radius + rim) : width;
  const bottom = atPixel(baseline - letters);
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, bottom);
  context.clip();
  context.clearRect(left, 0, right - left, bottom);
  drawNetwork(context, picture, 'still', (l) => l >= first - 1 && l <= last + 1);
  context.restore();
}
