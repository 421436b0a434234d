/** The network on a worksheet: what the forward pass computed, and nothing of the backward pass. */
import { readPalette } from '../drawing/palette.js';
import { drawNetwork } from '../drawing/network-canvas.js';
import { layoutFrame } from '../drawing/network-layout.js';
import { SvgContext } from '../drawing/svg-context.js';
import { picture } from '../words/hand.js';

/** In units of the picture, which is as wide as the sheet. */
const size = { width: 700, height: 230 };

/**
 * @param {import('../pass/frame.js').Frame} frame at the end of its pass
 * @param {HTMLElement} probe from which the colours are read
 * @param {number} iteration of the forward pass, whose numbers it has
 * @returns {string} the address of the picture, which needs no request
 */
export function sheetPicture(frame, probe, iteration) {
  // Paper is light.
  probe.style.colorScheme = 'light';
  const palette = readPalette(probe);
  const context = new SvgContext();
  const forward = { ...frame, iteration };
  const layout = layoutFrame(size, frame);
  drawNetwork(context, { frame: forward, palette, layout, progress: 1, selection: null });
  const svg = context.toSvg(size, { width: size.width, title: picture, description: '' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
