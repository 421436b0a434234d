/** What the map of depth and size of the weights says. */
import { formatNumber } from './format.js';

export const title = 'Depth × size of the weights';
export const axes = ['depth', 'size of the weights ↑'];
/**
 * @param {number} seeds
 * @returns {string}
 */
export function key(seeds) {
  return `Blue: the first layer gets as much of the error signal as the output; the paler, the more is lost on the way; the redder, the more it explodes. White and red are a million million times. Medians of ${seeds} seeds, before the first step. The ring is the broken network: drag it elsewhere, or move it with the arrow keys.`;
}
export const spoken =
  'Map of depth and size of the weights. The ring is the broken network; arrow keys move it.';

/**
 * @param {number} gain
 * @returns {string}
 */
export function times(gain) {
  return `× ${gain}`;
}

/**
 * @param {number} depth
 * @param {number} gain
 * @param {number | null} ratio null where it is not known yet
 * @returns {string}
 */
export function cell(depth, gain, ratio) {
  const found = ratio === null ? '…' : `first layer ${formatNumber(ratio)} times the output’s`;
  return `depth ${depth}, weights ${times(gain)}: ${found}`;
}
