/** How much of each result is seen while an iteration is under way. */
import { arrival } from '../pass/clock.js';
import { whereIs } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {import('./palette.js').Palette} Palette
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../network/parameters.js').Way} Way
 * @typedef {'weights' | 'activations' | 'deltas' | 'target' | 'loss'} Light
 * @typedef {{frame: Frame, progress: number}} Instant progress: how far the frame's iteration is, in (0, 1]
 *
 * @typedef {object} Surface where it is drawn
 * @property {NetworkLayout} layout
 * @property {Palette} palette
 * @property {NetworkPart | null} selection
 * @property {Light | null} [light] what is lit, because the reader points at its symbol
 * @property {readonly Way[]} [ways] to the loss
 *
 * @typedef {Instant & Surface} Picture everything that a drawing needs
 */

/** The share of their light that activations keep in the backward pass. */
const dimmed = 0.25;

/**
 * @param {Instant} instant
 * @returns {number} from 0 to 1: how much of the iteration's result is shown; 0 until its signal arrives
 */
export function resultShown({ progress }) {
  return Math.max(0, (progress - arrival) / (1 - arrival));
}

/**
 * @param {Instant} instant
 * @param {number} l layer 0…N
 * @returns {{forward: number, backward: number}} how much of its results is seen: 0 not yet, 1 all
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
 * The backward pass dims the activations, so that the gradients stand out.
 *
 * @param {Instant} instant
 * @returns {number} how much of their light is left, from 0 to 1
 */
export function activationLight({ frame, progress }) {
  const { phase, layer } = whereIs(frame.iteration, frame.outputLayer);
  if (phase !== 'backward') return 1;
  return layer < frame.outputLayer ? dimmed : 1 - (1 - dimmed) * Math.min(1, progress / arrival);
}

/**
 * @param {Instant} instant
 * @returns {(l: number) => boolean} whether anything of layer l moves: its neurons, or the lines into
 *   it. Layer N + 1 is the target, with the loss
 */
export function movesAt({ frame, progress }) {
  if (progress === 1) return () => false;
  const { outputLayer } = frame;
  const { phase, layer } = whereIs(frame.iteration, outputLayer);
  // An update moves all weights; at the start of the backward pass, all activations are dimmed.
  if (phase === 'start' || (phase === 'backward' && layer === outputLayer)) return () => true;
  const last = phase === 'forward' ? layer : layer + 1;
  const more = phase === 'forward' && layer === outputLayer ? 1 : 0;
  return (l) => l >= layer && l <= last + more;
}
