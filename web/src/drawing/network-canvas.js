/**
 * Draws a frame on a canvas. Forward is orange, backward blue; strength is width and opacity; sign
 * is the stroke: solid positive, dashed negative.
 */
import { formatInside, formatShort, formatTarget } from '../words/format.js';
import { whereIs } from '../pass/frame.js';
import { columnNames, sizeOfNames } from './column-names.js';
import { drawEdges, drawFront } from './edges.js';
import { activationLight, movesAt, reachOf, resultShown, shownOf } from './shown.js';
import { between, drawLine, drawRing, fillDisc, strength } from './strokes.js';

/**
 * @typedef {import('./network-layout.js').Point} Point
 * @typedef {import('./shown.js').Picture} Picture
 * @typedef {import('./svg-context.js').DrawingContext} DrawingContext
 */

const smallestNumberRadius = 13;
/** The opacity limit of a neuron's fill, so that its number stays readable. */
const strongestSignal = 0.5;
/** A letter's width, in em: long text inside a shape is drawn smaller. */
const letterWidth = 0.62;
/** Smaller text is hard to read and not drawn; the number is said where the reader points. */
export const smallestLetters = 11;

/**
 * @param {DrawingContext} context scaled to CSS pixels
 * @param {Picture} picture
 * @param {'all' | 'still' | 'moving'} [part] the parts that move within the iteration are drawn over the still ones
 * @param {(l: number) => boolean} [isWanted] true for the layers to draw; if given, names are omitted
 */
export function drawNetwork(context, picture, part = 'all', isWanted) {
  const { outputLayer } = picture.frame;
  const moves = movesAt(picture);
  const layers = Array.from({ length: outputLayer + 2 }, (_, l) => l).filter(
    isWanted ?? (() => true),
  );
  const drawn = layers.filter((l) => part === 'all' || moves(l) === (part === 'moving'));
  // Draw the lines into a layer below the neurons at both ends.
  const touched = layers.filter(
    (l) => drawn.includes(l) || (part === 'moving' && drawn.includes(l + 1)),
  );
  if (part !== 'moving') drawSelectedEdges(context, picture);
  for (const l of drawn) {
    if (l === outputLayer + 1) drawTail(context, picture);
    else if (l > 0) drawEdges(context, picture, l);
  }
  if (part !== 'still') drawFront(context, picture);
  for (const l of touched) {
    if (l === outputLayer + 1) drawTruth(context, picture);
    else drawNeurons(context, picture, l);
  }
  if (part !== 'moving' && !isWanted) drawNames(context, picture);
}

/**
 * Draws halos below the selected line and the lines of paths to the loss; the chosen path's are widest.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawSelectedEdges(context, { layout, palette, selection, ways = [] }) {
  const halo = (
    /** @type {import('./shown.js').NetworkPart} */ { layer, unit, from },
    /** @type {import('./strokes.js').LineStyle} */ stroke,
  ) => {
    if (from !== null) {
      drawLine(context, layout.units[layer - 1][from], layout.units[layer][unit], stroke);
    }
  };
  const offered = { colour: palette.backward, width: 4, alpha: 0.45 };
  const chosen = { colour: palette.backward, width: 9, alpha: 0.45 };
  // Draw lines that several paths share only once.
  const halos = new Map();
  const chosenLast = [...ways].sort((one, other) => Number(one.isChosen) - Number(other.isChosen));
  for (const { weights, isChosen } of chosenLast) {
    for (const weight of weights) {
      halos.set(JSON.stringify(weight), { weight, stroke: isChosen ? chosen : offered });
    }
  }
  for (const { weight, stroke } of halos.values()) halo(weight, stroke);
  if (selection) halo(selection, { colour: palette.ink, width: 9, alpha: 0.14 });
}

/**
 * Draws the lines from the output by way of the target to the loss, and back.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawTail(context, picture) {
  const { frame, progress, layout, palette } = picture;
  const { phase, layer } = whereIs(frame.iteration, frame.outputLayer);
  const outputs = layout.units[frame.outputLayer];
  const isEnd = layer === frame.outputLayer;
  const { x, y, halfWidth } = layout.loss;
  const edge = { x: x - halfWidth, y };
  outputs.forEach((output, j) => {
    // Without a target, halfway is where it would be.
    const target = layout.targets[j] ?? between(output, edge, 0.5);
    const ways = /** @type {const} */ ([
      [output, target],
      [target, edge],
    ]);
    for (const [from, to] of ways) {
      drawLine(context, from, to, { colour: palette.outline, width: 1, alpha: 0.7 });
    }
    if (!isEnd || progress === 1) return;
    const [colour, way] =
      phase === 'forward'
        ? [palette.forward, resultShown(picture)]
        : [palette.backward, 1 - progress];
    const [from, to] = way < 0.5 ? ways[0] : ways[1];
    if (way > 0) fillDisc(context, between(from, to, (way * 2) % 1), 3, { colour, alpha: 1 });
  });
}

