/** Computes how much of each result is visible during an iteration. */
import { arrival } from '../pass/clock.js';
import { axisOf } from './bar-scale.js';
import { whereIs } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {import('./palette.js').Palette} Palette
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../network/parameters.js').ShownWay} ShownWay
 * @typedef {'weights' | 'activations' | 'deltas' | 'target' | 'loss'} Light
 * @typedef {{frame: Frame, progress: number}} Instant progress of the frame's iteration, in (0, 1]
 *
 * @typedef {object} Surface the drawing's settings
 * @property {NetworkLayout} layout
 * @property {Palette} palette
 * @property {NetworkPart | null} selection
 * @property {Light | null} [light] the kind of part to highlight, whose symbol the reader points at
 * @property {readonly ShownWay[]} [ways] paths to the loss
 *
 * @typedef {Instant & Surface} Picture everything that a drawing needs
 */

/** The share of their brightness that activations keep in the backward pass. */
const dimmed = 0.25;

/**
 * @param {Instant} instant
 * @returns {number} the visible share of the iteration's result, 0…1; 0 until its signal arrives
 */
export function resultShown({ progress }) {
  return Math.max(0, (progress - arrival) / (1 - arrival));
}

/**
 * @param {Instant} instant
 * @param {number} l layer 0…N
 * @returns {{forward: number, backward: number}} the visible share of its results, 0…1
 */
export function shownOf(instant, l) {
  const { frame } = instant;
  const { phase, layer } = whereIs(frame.iteration, frame.outputLayer);
  const forward = l === 0 || phase === 'backward' || (phase === 'forward' && layer > l);
  const backward = phase === 'backward' && layer < l;
  return {
    forward: phase === 'forward' && layer === l ? resultShown(instant) : Number(forward),
    backward: phase === 'backward' && layer === l ? resultShown(instant) : Number(backward),
  };
}

/**
 * Dims the activations in the backward pass, so that the gradients stand out.
 *
 * @param {Instant} instant
 * @returns {number} the share of their brightness left, 0…1
 */
export function activationLight({ frame, progress }) {
  const { phase, layer } = whereIs(frame.iteration, frame.outputLayer);
  if (phase !== 'backward') return 1;
  return layer < frame.outputLayer ? dimmed : 1 - (1 - dimmed) * Math.min(1, progress / arrival);
}

/**
 * @param {Frame} frame
 * @param {number} l layer 1…N
 * @returns {number} how much of the error signal reaches layer l, 0…1: the height of its bar on the
 *   logarithmic axis, so that ink is signal in the picture too. 0 while it is not known
 */
export function reachOf({ layers, outputLayer }, l) {
  const output = layers[outputLayer].magnitude ?? 0;
  return axisOf({ largest: 0, output }, 'logarithmic').height(layers[l].magnitude ?? 0);
}

/**
 * @param {Instant} instant
 * @returns {(l: number) => boolean} true if layer l moves: its neurons or the lines into it. Layer
 *   N + 1 is the target and the loss
 */
export function movesAt({ frame, progress }) {
  if (progress === 1) return () => false;
  const { outputLayer } = frame;
  const { phase, layer } = whereIs(frame.iteration, outputLayer);
  // At the start of the backward pass, all activations are dimmed.
  if (phase === 'backward' && layer === outputLayer) return () => true;
  const last = phase === 'forward' ? layer : layer + 1;
  const more = phase === 'forward' && layer === outputLayer ? 1 : 0;
  return (l) => l >= layer && l <= last + more;
}
