/** Draws the lines into a layer: weights, forward signals, gradients, and the moving front. */
import { arrival } from '../pass/clock.js';
import { whereIs } from '../pass/frame.js';
import { activationLight, resultShown, shownOf } from './shown.js';
import { between, drawLine, fillDisc, strength, widthOf } from './strokes.js';

/**
 * @typedef {import('../pass/frame.js').FrameLayer} FrameLayer
 * @typedef {import('./shown.js').Picture} Picture
 * @typedef {import('./svg-context.js').DrawingContext} DrawingContext
 * @typedef {{unit: number, from: number, value: number}} Edge
 * @typedef {{strong: Edge[], weak: Edge[]}} Edges
 */

/** A layer with more than mostLines lines draws its mostStrong strongest one by one, and hints at the rest. */
const [mostLines, mostStrong] = [64, 36];
/** Weaker moving signals are invisible and not drawn. */
const faintestSignal = 0.12;
/** The strength left to other lines while paths to the loss are shown. */
const besideWays = 0.3;
/** The least opacity: a connection stays visible even if its gradient is 0. */
const faintest = 0.2;

/**
 * Sorted edges of each matrix: sorting takes time, and frames do not change.
 *
 * @type {WeakMap<object, Edges>}
 */
const sorted = new WeakMap();

/**
 * @param {number[][]} matrix one row per unit
 * @returns {Edges} the strongest, and the others
 */
export function edgesOf(matrix) {
  const known = sorted.get(matrix);
  if (known) return known;
  const all = matrix.flatMap((row, unit) => row.map((value, from) => ({ unit, from, value })));
  const edges =
    all.length <= mostLines
      ? { strong: all, weak: [] }
      : split([...all].sort((one, other) => Math.abs(other.value) - Math.abs(one.value)));
  sorted.set(matrix, edges);
  return edges;
}

/**
 * @param {Edge[]} edges strongest first
 * @returns {Edges}
 */
function split(edges) {
  return { strong: edges.slice(0, mostStrong), weak: edges.slice(mostStrong) };
}

/** What each weight carries, by the numbers that it is multiplied with. @type {WeakMap<object, number[][]>} */
const products = new WeakMap();

/**
 * @param {FrameLayer} layer
 * @param {number[]} signals
 * @param {'from' | 'unit'} end the end of the weight that the units are at
 * @returns {number[][]} w·a forward, w·δ backward
 */
function carried({ weights }, signals, end) {
  const known = products.get(signals);
  if (known) return known;
  const matrix = weights.map((row, j) => row.map((w, i) => w * signals[end === 'from' ? i : j]));
  products.set(signals, matrix);
  return matrix;
}

/**
 * Draws the weights of layer l, then their forward signals, then their gradients.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 * @param {number} l
 */
export function drawEdges(context, picture, l) {
  const { frame, progress, palette, layout, light } = picture;
  const { scale } = frame;
  const layer = frame.layers[l];
  const before = progress < 1 ? frame.layersBefore?.[l] : undefined;
  const { forward, backward } = shownOf(picture, l);
  const ends = (/** @type {Edge} */ { unit, from }) =>
    /** @type {const} */ ([layout.units[l - 1][from], layout.units[l][unit]]);
  const draw = (/** @type {Edge} */ edge, /** @type {import('./strokes.js').LineStyle} */ stroke) =>
    drawLine(context, ...ends(edge), { ...stroke, negative: edge.value < 0 });

  const { strong, weak } = edgesOf(layer.weights);
  hintAt(context, weak.map(ends), palette.edge);
  const fading = 1 - Math.max(forward * 0.75, backward);
  for (const edge of strong) {
    const old = before?.weights[edge.unit][edge.from] ?? edge.value;
    const value = old + (edge.value - old) * progress;
    const size = strength(value, scale.weight);
    draw(
      { ...edge, value },
      {
        colour: palette.edge,
        width: widthOf(size),
        alpha: Math.max((0.15 + 0.75 * size) * fading, faintest),
      },
    );
  }
  if (light === 'weights') {
    for (const edge of strong) draw(edge, { colour: palette.ink, width: 1.5, alpha: 0.6 });
  }
  const inputs = frame.layers[l - 1].activations;
  const shine = forward * (1 - backward) * activationLight(picture);
  if (shine > 0 && inputs) {
    for (const edge of edgesOf(carried(layer, inputs, 'from')).strong) {
      const size = strength(edge.value, scale.weight * scale.activation);
      draw(edge, {
        colour: palette.forwardEdge,
        width: widthOf(size),
        alpha: 0.75 * size * shine,
      });
    }
  }
  const gradients = layer.gradients ?? before?.gradients;
  const besides = picture.ways?.length ? besideWays : 1;
  const visible = (before ? 1 - progress : backward) * besides;
  if (!gradients || visible === 0) return;
  for (const edge of edgesOf(gradients).strong) {
    const size = strength(edge.value, scale.gradient);
    draw(edge, { colour: palette.backward, width: widthOf(size), alpha: size * visible });
  }
}

/**
 * @param {DrawingContext} context
 * @param {(readonly [import('./network-layout.js').Point, import('./network-layout.js').Point])[]} lines
 * @param {string} colour
 */
function hintAt(context, lines, colour) {
  if (lines.length === 0) return;
  context.globalAlpha = 0.12;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.beginPath();
  for (const [from, to] of lines) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}

/**
 * Draws the moving signals up to the front: w·a forward along the lines into the layer, w·δ backward along
 * the lines out of it.
 *
 * @param {DrawingContext} context
 * @param {Picture} picture
 */
export function drawFront(context, picture) {
  const { frame, progress, layout, palette } = picture;
  const { phase, layer } = whereIs(frame.iteration, frame.outputLayer);
  if (phase === 'start' || progress === 1) return;
  const forward = phase === 'forward';
  const l = forward ? layer : layer + 1;
  if (l > frame.outputLayer) return;
  const signals = forward ? frame.layers[l - 1].activations : frame.layers[l].deltas;
  if (!signals) return;
  const largest = frame.scale.weight * (forward ? frame.scale.activation : frame.scale.delta);
  const colour = forward ? palette.forward : palette.backward;
  const way = Math.min(progress / arrival, 1);
  const fading = 1 - resultShown(picture);
  const { strong } = edgesOf(carried(frame.layers[l], signals, forward ? 'from' : 'unit'));
  for (const { unit, from, value } of strong) {
    const size = strength(value, largest);
    if (size < faintestSignal) continue;
    const ends = [layout.units[l - 1][from], layout.units[l][unit]];
    const [start, end] = forward ? ends : ends.reverse();
    const head = between(start, end, way);
    const negative = value < 0;
    drawLine(context, start, head, {
      colour,
      width: widthOf(size),
      alpha: size * fading,
      negative,
    });
    fillDisc(context, head, 1.2 + 2 * size, { colour, alpha: (0.25 + 0.75 * size) * fading });
  }
}
