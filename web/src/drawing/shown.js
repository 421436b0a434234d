/** How much of each result is seen while an iteration is under way. */
import { arrival } from '../pass/clock.js';
import { whereIs } from '../pass/frame.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {import('./palette.js').Palette} Palette
 * @typedef {import('../network/parameters.js').Selection} Selection
 * @typedef {import('../network/parameters.js').Way} Way
 * @typedef {'weights' | 'activations' | 'deltas' | 'target' | 'loss'} Light
 * @typedef {{frame: Frame, progress: number}} Moment progress: how far the frame's iteration is, in (0, 1]
 *
 * @typedef {object} Surface where a moment is drawn
 * @property {NetworkLayout} layout
 * @property {Palette} palette
 * @property {Selection | null} selection
 * @property {Light | null} [light] what is lit, because the reader points at its symbol
 * @property {readonly Way[]} [ways] to the loss
 *
 * @typedef {Moment & Surface} Picture everything that a drawing needs
 */

/** What a network in its backward pass has left of its activations. */
const quarter = 0.25;

/**
 * @param {Moment} moment
 * @returns {number} from 0 to 1: what the signal that arrived has come to
 */
export function late({ progress }) {
  return Math.max(0, (progress - arrival) / (1 - arrival));
}

/**
 * @param {Moment} moment
 * @param {number} l layer 0…N
 * @returns {{forward: number, backward: number}} how much of its results is seen: 0 not yet, 1 all
 */
export function shownOf(moment, l) {
  const { frame } = moment;
  const { phase, layer } = whereIs(frame.iteration, frame.depth);
  const forward = l === 0 || phase === 'backward' || (phase === 'forward' && layer > l);
  const backward = phase === 'backward' && layer < l;
  return {
    forward: phase === 'forward' && layer === l ? late(moment) : Number(forward),
    backward: phase === 'backward' && layer === l ? late(moment) : Number(backward),
  };
}

/**
 * On the way back the network turns deaf, not disconnected.
 *
 * @param {Moment} moment
 * @returns {number} what is left of the activations' light
 */
export function heard({ frame, progress }) {
  const { phase, layer } = whereIs(frame.iteration, frame.depth);
  if (phase !== 'backward') return 1;
  return layer < frame.depth ? quarter : 1 - (1 - quarter) * Math.min(1, progress / arrival);
}

/**
 * @param {Moment} moment
 * @returns {(l: number) => boolean} whether anything of layer l moves: its neurons, or the lines into
 *   it. Layer N + 1 is the target, with the loss
 */
export function movesAt({ frame, progress }) {
  if (progress === 1) return () => false;
  const { depth } = frame;
  const { phase, layer } = whereIs(frame.iteration, depth);
  // An update moves all weights; the network turns deaf as a whole.
  if (phase === 'start' || (phase === 'backward' && layer === depth)) return () => true;
  const last = phase === 'forward' ? layer : layer + 1;
  const more = phase === 'forward' && layer === depth ? 1 : 0;
  return (l) => l >= layer && l <= last + more;
}
