/** Draws the figure as a PNG or SVG file: the network and its bars at one moment. */
import { axisOf, markSigns } from '../drawing/bar-scale.js';
import { caption, lossLine, magnitudesOf, phaseOf } from '../drawing/caption.js';
import { barsNote } from '../words/bars.js';
import { bars, direction } from '../words/figure.js';
import { iterationLine, magnitudes } from '../words/pass.js';
import { falsified } from '../words/sharing.js';
import { formatNumber } from '../words/format.js';
import { numberParts, numberStyle } from '../drawing/column-numbers.js';
import { drawNetwork } from '../drawing/network-canvas.js';
import { layoutFrame } from '../drawing/network-layout.js';
import { contextOf } from '../drawing/sharp-canvas.js';
import { SvgContext } from '../drawing/svg-context.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../drawing/palette.js').Palette} Palette
 * @typedef {import('../drawing/svg-context.js').DrawingContext} DrawingContext
 *
 * @typedef {object} FigureContent
 * @property {Frame} frame drawn at the end of its iteration
 * @property {Palette} palette
 * @property {'linear' | 'logarithmic'} scale of the bars
 *
 * @typedef {{size: number, colour: string, bold?: boolean, align?: CanvasTextAlign}} TextStyle
 * @typedef {{x: number, y: number, width: number, height: number, corner?: number}} Box
 */

/** The picture's units are the page's pixels; it is shown larger, to be legible on a slide. */
const area = { width: 1000, height: 550 };
const shownWidth = 1200;
const pixelsPerUnit = (2 * shownWidth) / area.width;

const left = 36;
const right = area.width - left;
const stage = { x: 18, y: 76, width: 964, height: 290 };
/** Heights in the panel of bars: the title's baseline and the ends of the axis. */
const panel = { title: 386, top: 408, bottom: 496 };
const widestBar = 44;
/** The smallest font size of numbers: a picture can be enlarged. */
const smallestNumbers = 5;
/** From the middle of a line of digits to its baseline, in em. */
const halfDigit = 0.36;

/**
 * @param {FigureContent} content
 * @returns {string} a self-contained SVG file
 */
export function figureSvg(content) {
  const context = new SvgContext();
  drawFigure(context, content);
  return context.toSvg(area, {
    width: shownWidth,
    title: caption(content.frame),
    description: describe(content.frame),
  });
}

/**
 * @param {FigureContent} content
 * @returns {Promise<Blob>} a PNG file with two pixels per displayed pixel
 * @throws {Error} if the browser lacks the memory for it, or falsifies canvas pixels
 */
export async function figurePng(content) {
  const canvas = document.createElement('canvas');
  canvas.width = area.width * pixelsPerUnit;
  canvas.height = area.height * pixelsPerUnit;
  const context = contextOf(canvas);
  context?.scale(pixelsPerUnit, pixelsPerUnit);
  if (context) {
    drawFigure(context, content);
    if (isFalsified(context, content.palette)) throw new Error(falsified);
  }
  /** @type {Blob | null} */
  const blob = await new Promise((done) => canvas.toBlob(done));
  if (!context || !blob) throw new Error('the browser could not make the picture');
  return blob;
}

/**
 * Detects browsers that return random pixels to resist fingerprinting.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @returns {boolean} true if the empty corner is not entirely the card's colour
 */
function isFalsified(context, { card }) {
  const { data } = context.getImageData(0, 0, 16, 16);
  const [, ...wanted] = /(\d+), (\d+), (\d+)/.exec(card) ?? [];
  return data.some((part, k) => k % 4 < 3 && Math.abs(part - Number(wanted[k % 4])) > 2);
}

/**
 * @param {DrawingContext} context
 * @param {FigureContent} content
 */
function drawFigure(context, content) {
  const { frame, palette } = content;
  fillBox(context, { x: 0, y: 0, ...area }, palette.card);
  drawHead(context, content);
  const layout = layoutFrame(stage, frame);
  for (const point of [...layout.units.flat(), ...layout.targets, layout.loss]) {
    point.x += stage.x;
    point.y += stage.y;
  }
  layout.baseline += stage.y;
  drawPanel(context, content, layout);
  drawNetwork(context, { frame, palette, layout, progress: 1, selection: null });
}

/**
 * Draws the caption and, below it, the loss and the iteration.
 *
 * @param {DrawingContext} context
 * @param {FigureContent} content
 */
function drawHead(context, { frame, palette }) {
  const phase = phaseOf(frame);
  const { muted, forward, backward } = palette;
  const colour = { start: muted, forward, backward, update: backward }[phase];
  context.beginPath();
  context.arc(left + 5, 35, 4, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.fillStyle = phase === 'start' ? palette.card : colour;
  context.lineWidth = 2;
  context.setLineDash([]);
  context.fill();
  context.stroke();

  const write = writer(context, palette.font);
  const small = { size: 14, colour: palette.muted };
  write(caption(frame), left + 20, 40, { size: 15, colour: palette.ink, bold: true });
  write(lossLine(frame), left + 20, 62, small);
  write(iterationLine(frame), right, 62, { ...small, align: 'right' });
}

/**
 * Draws a bar with its number under each layer, and the axis under the input.
 *
 * @param {DrawingContext} context
 * @param {FigureContent} content
 * @param {import('../drawing/network-layout.js').NetworkLayout} layout of the network above
 */
function drawPanel(context, content, { units, spacing }) {
  const { frame, palette, scale } = content;
  const write = writer(context, palette.font);
  const small = { size: 13, colour: palette.muted };
  write(`${bars} (${direction})`, left, panel.title, { size: 14, colour: palette.ink, bold: true });
  write(barsNote(scale), right, panel.title, { ...small, align: 'right' });
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
  return (text, x, baseline, { size, colour, bold = false, align = 'left' }) => {
    context.font = `${bold ? '600 ' : ''}${size}px ${family}`;
    context.fillStyle = colour;
    context.textAlign = align;
    context.fillText(text, x, baseline);
  };
}

/**
 * Describes the picture's numbers for screen readers.
 *
 * @param {Frame} frame
 * @returns {string}
 */
function describe(frame) {
  const measured = magnitudesOf(frame);
  const head = `${iterationLine(frame)}. ${lossLine(frame)}.`;
  return measured.length === 0 ? head : `${head} ${magnitudes(measured)}.`;
}
