/** Rows of layers, the output at the top: how high they are, and which have room for their name. */
import { layerName } from '../words/pass.js';

const gap = 6;

/**
 * @param {import('./canvas.js').Sheet} sheet whose font is set for the names
 * @param {number} layers
 * @param {number} height of all
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
    /** How wide the names are, with the gap after them. */
    names,
    /** @param {number} l whose name has room */
    isNamed: (l) => (layers - l) % every === 0,
    /** @param {number} l @param {number} y of its middle */
    name: (l, y) => {
      context.fillStyle = palette.muted;
      context.textAlign = 'right';
      context.fillText(layerName(l, layers), names - gap, y);
    },
  };
}
