/** Finds the part under the pointer, and the position of a part. */
import { between } from './strokes.js';

/** @typedef {import('../network/parameters.js').NetworkPart} NetworkPart */

const tinyDistance = 6;

/**
 * Returns the part at a point of the canvas: a target, the loss or a neuron, else the nearest edge within
 * reach, else null.
 *
 * @param {import('./network-layout.js').NetworkLayout} layout
 * @param {{x: number, y: number}} point
 * @returns {NetworkPart | null}
 */
export function selectionAt({ units, radius, targets, loss }, point) {
  const reach = Math.max(radius, tinyDistance);
  const near = (/** @type {{x: number, y: number}} */ { x, y }) =>
    Math.hypot(x - point.x, y - point.y) <= reach;
  const target = targets.findIndex(near);
  if (target >= 0) return { layer: units.length, unit: target, from: null };
  const isLoss =
    Math.abs(loss.x - point.x) <= loss.halfWidth && Math.abs(loss.y - point.y) <= loss.halfHeight;
  if (isLoss) return { layer: units.length + 1, unit: 0, from: null };
  for (let l = 0; l < units.length; ++l) {
    const unit = units[l].findIndex(near);
    if (unit >= 0) return { layer: l, unit, from: null };
  }
  const layer = units.findIndex((column) => column[0].x > point.x);
  if (layer < 1) return null;
  /** @type {NetworkPart | null} */
  let nearest = null;
  let least = tinyDistance;
  units[layer].forEach((to, unit) => {
    units[layer - 1].forEach((start, from) => {
      const distance = distanceToSegment(point, start, to);
      if (distance < least) {
        least = distance;
        nearest = { layer, unit, from };
      }
    });
  });
  return nearest;
}

/**
 * @param {import('./network-layout.js').NetworkLayout} layout
 * @param {NetworkPart} selection
 * @returns {{x: number, y: number}} its position; for a weight, the middle of its line
 */
export function pointOf({ units, targets, loss }, { layer, unit, from }) {
  if (layer > units.length) return loss;
  const point = layer === units.length ? targets[unit] : units[layer][unit];
  return from === null ? point : between(units[layer - 1][from], point, 0.5);
}

/**
 * @param {{x: number, y: number}} point
 * @param {{x: number, y: number}} start
 * @param {{x: number, y: number}} end
 * @returns {number}
 */
function distanceToSegment(point, start, end) {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / (dx * dx + dy * dy);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(point.x - start.x - t * dx, point.y - start.y - t * dy);
}
