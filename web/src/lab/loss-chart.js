/** The loss of networks that learn, step by step. */
import { LineChart } from '../charts/line-chart.js';
import { lossAxis, stepAxis } from '../words/experiment.js';

/**
 * @param {string} title
 * @param {number} height
 * @returns {LineChart}
 */
export function lossChart(title, height) {
  const axes = /** @type {const} */ ({ x: stepAxis, y: lossAxis, scale: 'linear' });
  return new LineChart({ ...axes, title, height, least: [0, 0.75] });
}

/**
 * @param {string} name
 * @param {'broken' | 'repaired'} kind how it is drawn
 * @param {import('../learning/learner.js').Learner} learner
 * @returns {import('../charts/line-chart.js').Series}
 */
export function lossCurve(name, kind, { samples }) {
  return { name, kind, points: samples.map(({ step, loss }) => ({ x: step, y: loss })) };
}
