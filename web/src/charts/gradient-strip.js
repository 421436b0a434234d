/**
 * The gradient of each layer over time, output at the top: strong is dark, vanishing is a pale band, on
 * one fixed logarithmic scale. Beside it, how far each layer has moved.
 */
import { ChartCanvas, channels, mixed } from './canvas.js';
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
    const [pale, strong] = [channels(palette.card), channels(palette.backward)];
    const every = Math.ceil((font * 1.15) / row);
    context.textBaseline = 'middle';
    const last = samples[samples.length - 1].magnitudes;
    for (let l = layers; l >= 1; l -= 1) {
      const y = (layers - l) * row;
      const cell = strip.width / samples.length;
      samples.forEach(({ magnitudes }, k) => {
        const colour = mixed(pale, strong, strengthOf(magnitudes[l - 1])).map(Math.round);
        context.fillStyle = `rgb(${colour.join(' ')})`;
        // A hair wider, so that no seam is left between two.
        context.fillRect(strip.x + k * cell, y, cell + 0.6, row - seam);
      });
      context.fillStyle = palette.card;
      context.fillRect(strip.x + strip.width, y, 1, row);
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
