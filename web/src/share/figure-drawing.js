/** Draws the figure on a sheet of any size: the network, its bars and, on a slide, what is happening. */
import { axisOf, markSigns } from '../drawing/bar-scale.js';
import { caption, lossLine, phaseOf } from '../drawing/caption.js';
import { numberParts, numberStyle } from '../drawing/column-numbers.js';
import { drawNetwork } from '../drawing/network-canvas.js';
import { layoutFrame } from '../drawing/network-layout.js';
import { barsNote } from '../words/bars.js';
import { bars, direction } from '../words/figure.js';
import { formatNumber } from '../words/format.js';
import { iterationLine } from '../words/pass.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../drawing/palette.js').Palette} Palette
 * @typedef {import('../drawing/network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {import('../drawing/svg-context.js').DrawingContext} DrawingContext
 *
 * @typedef {object} FigureContent
 * @property {Frame} frame
 * @property {number} [progress] of the frame's iteration, in (0, 1]; its end if left out
 * @property {Frame} [arrived] the frame whose numbers have arrived; if left out, they have all
 * @property {Palette} palette
 * @property {'linear' | 'logarithmic'} scale of the bars
 *
 * @typedef {{size: number, colour: string, bold?: boolean, align?: CanvasTextAlign}} TextStyle
 * @typedef {{x: number, y: number, width: number, height: number, corner?: number}} Box
 *
 * @typedef {object} Sheet where the parts are, in units of which letters are 12 high
 * @property {number} width
 * @property {number} height
 * @property {number} left the margin, also on the right
 * @property {{caption: number, loss: number} | null} head baselines; null: a caption beside the picture says it
 * @property {Box} stage of the network
 * @property {Panel | null} panel of the bars; null before there are any
 *
 * @typedef {object} Panel
 * @property {number} title its baseline
 * @property {number} note the baseline of what its axis means; in the title's line, it is on the right
 * @property {number} top of the axis
 * @property {number} bottom
 */

/** The sheet of a slide. */
export const slide = {
  width: 1000,
  height: 550,
  left: 36,
  head: { caption: 40, loss: 62 },
  stage: { x: 18, y: 76, width: 964, height: 290 },
  panel: { title: 386, note: 386, top: 408, bottom: 496 },
};

const widestBar = 44;
/** The smallest font size of numbers: a picture can be enlarged. */
const smallestNumbers = 5;
/** From the middle of a line of digits to its baseline, in em. */
const halfDigit = 0.36;

/**
 * @param {DrawingContext} context
 * @param {FigureContent} content
 * @param {Sheet} [sheet]
 */
export function drawFigure(context, content, sheet = slide) {
  const { frame, arrived = frame } = content;
  drawGround(context, content, sheet);
  drawTold(context, content, sheet);
  drawFound(context, { ...content, frame: arrived }, sheet);
  drawStage(context, content, sheet);
}

/**
 * @param {DrawingContext} context
 * @param {Pick<FigureContent, 'palette'>} content
 * @param {Sheet} sheet
 */
export function drawGround(context, { palette }, { width, height }) {
  fillBox(context, { x: 0, y: 0, width, height }, palette.card);
}

/**
 * Draws the network.
 *
 * @param {DrawingContext} context
 * @param {FigureContent} content
 * @param {Sheet} sheet
 */
export function drawStage(context, { frame, palette, progress = 1 }, sheet) {
  const layout = layoutOn(sheet, frame);
  drawNetwork(context, { frame, palette, layout, progress, selection: null });
}

/**
 * @param {Sheet} sheet
 * @param {Frame} frame
 * @returns {NetworkLayout} of its network, on the sheet
 */
export function layoutOn({ stage }, frame) {
  const layout = layoutFrame(stage, frame);
  for (const point of [...layout.units.flat(), ...layout.targets, layout.loss]) {
    point.x += stage.x;
    point.y += stage.y;
  }
  layout.baseline += stage.y;
  return layout;
}

/**
 * Draws what is happening, and at which iteration.
 *
 * @param {DrawingContext} context
 * @param {FigureContent} content
 * @param {Sheet} sheet
 */
export function drawTold(context, { frame, palette }, { head, left, width }) {
  if (!head) return;
  const phase = phaseOf(frame);
  const { muted, forward, backward } = palette;
  const colour = { start: muted, forward, backward, update: backward }[phase];
  context.beginPath();
  context.arc(left + 5, head.caption - 5, 4, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.fillStyle = phase === 'start' ? palette.card : colour;
  context.lineWidth = 2;
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.fill();
  context.stroke();

  const write = writer(context, palette.font);
  write(caption(frame), left + 20, head.caption, { size: 15, colour: palette.ink, bold: true });
  const style = /** @type {const} */ ({ size: 14, colour: muted, align: 'right' });
  write(iterationLine(frame), width - left, head.loss, style);
}

/**
 * Draws the numbers of the pass so far: the loss below the caption, and the bars.
 *
 * @param {DrawingContext} context
 * @param {FigureContent} content
 * @param {Sheet} sheet
 */
export function drawFound(context, content, sheet) {
  const { frame, palette } = content;
  const { head, left, panel } = sheet;
  if (head) {
    const style = { size: 14, colour: palette.muted };
    writer(context, palette.font)(lossLine(frame), left + 20, head.loss, style);
  }
  if (panel) drawPanel(context, content, sheet, panel, layoutOn(sheet, frame));
}

/**
 * Draws a bar with its number under each layer, and the axis under the input.
 *
 * @param {DrawingContext} context
 * @param {FigureContent} content
 * @param {Sheet} sheet
 * @param {Panel} panel
 * @param {NetworkLayout} layout of the network above
 */
function drawPanel(context, content, { width: sheetWidth, left }, panel, { units, spacing }) {
  const { frame, palette, scale } = content;
  const write = writer(context, palette.font);
  const small = { size: 13, colour: palette.muted };
  write(`${bars} (${direction})`, left, panel.title, { size: 14, colour: palette.ink, bold: true });
  if (panel.note === panel.title) {
    write(barsNote(scale), sheetWidth - left, panel.note, { ...small, align: 'right' });
  } else write(barsNote(scale), left, panel.note, small);
  const columns = units.slice(1).map(([{ x }]) => x);
  const width = Math.min(widestBar, spacing * 0.6);
  const [start, end] = [columns[0] - width / 2 - 4, columns[columns.length - 1] + width / 2];
  const output = frame.layers[frame.outputLayer].magnitude ?? 0;
  const axis = axisOf({ largest: frame.scale.magnitude, output }, scale);
  const heightOf = (/** @type {number} */ share) => share * (panel.bottom - panel.top);
  for (const { height, label } of axis.ticks) {
    const y = panel.bottom - heightOf(height);
    fillBox(context, { x: start, y: y - 0.5, width: end - start, height: 1 }, palette.outline, 0.3);
    const style = /** @type {const} */ ({ size: 12, colour: palette.muted, align: 'right' });
    // The lowest label stands above its line: a wide number may begin below it.
    write(label, start - 4, y + (height === 0 ? -1 : halfDigit * 12), style);
  }
  const { way, size } = numberStyle({ digits: frame.digits, spacing, stacked: smallestNumbers });
  frame.layers.slice(1).forEach(({ magnitude }, k) => {
    if (magnitude === null) return;
    const height = heightOf(axis.height(magnitude));
    const bar = { x: columns[k] - width / 2, y: panel.bottom - height, width, height, corner: 2 };
    if (height > 0) fillBox(context, bar, palette.backward);
    const mark = markSigns[axis.mark(magnitude)];
    if (mark !== '') {
      const style = /** @type {const} */ ({ size: 11, colour: palette.ink, align: 'center' });
      write(mark, columns[k], panel.bottom - height - 4, style);
    }
    const number = formatNumber(magnitude, frame.digits);
    const lines = way === 'line' ? [number] : numberParts(number);
    lines.forEach((line, row) =>
      write(line.trim(), columns[k], panel.bottom + (1.2 + 1.5 * row) * size, {
        size,
        colour: palette.ink,
        align: 'center',
      }),
    );
  });
}

/**
 * @param {DrawingContext} context
 * @param {Box} box
 * @param {string} colour
 * @param {number} [alpha]
 */
function fillBox(context, { x, y, width, height, corner = 0 }, colour, alpha = 1) {
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.beginPath();
  // A radius larger than half a side would differ between canvas and SVG.
  context.roundRect(x, y, width, height, Math.min(corner, width / 2, height / 2));
  context.fill();
  context.globalAlpha = 1;
}

/**
 * @param {DrawingContext} context
 * @param {string} family
 * @returns {(text: string, x: number, baseline: number, style: TextStyle) => void}
 */
function writer(context, family) {
  context.textBaseline = 'alphabetic';
  context.globalAlpha = 1;
  return (text, x, baseline, { size, colour, bold = false, align = 'left' }) => {
    context.font = `${bold ? '600 ' : ''}${size}px ${family}`;
    context.fillStyle = colour;
    context.textAlign = align;
    context.fillText(text, x, baseline);
  };
}
