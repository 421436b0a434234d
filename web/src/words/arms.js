/** What is said of one network that learns, wherever it stands. */
import { formatNumber } from './format.js';

export const barsTitle = 'Gradient magnitude by layer';

/**
 * @param {number} made steps
 * @returns {[name: string, measure: string, when: string]} the heading of the bars; the second where there is
 *   room
 */
export function barsHeading(made) {
  return ['Gradient', ' magnitude', made === 0 ? ', first weights' : `, step ${steps(made)}`];
}
export const barsMeasure = 'as a share of the output’s';
/** Under the column of the output. */
export { outputShort as outputLabel } from './pass.js';

export const lossTitle = 'Loss';
export const stepsFromZero = 'step 0';

export const mapTitle = 'Its answers';
export const mapKey = 'What it answers: plain 0, orange 1. Its points: hollow 0, filled 1.';
export const classesKey =
  'Orange: how sure it is of the class that wins; lines: where another does. A shape for each class.';

/**
 * @param {number} steps
 * @returns {string}
 */
export function steps(steps) {
  return steps.toLocaleString('en-GB');
}

/** Below this, how small a loss is does not matter. */
const leastLoss = 0.001;

/**
 * @param {number} loss
 * @returns {string} beside its curve
 */
export function shortLoss(loss) {
  return loss < leastLoss ? `< ${leastLoss}` : formatNumber(loss);
}

/**
 * @param {number} share
 * @returns {string} rounded down: 100 % is all of them; it is not broken between lines
 */
export function percent(share) {
  return `${Math.floor(100 * share)}\u00a0%`;
}

/**
 * @param {string} layer its name
 * @param {string} share such as "1 in 17 million"
 * @returns {string}
 */
export function layerShare(layer, share) {
  return `${layer.charAt(0).toUpperCase()}${layer.slice(1)}: ${share}`;
}

/**
 * @param {number} right the share of points that are answered right
 * @returns {string} what the map shows, for those who do not see it
 */
export function mapSpoken(right) {
  return `What the network answers over the plane; ${percent(right)} of the points are right.`;
}

/**
 * @param {number} right share of the points
 * @returns {string}
 */
export function rightOf(right) {
  return `${percent(right)} right`;
}

/**
 * @param {number} fresh share of points that it has not seen
 * @returns {string} to follow that of its own
 */
export function freshRight(fresh) {
  return ` (new points ${percent(fresh)})`;
}

/**
 * @typedef {{name: string, samples: readonly {step: number, loss: number}[]}} Curve
 *
 * @param {Curve} curve
 * @param {Curve | null} ghost
 * @returns {string} the plot for those who do not see it
 */
export function lossSpoken(curve, ghost) {
  const said = [curve, ...(ghost ? [ghost] : [])].map(({ name, samples }) => {
    const [first, last] = [samples[0], samples[samples.length - 1]];
    return `${name}: ${formatNumber(first.loss)} at first, ${formatNumber(last.loss)} at step ${steps(last.step)}`;
  });
  return `Loss, step by step. ${said.join('. ')}.`;
}
