/** For each layer, a row of bars: how often its activations take which value. Output at the top. */
import { ChartCanvas } from './canvas.js';
import { layerName } from '../words/pass.js';

/** @typedef {{counts: Float64Array, bins: number, ends: readonly [string, string]}} Histograms */

const gap = 6;
const below = 18;

export class HistogramsView {
  #canvas = new ChartCanvas((sheet) => this.#draw(sheet));
  /** @type {Histograms | null} */
  #shown = null;
  element = this.#canvas.element;

  constructor() {
    this.element.classList.add('histograms');
  }

  /**
   * @param {Histograms} histograms
   * @param {string} label what they show, in words
   */
  render(histograms, label) {
    this.#shown = histograms;
    this.#canvas.canvas.setAttribute('aria-label', label);
    this.#canvas.redraw();
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw({ context, width, height, palette }) {
    if (!this.#shown) return;
    const { counts, bins, ends } = this.#shown;
    const layers = counts.length / bins;
    const row = (height - below) / layers;
    const font = Math.max(9, Math.min(12, row * 0.72));
    context.font = `${font}px ${palette.font}`;
    context.textBaseline = 'middle';
    const names = context.measureText(layerName(layers - 1, layers)).width + gap;
    const bar = (width - names) / bins;
    const every = Math.ceil((font * 1.15) / row);
    for (let l = layers; l >= 1; l -= 1) {
      const own = counts.subarray((l - 1) * bins, l * bins);
      const most = Math.max(...own);
      const bottom = (layers - l + 1) * row - 1;
      context.fillStyle = palette.forwardEdge;
      own.forEach((count, k) => {
        const tall = (count / most) * (row - 2);
        context.fillRect(names + k * bar, bottom - tall, Math.max(bar - 0.5, 0.5), tall);
      });
      context.fillStyle = palette.muted;
      context.fillRect(names, bottom, width - names, 0.5);
      if ((layers - l) % every !== 0) continue;
      context.textAlign = 'right';
      context.fillText(layerName(l, layers), names - gap, bottom - row / 2);
    }
    context.fillStyle = palette.muted;
    context.font = `12px ${palette.font}`;
    context.textAlign = 'left';
    context.fillText(ends[0], names, height - below / 2);
    context.textAlign = 'right';
    context.fillText(ends[1], width, height - below / 2);
  }
}
