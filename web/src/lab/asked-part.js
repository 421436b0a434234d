/** The part of the network that a panel examines. */

/**
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../pass/frame.js').Frame} Frame
 *
 * @typedef {object} Asked
 * @property {Frame} frame
 * @property {NetworkPart} place a weight, or a neuron of layer 1…N
 * @property {boolean} isOver true at the end of the pass, when every gradient is there
 */

/**
 * @param {Shown} shown
 * @returns {Asked | null} null unless a weight or a neuron of layer 1…N is held
 */
export function askedPart({ arrived, selection: { chosen, held } }) {
  if (!arrived || !held || !chosen) return null;
  if (chosen.layer === 0 || chosen.layer > arrived.outputLayer) return null;
  return { frame: arrived, place: chosen, isOver: arrived.iteration === arrived.iterations };
}
