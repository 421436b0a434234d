/** Lays out one row per layer, with the output layer at the top, and names the layers that have room. */
import { layerName } from '../words/pass.js';

const gap = 6;

/**
 * @param {import('./canvas.js').Sheet} sheet its font is set to that of the names
 * @param {number} layers
 * @param {number} height of all rows
 */
export function layerRows({ context, palette }, layers, height) {
  const row = height / layers;
  const font = Math.max(9, Math.min(12, row * 0.72));
  context.font = `${font}px ${palette.font}`;
  context.textBaseline = 'middle';
  const every = Math.ceil((font * 1.15) / row);
  const names = context.measureText(layerName(layers - 1, layers)).width + gap;
  return {
    row,
    gap,
    /** The width of the names, including the gap after them. */
    names,
    /** True if the layer's name has room. @param {number} l */
    isNamed: (l) => (layers - l) % every === 0,
    /** @param {number} l @param {number} y the middle of its row */
    name: (l, y) => {
      context.fillStyle = palette.muted;
      context.textAlign = 'right';
      context.fillText(layerName(l, layers), names - gap, y);
    },
  };
}
