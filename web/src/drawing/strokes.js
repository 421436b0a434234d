/** Draws lines and rings, dashed for negative values. */

/**
 * @typedef {import('./network-layout.js').Point} Point
 * @typedef {import('./svg-context.js').DrawingContext} DrawingContext
 * @typedef {{colour: string, width: number, alpha: number, negative?: boolean}} LineStyle
 */

/** The exponent of a line's strength: early layers of a shallow network stay visible, deep ones fade. */
const strengthExponent = 0.45;
/** Dashes mean negative; nothing else is dashed. */
const dash = [5, 4];
const dashOfRing = [4, 3];
const faintest = 0.004;
/** The weakest sixth of all lines is as thin as can be, which a browser draws fastest. */
const [thinnest, thin, thickest] = [1, 0.6, 3];
/** Columns so far apart, in pixels, have lines of the greatest width; nearer ones have thinner lines. */
const wideSpacing = 120;
/** Lines of nearly the same strength are drawn together: so many steps halve it. */
const steps = 6;

/**
 * @param {number} value
 * @param {number} largest
 * @returns {number} 0…1
 */
export function strength(value, largest) {
  const ratio = Math.abs(value) / largest;
  return ratio > 0 ? Math.min(ratio, 1) ** strengthExponent : 0;
}

/**
 * @param {number} size a strength
 * @param {number} spacing of the columns
 * @returns {number} the width of its line
 */
export function widthOf(size, spacing) {
  const most = thickest * Math.min(spacing / wideSpacing, 1);
  return Math.max(thinnest, thin + (most - thin) * size);
}

/**
 * @param {DrawingContext} context
 * @param {Point} from
 * @param {Point} to
 * @param {LineStyle} stroke
 */
export function drawLine(context, from, to, { colour, width, alpha, negative = false }) {
  if (!(alpha > faintest)) return;
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(negative ? dash : []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/**
 * Draws many lines of one style, as thin as can be: in one path, a browser draws such lines fastest.
 *
 * @param {DrawingContext} context
 * @param {readonly (readonly [Point, Point])[]} lines
 * @param {Omit<LineStyle, 'width'>} stroke
 */
export function drawHairs(context, lines, { colour, alpha, negative = false }) {
  if (lines.length === 0 || !(alpha > faintest)) return;
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = thinnest;
  context.setLineDash(negative ? dash : []);
  context.beginPath();
  for (const [from, to] of lines) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}

/**
 * @typedef {{ends: readonly [Point, Point], size: number, negative: boolean}} Signal a line and its strength
 *
 * Draws lines whose width and opacity follow their strength; the thinnest of about the same strength together.
 *
 * @param {DrawingContext} context
 * @param {readonly Signal[]} signals
 * @param {{colour: string, alpha: number, spacing: number}} style alpha: of the strongest line
 */
export function drawSignals(context, signals, { colour, alpha, spacing }) {
  /** @type {Map<string, {lines: (readonly [Point, Point])[], size: number, negative: boolean}>} */
  const hairs = new Map();
  for (const { ends, size, negative } of signals) {
    const width = widthOf(size, spacing);
    if (width > thinnest) {
      drawLine(context, ...ends, { colour, width, alpha: alpha * size, negative });
    } else if (size > 0) {
      const step = Math.round(steps * Math.log2(size));
      const key = `${step} ${negative}`;
      const group = hairs.get(key) ?? { lines: [], size: 2 ** (step / steps), negative };
      group.lines.push(ends);
      hairs.set(key, group);
    }
  }
  for (const { lines, size, negative } of hairs.values()) {
    drawHairs(context, lines, { colour, alpha: Math.min(alpha * size, 1), negative });
  }
}

/**
 * @param {DrawingContext} context
 * @param {Point} point
 * @param {number} radius
 * @param {LineStyle} stroke
 */
export function drawRing(context, point, radius, { colour, width, alpha, negative = false }) {
  if (!(alpha > faintest)) return;
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(negative ? dashOfRing : []);
  context.beginPath();
  context.arc(point.x, point.y, radius, 0, 2 * Math.PI);
  context.stroke();
}

/**
 * @param {DrawingContext} context
 * @param {Point} point
 * @param {number} radius
 * @param {{colour: string, alpha: number}} fill
 */
export function fillDisc(context, point, radius, { colour, alpha }) {
  if (!(alpha > faintest)) return;
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(point.x, point.y, radius, 0, 2 * Math.PI);
  context.fill();
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} share of the way
 * @returns {Point}
 */
export function between(from, to, share) {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
