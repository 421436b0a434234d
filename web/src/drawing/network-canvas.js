/**
 * Draws a frame on a canvas. Forward is orange, backward blue; strength is width and opacity; sign
 * is the stroke: solid positive, dashed negative.
 */
import { formatShort } from '../words/format.js';
import { whereIs } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {import('./network-layout.js').Point} Point
 * @typedef {import('./palette.js').Palette} Palette
 * @typedef {import('../network/parameters.js').Selection} Selection
 * @typedef {import('./svg-context.js').DrawingContext} DrawingContext
 *
 * @typedef {object} Picture everything a drawing needs
 * @property {Frame} frame
 * @property {number} progress how far the frame's iteration is, in (0, 1]
 * @property {NetworkLayout} layout
 * @property {Palette} palette
 * @property {Selection | null} selection
 */

/** Square root and a little more: early layers of a shallow network stay visible, deep ones fade. */
const strengthExponent = 0.45;
const dash = [5, 4];
/** A connection is there whatever it carries: also where its gradient is 0, it is seen. */
const faintest = 0.2;
/** Where, in a backward iteration, the travelling signal arrives and the layer's gradient stands. */
const arrival = 0.6;
const smallestNumberRadius = 13;

/**
 * @param {DrawingContext} context scaled to CSS pixels
 * @param {Picture} picture
 */
export function drawNetwork(context, picture) {
  const { frame } = picture;
  drawSelectedEdge(context, picture);
  for (let l = 1; l <= frame.depth; ++l) drawEdges(context, picture, l);
  drawPulses(context, picture);
  for (let l = 0; l <= frame.depth; ++l) drawNeurons(context, picture, l);
  drawNames(context, picture);
}

/**
 * How much of layer l's forward and backward results is shown: 0 not yet, 1 all.
 *
 * @param {Picture} picture
 * @param {number} l
 * @returns {{forward: number, backward: number}}
 */
function shown({ frame, progress }, l) {
  const { phase, layer } = whereIs(frame.iteration, frame.depth);
  const late = Math.max(0, (progress - arrival) / (1 - arrival));
  const forward = l === 0 || phase === 'backward' || (phase === 'forward' && layer > l);
  const backward = phase === 'backward' && layer < l;
  return {
    forward: phase === 'forward' && layer === l ? late : Number(forward),
    backward: phase === 'backward' && layer === l ? late : Number(backward),
  };
}

/**
 * @param {number} value
 * @param {number} largest
 * @returns {number} 0…1
 */
function strength(value, largest) {
  const ratio = Math.abs(value) / largest;
  return ratio > 0 ? Math.min(ratio, 1) ** strengthExponent : 0;
}

/**
 * The edges into layer l: its weights, then what each carries forward, then its gradient.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 * @param {number} l
 */
function drawEdges(context, picture, l) {
  const { frame, progress, palette, layout } = picture;
  const { scale } = frame;
  const layer = frame.layers[l];
  const before = progress < 1 ? frame.layersBefore?.[l] : undefined;
  const { forward, backward } = shown(picture, l);
  const inputs = frame.layers[l - 1].activations;
  layer.weights.forEach((row, j) => {
    row.forEach((newWeight, i) => {
      const from = layout.units[l - 1][i];
      const to = layout.units[l][j];
      const oldWeight = before?.weights[j][i] ?? newWeight;
      const weight = oldWeight + (newWeight - oldWeight) * progress;
      const size = strength(weight, scale.weight);
      const fading = 1 - Math.max(forward * 0.75, backward);
      drawEdge(context, from, to, {
        colour: palette.edge,
        width: 0.5 + size,
        alpha: Math.max((0.15 + 0.75 * size) * fading, faintest),
        negative: weight < 0,
      });
      if (forward > 0 && inputs) {
        const carried = strength(weight * inputs[i], scale.weight * scale.activation);
        drawEdge(context, from, to, {
          colour: palette.forwardEdge,
          width: 0.5 + 1.8 * carried,
          alpha: 0.75 * carried * forward * (1 - backward),
          negative: weight < 0,
        });
      }
      const gradient = layer.gradients?.[j][i] ?? before?.gradients?.[j][i] ?? 0;
      const visible = before ? 1 - progress : backward;
      const steepness = strength(gradient, scale.gradient);
      drawEdge(context, from, to, {
        colour: palette.backward,
        width: 0.5 + 3 * steepness,
        alpha: steepness * visible,
        negative: gradient < 0,
      });
    });
  });
}

/**
 * @param {DrawingContext} context
 * @param {Point} from
 * @param {Point} to
 * @param {{colour: string, width: number, alpha: number, negative: boolean}} stroke
 */
