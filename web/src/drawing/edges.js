/** Draws the lines into a layer: weights, forward signals, gradients, and the moving front. */
import { arrival } from '../pass/clock.js';
import { whereIs } from '../pass/frame.js';
import { activationLight, reachOf, resultShown, shownOf } from './shown.js';
import {
  between,
  drawHairs,
  drawLine,
  drawSignals,
  fillDisc,
  strength,
  widthOf,
} from './strokes.js';

/**
 * @typedef {import('../pass/frame.js').FrameLayer} FrameLayer
 * @typedef {import('./shown.js').Picture} Picture
 * @typedef {import('./svg-context.js').DrawingContext} DrawingContext
 * @typedef {{unit: number, from: number, value: number}} Edge
 * @typedef {{strong: Edge[], weak: Edge[], largest: number}} Edges `largest`: absolute value
 */

/** A layer with more than mostLines lines draws its mostStrong strongest one by one, and hints at the rest. */
const [mostLines, mostStrong] = [64, 36];
/** Weaker moving signals are invisible and not drawn. */
const faintestSignal = 0.12;
/** The strength left to other lines while paths to the loss are shown. */
const besideWays = 0.3;
/**
 * The least opacity of a weight: at rest, where connections are what there is to see; and on the way back, where
 * ink is signal, and weights are hair-thin. In forced colours and on a projector, the palette says more.
 */
const faintest = { atRest: 0.2, back: 0.07 };
/** The opacity of weak connections that are only hinted at. */
const hinted = { atRest: 0.12, back: 0.04 };

/**
 * Sorted edges of each matrix: sorting takes time, and frames do not change.
 *
 * @type {WeakMap<object, Edges>}
 */
const sorted = new WeakMap();

/**
 * @param {number[][]} matrix one row per unit
 * @returns {Edges} the strongest, the others, and the largest value
 */
export function edgesOf(matrix) {
  const known = sorted.get(matrix);
  if (known) return known;
  const all = matrix.flatMap((row, unit) => row.map((value, from) => ({ unit, from, value })));
  const largest = all.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const parts =
    all.length <= mostLines
      ? { strong: all, weak: [] }
      : split([...all].sort((one, other) => Math.abs(other.value) - Math.abs(one.value)));
  const edges = { ...parts, largest };
  sorted.set(matrix, edges);
  return edges;
}

/**
 * @param {Edge[]} edges strongest first
 * @returns {Pick<Edges, 'strong' | 'weak'>}
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
  const { frame, palette, layout, light } = picture;
  const { scale } = frame;
  const layer = frame.layers[l];
  const { forward, backward } = shownOf(picture, l);
  const ends = (/** @type {Edge} */ { unit, from }) =>
    /** @type {const} */ ([layout.units[l - 1][from], layout.units[l][unit]]);
  const signal = (/** @type {Edge} */ edge, /** @type {number} */ size) => ({
    ends: ends(edge),
    size,
    negative: edge.value < 0,
  });
  const draw = (/** @type {Edge} */ edge, /** @type {import('./strokes.js').LineStyle} */ stroke) =>
    drawLine(context, ...ends(edge), { ...stroke, negative: edge.value < 0 });

  const { strong, weak } = edgesOf(layer.weights);
  const { faintestWeight = 0 } = palette;
  const fade = (/** @type {{atRest: number, back: number}} */ { atRest, back }) =>
    Math.max(atRest + (back - atRest) * backward, faintestWeight);
  const [least, hint] = [fade(faintest), fade(hinted)];
  const { edge: colour } = palette;
  drawHairs(context, weak.map(ends), { colour, alpha: hint });
  if (backward === 1) {
    for (const negative of [false, true]) {
      const edges = strong.filter(({ value }) => value < 0 === negative);
      drawHairs(context, edges.map(ends), { colour, alpha: least, negative });
    }
  } else {
    const fading = 1 - Math.max(forward * 0.75, backward);
    for (const edge of strong) {
      const size = strength(edge.value, scale.weight);
      const alpha = Math.max((0.15 + 0.75 * size) * fading, least);
      draw(edge, { colour, width: widthOf(size * (1 - backward), layout.spacing), alpha });
    }
  }
  if (light === 'weights') {
    for (const edge of strong) draw(edge, { colour: palette.ink, width: 1.5, alpha: 0.6 });
  }
  const inputs = frame.layers[l - 1].activations;
  const shine = forward * (1 - backward) * activationLight(picture);
  if (shine > 0 && inputs) {
    const largest = scale.weight * scale.activation;
    const signals = edgesOf(carried(layer, inputs, 'from')).strong.map((edge) =>
      signal(edge, strength(edge.value, largest)),
    );
    const style = { colour: palette.forwardEdge, alpha: 0.75 * shine, spacing: layout.spacing };
    drawSignals(context, signals, style);
  }
  const { gradients } = layer;
  const besides = picture.ways?.length ? besideWays : 1;
  const visible = backward * besides;
  if (!gradients || visible === 0) return;
  const reach = reachOf(frame, l);
  const { strong: steepest, largest } = edgesOf(gradients);
  const signals = steepest.map((edge) => signal(edge, reach * strength(edge.value, largest)));
  const style = { colour: palette.backward, alpha: visible, spacing: layout.spacing };
  drawSignals(context, signals, style);
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
      width: widthOf(size, layout.spacing),
      alpha: size * fading,
      negative,
    });
    fillDisc(context, head, 1.2 + 2 * size, { colour, alpha: (0.25 + 0.75 * size) * fading });
  }
}
