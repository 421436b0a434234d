/**
 * The gradient of each layer over time, output at the top: strong is dark, vanishing is a pale band, on
 * one fixed logarithmic scale. Beside it, how far each layer has moved.
 */
import { ChartCanvas, paintCells } from './canvas.js';
import { formatNumber } from '../words/format.js';
import { layerRows } from './layer-rows.js';

/**
 * @typedef {object} Strip
 * @property {ReadonlyArray<{magnitudes: Float64Array}>} samples
 * @property {Float64Array} movement of layer 1…N
 */

/** The scale's ends, as powers of ten; what is below is as pale as can be. */
const scaleEnds = /** @type {const} */ ([-10, 0]);
/** So much movement fills its bar. */
const farthest = 1;
const nearest = 1e-4;
const narrow = 360;
const widestNumber = '8.8 × 10⁻⁸⁸';

export class GradientStrip {
  #canvas = new ChartCanvas((sheet) => this.#draw(sheet));
  /** @type {Strip | null} */
  #shown = null;
  /** A point for each layer and sample. */
  #cells = document.createElement('canvas');
  element = this.#canvas.element;

  constructor() {
    this.element.classList.add('strip');
  }

  /**
   * @param {Strip} strip
   * @param {string} label what it shows, in words
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
      (k, fromTop) => strengthOf(samples[k].magnitudes[layers - 1 - fromTop]),
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
        context.fillText(formatNumber(last[l - 1], 2), strip.x + strip.width + gap, middle);
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
 * @param {number} magnitude
 * @returns {number} from 0 to 1
 */
function strengthOf(magnitude) {
  const [low, high] = scaleEnds;
  if (!(magnitude > 0)) return 0;
  return Math.min(Math.max((Math.log10(magnitude) - low) / (high - low), 0), 1);
}
