/** The paper that the figures are drawn for: its colours and letters, and what a canvas has no words for. */
import { readFileSync } from 'node:fs';
import { SvgContext, element, escaped } from '../../web/src/drawing/svg-context.js';

/**
 * @typedef {import('../../web/src/drawing/palette.js').Palette} Palette
 * @typedef {import('../../web/src/inspector/explain.js').Part} Part
 * @typedef {{x: number, y: number}} Point
 * @typedef {{size: number, colour: string, bold?: boolean, align?: CanvasTextAlign}} TextStyle
 */

/** The width of a book's column of text, in millimetres, and the figures' own units across it. */
export const [millimetres, units] = [140, 560];

/** Lato has the raised digits, Greek letters and arrows of the formulas; other sans serifs have its measures. */
const font = "Lato, 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif";

/** @returns {Palette} the light colours of the page's style sheet, as channels */
export function paperPalette() {
  const tokens = readFileSync(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8');
  const colour = (/** @type {string} */ name) => {
    const [, hex] = new RegExp(`--${name}:[^;]*light-dark\\(#(\\w{6}),`).exec(tokens) ?? [];
    if (!hex) throw new Error(`web/styles/tokens.css: expected a light colour for --${name}`);
    return `rgb(${[0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
  };
  return {
    ink: colour('ink'),
    muted: colour('muted'),
    card: colour('card'),
    edge: colour('edge'),
    outline: colour('outline'),
    forward: colour('forward'),
    forwardFill: colour('forward-fill'),
    forwardEdge: colour('forward-fill'),
    onForward: colour('on-forward'),
    backward: colour('backward'),
    danger: colour('danger'),
    font,
  };
}

/** Records SVG, with curves and with formulas in the hues of their directions. */
export class PaperContext extends SvgContext {
  /**
   * @param {string} text
   * @param {Point} at the left end of the baseline, or the end that `align` says
   * @param {TextStyle} style
   */
  write(text, { x, y }, { size, colour, bold = false, align = 'left' }) {
    this.globalAlpha = 1;
    this.textBaseline = 'alphabetic';
    this.font = `${bold ? '600 ' : ''}${size}px ${font}`;
    this.fillStyle = colour;
    this.textAlign = align;
    this.fillText(text, x, y);
  }

  /**
   * @param {readonly Part[]} parts of a formula
   * @param {Point} at the left end of the baseline
   * @param {number} size
   * @param {Palette} palette
   */
  writeFormula(parts, { x, y }, size, palette) {
    const spans = parts.map(({ text, role }) =>
      role ? element('tspan', { fill: palette[role] }, escaped(text)) : escaped(text),
    );
    const style = { fill: palette.ink, 'font-size': size, 'xml:space': 'preserve' };
    this.elements.push(element('text', { x, y, ...style }, spans.join('')));
  }

  /**
   * @param {readonly Point[]} points
   * @param {{colour: string, width: number}} style
   */
  drawCurve(points, { colour, width }) {
    const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const line = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
    this.elements.push(
      element('polyline', { points: path, stroke: colour, 'stroke-width': width, ...line }),
    );
  }

  /**
   * @param {Point & {width: number, height: number}} box
   * @param {string} colour
   */
  fillBox({ x, y, width, height }, colour) {
    this.globalAlpha = 1;
    this.fillStyle = colour;
    this.beginPath();
    this.roundRect(x, y, width, height, 0);
    this.fill();
  }

  /**
   * @param {number} height of the picture, in units
   * @param {{title: string, alt: string}} words
   * @returns {string} an SVG file, as wide as the column of text
   */
  toPaper(height, { title, alt }) {
    const area = { width: units, height };
    return this.toSvg(area, { width: millimetres, unit: 'mm', title, description: alt });
  }
}
