/**
 * The gradient of each layer over time, output at the top: strong is dark, vanishing is a pale band, on
 * one fixed logarithmic scale. Beside it, how far each layer has moved.
 */
import { ChartCanvas, channels } from './canvas.js';
import { formatNumber } from '../words/format.js';
import { layerName } from '../words/pass.js';

/**
 * @typedef {object} Strip
 * @property {ReadonlyArray<{magnitudes: Float64Array}>} samples
 * @property {Float64Array} movement of layer 1…N
 */

/** The scale's ends, as powers of ten; what is below is as pale as can be. */
export const scaleEnds = /** @type {const} */ ([-10, 0]);
/** So much movement fills its bar. */
const farthest = 1;
const nearest = 1e-4;
const narrow = 360;
const gap = 6;
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
    this.#canvas.canvas.setAttribute('aria-label', label);
    this.#canvas.redraw();
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw(sheet) {
    if (!this.#shown) return;
    const { context, width, height, palette } = sheet;
    const { samples, movement } = this.#shown;
    const layers = movement.length;
    const row = height / layers;
    const seam = row > 6 ? 1.5 : 0;
    const font = Math.max(9, Math.min(12, row * 0.72));
    context.font = `${font}px ${palette.font}`;
    const moved = width < narrow ? 32 : 64;
    const names = context.measureText(layerName(layers - 1, layers)).width + gap;
    const numbers = context.measureText(widestNumber).width + 2 * gap;
    const strip = { x: names, width: Math.max(20, width - names - numbers - moved) };
    this.#paintCells(palette);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#cells, strip.x, 0, strip.width, height);
    const every = Math.ceil((font * 1.15) / row);
    context.textBaseline = 'middle';
    const last = samples[samples.length - 1].magnitudes;
    for (let l = layers; l >= 1; l -= 1) {
      const y = (layers - l) * row;
      context.fillStyle = palette.card;
      context.fillRect(strip.x, y + row - seam, strip.width, seam);
      const middle = y + row / 2;
      if ((layers - l) % every === 0) {
        context.fillStyle = palette.muted;
        context.textAlign = 'right';
        context.fillText(layerName(l, layers), names - gap, middle);
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

  /** @param {import('./canvas.js').Palette} palette */
  #paintCells(palette) {
    const { samples, movement } = /** @type {Strip} */ (this.#shown);
    const size = { width: samples.length, height: movement.length };
    Object.assign(this.#cells, size);
    const context = this.#cells.getContext('2d');
    if (!context) return;
    const image = context.createImageData(size.width, size.height);
    const [pale, strong] = [channels(palette.card), channels(palette.backward)];
    const { data } = image;
    samples.forEach(({ magnitudes }, k) => {
      for (let row = 0; row < size.height; row += 1) {
        const strength = strengthOf(magnitudes[size.height - 1 - row]);
        const at = 4 * (row * size.width + k);
        for (let channel = 0; channel < 3; channel += 1) {
          data[at + channel] = pale[channel] + (strong[channel] - pale[channel]) * strength;
        }
        data[at + 3] = 255;
      }
    });
    context.putImageData(image, 0, 0);
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
export function strengthOf(magnitude) {
  const [low, high] = scaleEnds;
  if (!(magnitude > 0)) return 0;
  return Math.min(Math.max((Math.log10(magnitude) - low) / (high - low), 0), 1);
}
