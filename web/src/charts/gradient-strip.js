/**
 * Draws the gradient of each layer over time, as a share of the output's, with the output layer at the top. The
 * colour scale is fixed and logarithmic: a vanishing gradient is a pale band, and a network that has learned,
 * whose gradients are all small, is not. A bar beside each row shows how far the layer's weights have moved.
 */
import { ChartCanvas, paintCells } from './canvas.js';
import { formatNumber } from '../words/format.js';
import { layerRows } from './layer-rows.js';

/**
 * @typedef {object} Strip
 * @property {ReadonlyArray<{magnitudes: Float64Array}>} samples
 * @property {Float64Array} movement of layers 1…N
 */

/** The ends of the colour scale, as powers of ten; smaller shares get the palest colour. */
const scaleEnds = /** @type {const} */ ([-8, 0]);
/** A movement of `farthest` fills the bar, one of `nearest` or less leaves it empty. */
const farthest = 1;
const nearest = 1e-4;
const narrow = 360;
const widestNumber = '8.8 × 10⁻⁸⁸';

export class GradientStrip {
  #canvas = new ChartCanvas((sheet) => this.#draw(sheet));
  /** @type {Strip | null} */
  #shown = null;
  /** One pixel per layer and sample. */
  #cells = document.createElement('canvas');
  element = this.#canvas.element;

  constructor() {
    this.element.classList.add('strip');
  }

  /**
   * @param {Strip} strip
   * @param {string} label a text alternative
   */
  render(strip, label) {
    this.#shown = strip;
    this.#canvas.show(label);
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw(sheet) {
    if (!this.#shown) return;
    const { context, width, height, palette } = sheet;
    const { samples, movement } = this.#shown;
    const layers = movement.length;
    const { row, gap, names, isNamed, name } = layerRows(sheet, layers, height);
    const seam = row > 6 ? 1.5 : 0;
    const moved = width < narrow ? 32 : 64;
    const numbers = context.measureText(widestNumber).width + 2 * gap;
    const strip = { x: names, width: Math.max(20, width - names - numbers - moved) };
    paintCells(
      this.#cells,
      { columns: samples.length, rows: layers },
      [palette.card, palette.backward],
      (k, fromTop) => strengthOf(shareIn(samples[k].magnitudes, layers - 1 - fromTop)),
    );
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#cells, strip.x, 0, strip.width, height);
    const last = samples[samples.length - 1].magnitudes;
    for (let l = layers; l >= 1; l -= 1) {
      const y = (layers - l) * row;
      context.fillStyle = palette.card;
      context.fillRect(strip.x, y + row - seam, strip.width, seam);
      const middle = y + row / 2;
      if (isNamed(l)) {
        name(l, middle);
        context.fillStyle = palette.backward;
        context.textAlign = 'left';
        context.fillText(
          formatNumber(shareIn(last, l - 1), 2),
          strip.x + strip.width + gap,
          middle,
        );
      }
      drawMoved(sheet, { x: width - moved, y, row, width: moved }, movement[l - 1]);
    }
    context.strokeStyle = palette.muted;
    context.lineWidth = 1;
    context.strokeRect(strip.x - 0.5, 0.5, strip.width + 1, height - 1 - seam);
  }
}

/**
 * @param {import('./canvas.js').Sheet} sheet
 * @param {{x: number, y: number, row: number, width: number}} place
 * @param {number} moved
 */
function drawMoved({ context, palette }, { x, y, row, width }, moved) {
  const height = Math.max(2, Math.min(9, row * 0.5));
  const top = y + (row - height) / 2;
  const share = Math.log10(Math.max(moved, nearest) / nearest) / Math.log10(farthest / nearest);
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, top + 0.5, width - 1, height - 1);
  context.fillStyle = palette.ink;
  context.fillRect(x, top, width * Math.min(share, 1), height);
}

/**
 * @param {Float64Array} magnitudes of layers 1…N
 * @param {number} k index of a layer
 * @returns {number} its share of the output's; 0 if the output has none
 */
function shareIn(magnitudes, k) {
  const output = magnitudes[magnitudes.length - 1];
  return output === 0 ? 0 : magnitudes[k] / output;
}

/**
 * @param {number} share
 * @returns {number} the strength of its colour, from 0 to 1
 */
function strengthOf(share) {
  const [low, high] = scaleEnds;
  if (!(share > 0)) return 0;
  return Math.min(Math.max((Math.log10(share) - low) / (high - low), 0), 1);
}
