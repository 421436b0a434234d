/** The loss of networks that learn, step by step. */
import { LineChart } from '../charts/line-chart.js';
import { lossAxis, relativeLossAxis, stepAxis } from '../words/experiment.js';

const height = 190;
const axes = /** @type {const} */ ({ x: stepAxis, scale: 'linear', height });

/**
 * @param {string} title
 * @returns {LineChart}
 */
export function lossChart(title) {
  return new LineChart({ ...axes, y: lossAxis, title, least: [0, 0.75] });
}

/**
 * For two networks with different losses, whose numbers cannot be compared.
 *
 * @param {string} title
 * @returns {LineChart} of each loss as a share of what it was at the start
 */
export function relativeLossChart(title) {
  return new LineChart({ ...axes, y: relativeLossAxis, title, least: [0, 1] });
}

/**
 * @param {string} name
 * @param {'broken' | 'repaired'} kind how it is drawn
 * @param {import('../learning/learner.js').Learner} learner
 * @param {boolean} isRelative whether the loss is a share of what it was at the start
 * @returns {import('../charts/line-chart.js').Series}
 */
export function lossCurve(name, kind, { samples }, isRelative) {
  const unit = isRelative ? samples[0].loss : 1;
  return { name, kind, points: samples.map(({ step, loss }) => ({ x: step, y: loss / unit })) };
}
