/** Makes the figure a PNG or SVG file: the network and its bars at one moment. */
import { caption, lossLine, magnitudesOf } from '../drawing/caption.js';
import { contextOf } from '../drawing/sharp-canvas.js';
import { SvgContext } from '../drawing/svg-context.js';
import { iterationLine, magnitudes } from '../words/pass.js';
import { falsified } from '../words/sharing.js';
import { drawFigure, slide } from './figure-drawing.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../drawing/palette.js').Palette} Palette
 * @typedef {import('./figure-drawing.js').FigureContent} FigureContent
 */

/** The picture's units are the page's pixels; it is shown larger, to be legible on a slide. */
const shownWidth = 1200;
const pixelsPerUnit = (2 * shownWidth) / slide.width;

/**
 * @param {FigureContent} content
 * @returns {string} a self-contained SVG file
 */
export function figureSvg(content) {
  const context = new SvgContext();
  drawFigure(context, content);
  return context.toSvg(slide, {
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
  canvas.width = slide.width * pixelsPerUnit;
  canvas.height = slide.height * pixelsPerUnit;
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
 * Describes the picture's numbers for screen readers.
 *
 * @param {Frame} frame
 * @returns {string}
 */
export function describe(frame) {
  const measured = magnitudesOf(frame);
  const head = `${iterationLine(frame)}. ${lossLine(frame)}.`;
  return measured.length === 0 ? head : `${head} ${magnitudes(measured)}.`;
}
