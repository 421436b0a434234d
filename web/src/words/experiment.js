/** What "Now Break It" says of its network, and its plot. */
import { formatCount, formatNumber } from './format.js';
import { hiddenLayers } from './pass.js';

export const title = 'Now Break It';
export const plotTitle = 'First layer’s error signal ÷ the output’s, by depth';
export const plotSpoken = 'First layer’s error signal over the output’s, by depth';
export const plotAsTable = 'The plot as a table';
export const tableOfPlot = 'Table of the plot';
export const plotCaption = 'First layer’s mean error signal |δ| divided by the output’s';
export const depthAxis = 'depth';

/**
 * @param {string} activation its label
 * @param {number} depth
 * @param {number} ratio of the first layer's gradient magnitude to the output's
 * @returns {string}
 */
export function verdict(activation, depth, ratio) {
  const share =
    ratio < 1
      ? `1 part in ${formatCount(1 / ratio)} of the output’s`
      : `${formatNumber(ratio)} times the output’s`;
  return `${activation}, ${hiddenLayers(depth)}: the first layer’s error signal is ${share}.`;
}

/**
 * @param {number} depth
 * @returns {string} what the picture is called
 */
export function pictureOf(depth) {
  return `The network after the backward pass, ${hiddenLayers(depth)}`;
}