function drawEdge(context, from, to, { colour, width, alpha, negative }) {
  if (!(alpha > 0.004)) return;
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
 * The signals under way: w·a forward along the edges into the layer, w·δ backward along the edges
 * out of it.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawPulses(context, { frame, progress, layout, palette }) {
  const { phase, layer } = whereIs(frame.iteration, frame.depth);
  const along = progress / arrival;
  if (along >= 1 || phase === 'start') return;
  const forward = phase === 'forward';
  const edges = forward ? layer : layer + 1;
  if (edges > frame.depth) return;
  const sources = forward ? frame.layers[layer - 1].activations : frame.layers[edges].deltas;
  const largest = frame.scale.weight * (forward ? frame.scale.activation : frame.scale.delta);
  context.fillStyle = forward ? palette.forward : palette.backward;
  frame.layers[edges].weights.forEach((row, j) => {
    row.forEach((weight, i) => {
      const from = layout.units[edges - 1][i];
      const to = layout.units[edges][j];
      const carried = strength(weight * (sources?.[forward ? i : j] ?? 0), largest);
      const way = forward ? along : 1 - along;
      context.globalAlpha = Math.min(1, 0.25 + carried) * Math.min(1, carried * 8);
      context.beginPath();
      const x = from.x + (to.x - from.x) * way;
      const y = from.y + (to.y - from.y) * way;
      context.arc(x, y, 1 + 2.6 * carried, 0, 2 * Math.PI);
      context.fill();
    });
  });
}

/**
 * A halo below the edge that the reader looks at.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawSelectedEdge(context, { layout, palette, selection }) {
  if (!selection || selection.from === null) return;
  drawEdge(
    context,
    layout.units[selection.layer - 1][selection.from],
    layout.units[selection.layer][selection.unit],
    { colour: palette.ink, width: 9, alpha: 0.14, negative: false },
  );
}

/**
 * @param {DrawingContext} context
 * @param {Picture} picture
 * @param {number} l
 */
function drawNeurons(context, picture, l) {
  const { frame, layout, palette, selection } = picture;
  const { forward, backward } = shown(picture, l);
  const layer = frame.layers[l];
  layout.units[l].forEach((point, j) => {
    const activation = layer.activations?.[j] ?? 0;
    const delta = layer.deltas?.[j] ?? 0;
    drawDisc(context, picture, point, activation, forward);
    const steepness = strength(delta, frame.scale.delta) * backward;
    drawRing(context, point, layout.radius, {
      colour: palette.backward,
      width: 1 + 2.2 * steepness,
      alpha: steepness,
      negative: delta < 0,
    });
    if (selection && selection.layer === l && selection.unit === j) {
      const ring = { colour: palette.ink, width: 2, alpha: 1, negative: false };
      drawRing(context, point, layout.radius + 3, ring);
    }
    if (layout.radius >= smallestNumberRadius && forward > 0) {
      context.globalAlpha = forward;
      context.fillStyle = palette.onForward;
      context.font = `${Math.round(layout.radius * 0.62)}px ${palette.font}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(formatShort(activation), point.x, point.y + 0.5);
    }
  });
}

/**
 * @param {DrawingContext} context
 * @param {Picture} picture
 * @param {Point} point
 * @param {number} activation
 * @param {number} forward
 */
function drawDisc(context, { frame, layout, palette }, point, activation, forward) {
  const size = strength(activation, Math.max(frame.scale.activation, 1));
  context.globalAlpha = 1;
  context.fillStyle = palette.card;
  context.beginPath();
  context.arc(point.x, point.y, layout.radius, 0, 2 * Math.PI);
  context.fill();
  context.globalAlpha = (0.08 + 0.87 * size) * forward;
  context.fillStyle = palette.forwardFill;
  context.fill();
  drawRing(context, point, layout.radius, {
    colour: palette.outline,
    width: 1,
    alpha: 1,
    negative: activation < 0 && forward > 0,
  });
}

/**
 * @param {DrawingContext} context
 * @param {Point} point
 * @param {number} radius
 * @param {{colour: string, width: number, alpha: number, negative: boolean}} stroke
 */
function drawRing(context, point, radius, { colour, width, alpha, negative }) {
  if (!(alpha > 0.004)) return;
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(negative ? [4, 3] : []);
  context.beginPath();
  context.arc(point.x, point.y, radius, 0, 2 * Math.PI);
  context.stroke();
}

/**
 * The layers' names; where columns are narrow, the hidden layers have numbers only.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
function drawNames(context, { frame, layout, palette }) {
  context.globalAlpha = 1;
  context.fillStyle = palette.muted;
  context.font = `12px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  frame.layers.forEach(({ name }, l) => {
    const outer = l === 0 || l === frame.depth;
    const long = layout.spacing >= 66;
    const every = layout.spacing < 20 ? 5 : 1;
    const nearOutput = l > frame.depth - Math.ceil(44 / layout.spacing);
    const nearInput = l < Math.ceil(36 / layout.spacing);
    if (!outer && !long && (l % every !== 0 || nearOutput || nearInput)) return;
    context.fillText(outer || long ? name : String(l), layout.units[l][0].x, layout.labelY);
  });
}
