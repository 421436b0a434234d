/** Draws a histogram of the activations of each layer, with the output layer at the top. */
import { ChartCanvas } from './canvas.js';
import { layerRows } from './layer-rows.js';

/** @typedef {{counts: Float64Array, bins: number, ends: readonly [string, string]}} Histograms */

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
   * @param {string} label a text alternative
   */
  render(histograms, label) {
    this.#shown = histograms;
    this.#canvas.show(label);
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw(sheet) {
    if (!this.#shown) return;
    const { context, width, height, palette } = sheet;
    const { counts, bins, ends } = this.#shown;
    const layers = counts.length / bins;
    const { row, names, isNamed, name } = layerRows(sheet, layers, height - below);
    const bar = (width - names) / bins;
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
      if (isNamed(l)) name(l, bottom - row / 2);
    }
    context.fillStyle = palette.muted;
    context.font = `12px ${palette.font}`;
    context.textAlign = 'left';
    context.fillText(ends[0], names, height - below / 2);
    context.textAlign = 'right';
    context.fillText(ends[1], width, height - below / 2);
  }
}