/**
 * Draws the targets as squares beside the outputs, and the loss, at which the forward pass ends.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawTruth(context, picture) {
  const { frame, layout, palette, selection, light } = picture;
  const { targets, loss, radius } = layout;
  const { phase } = whereIs(frame.iteration, frame.outputLayer);
  // A single target has room for its number.
  const isAlone = targets.length === 1;
  const half = Math.max(Math.min(radius, 15) - 1, isAlone ? 7.5 : 3);
  const isHeld = (/** @type {number} */ column, /** @type {number} */ unit) =>
    selection?.layer === frame.outputLayer + column && selection.unit === unit;
  targets.forEach((point, j) => {
    const box = { ...point, halfWidth: half, halfHeight: half };
    drawBox(context, box, { fill: palette.card, line: palette.outline, width: 1 });
    if (isHeld(1, j) || light === 'target')
      drawBox(context, grown(box), { line: palette.ink, width: 2 });
    if (isAlone || radius >= smallestNumberRadius) {
      writeInside(context, formatTarget(frame.targets[j]), box, palette.ink, palette.font);
    }
  });
  const shown = shownOf(picture, frame.outputLayer).forward;
  const colour = phase === 'backward' ? palette.backward : palette.forwardEdge;
  drawBox(context, loss, {
    fill: palette.card,
    line: shown > 0 ? colour : palette.outline,
    width: shown > 0 ? 2 : 1,
  });
  if (isHeld(2, 0) || light === 'loss')
    drawBox(context, grown(loss), { line: palette.ink, width: 2 });
  const text = frame.loss === null || shown === 0 ? '?' : formatInside(frame.loss, 3);
  writeInside(context, text, loss, frame.loss === null ? palette.muted : palette.ink, palette.font);
}

/**
 * @typedef {Point & {halfWidth: number, halfHeight: number}} Box
 * @param {Box} box
 * @returns {Box} its bounds
 */
function grown({ x, y, halfWidth, halfHeight }) {
  return { x, y, halfWidth: halfWidth + 3, halfHeight: halfHeight + 3 };
}

/**
 * @param {DrawingContext} context
 * @param {Box} box
 * @param {{fill?: string, line: string, width: number}} style
 */
function drawBox(context, { x, y, halfWidth, halfHeight }, { fill, line, width }) {
  context.globalAlpha = 1;
  context.strokeStyle = line;
  context.lineWidth = width;
  context.setLineDash([]);
  context.beginPath();
  context.roundRect(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, 3);
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  context.stroke();
}

/**
 * @param {DrawingContext} context
 * @param {string} text
 * @param {Box} box
 * @param {string} colour
 * @param {string} font
 */
function writeInside(context, text, { x, y, halfWidth }, colour, font) {
  const size = Math.min(12, (2 * halfWidth - 3) / (letterWidth * text.length));
  if (size < smallestLetters) return;
  context.globalAlpha = 1;
  context.fillStyle = colour;
  context.font = `${size.toFixed(1)}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}

/**
 * @param {DrawingContext} context
 * @param {Picture} picture
 * @param {number} l
 */
function drawNeurons(context, picture, l) {
  const { frame, layout, palette, selection, light: lit } = picture;
  const { radius } = layout;
  const { forward, backward } = shownOf(picture, l);
  const light = forward * activationLight(picture) * (1 - backward);
  const layer = frame.layers[l];
  layout.units[l].forEach((point, j) => {
    const activation = layer.activations?.[j] ?? 0;
    const delta = layer.deltas?.[j] ?? 0;
    fillDisc(context, point, radius, { colour: palette.card, alpha: 1 });
    const size = strength(activation, Math.max(frame.scale.activation, 1));
    fillDisc(context, point, radius, {
      colour: palette.forwardFill,
      alpha: (0.08 + 0.87 * size) * light,
    });
    const steepness = l === 0 ? 0 : reachOf(frame, l) * strength(delta, largestOf(layer.deltas));
    fillDisc(context, point, radius, {
      colour: palette.backward,
      alpha: strongestSignal * steepness * backward,
    });
    drawRing(context, point, radius, {
      colour: palette.outline,
      width: 1,
      alpha: 1,
      negative: backward === 0 && activation < 0 && forward > 0,
    });
    drawRing(context, point, radius, {
      colour: palette.backward,
      width: 1.5,
      alpha: backward * steepness,
      negative: delta < 0,
    });
    if (lit === 'activations' || (lit === 'deltas' && l > 0)) {
      const colour = lit === 'deltas' ? palette.backward : palette.forward;
      drawRing(context, point, radius + 4, { colour, width: 3, alpha: 1 });
    }
    if (isLookedAt(selection, l, j)) {
      drawRing(context, point, radius + 3, { colour: palette.ink, width: 2, alpha: 1 });
    }
    if (radius < smallestNumberRadius || forward === 0) return;
    const box = { ...point, halfWidth: radius, halfHeight: radius };
    if (backward > 0.5) writeInside(context, formatInside(delta), box, palette.ink, palette.font);
    else writeInside(context, formatShort(activation), box, palette.onForward, palette.font);
  });
}

/**
 * @param {import('./shown.js').NetworkPart | null} selection
 * @param {number} l
 * @param {number} j
 * @returns {boolean} true if it is this neuron, or a weight from or to it
 */
function isLookedAt(selection, l, j) {
  if (!selection) return false;
  const { layer, unit, from } = selection;
  return (layer === l && unit === j) || (from !== null && layer === l + 1 && from === j);
}

/**
 * Draws the names of the columns, as many as have room.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawNames(context, { frame, layout, palette }) {
  context.globalAlpha = 1;
  context.fillStyle = palette.muted;
  context.font = `${sizeOfNames}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { text, x } of columnNames(frame, layout)) {
    context.fillText(text, x, layout.baseline);
  }
}

/**
 * @param {readonly number[] | null} numbers
 * @returns {number} their largest absolute value
 */
function largestOf(numbers) {
  return (numbers ?? []).reduce((most, number) => Math.max(most, Math.abs(number)), 0);
}
