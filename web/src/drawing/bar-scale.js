/** How long a bar is, and what the bars stand for. */
import { barsMeasure, barsScale } from '../words/figure.js';
import { formatNumber, superscript } from '../words/format.js';

/** The logarithmic scale shows at least this many powers of ten. */
const fewestDecades = 4;
/** Where there are more rows, they are smaller. */
export const manyRows = 9;

/**
 * The length of a bar, from 0 to 1. The logarithmic scale ends at the smallest power of ten that
 * the pass comes to.
 *
 * @param {number} magnitude
 * @param {import('../pass/frame.js').Scale} scale
 * @param {'linear' | 'logarithmic'} kind
 * @returns {number}
 */
export function barLength(magnitude, scale, kind) {
  if (!(magnitude > 0) || !(scale.magnitude > 0)) return 0;
  const ratio = magnitude / scale.magnitude;
  if (kind === 'linear') return Math.min(ratio, 1);
  return Math.min(Math.max(1 + Math.log10(ratio) / decades(scale), 0), 1);
}

/**
 * @param {import('../pass/frame.js').Scale} scale
 * @returns {number} how many powers of ten the logarithmic scale spans
 */
function decades(scale) {
  const span = Math.log10(scale.magnitude / scale.smallestMagnitude);
  return Number.isFinite(span) ? Math.max(Math.ceil(span + 0.5), fewestDecades) : fewestDecades;
}

/**
 * What the bars stand for, a sentence each: what is measured, and where the scale begins and ends.
 *
 * @param {Pick<import('../pass/frame.js').Frame, 'scale' | 'digits'>} frame
 * @param {'linear' | 'logarithmic'} kind
 * @returns {[string, string]}
 */
export function barsNote({ scale, digits }, kind) {
  const full = formatNumber(scale.magnitude, digits);
  const share = kind === 'linear' ? null : `10${superscript(-decades(scale))}`;
  return [barsMeasure, barsScale(full, share)];
}
