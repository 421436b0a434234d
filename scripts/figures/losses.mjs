/** The losses of two deep networks that learn, on paper: of sigmoid and of ReLU. */
import { examplesOf } from '../../web/src/arms/example-points.js';
import { goal, learningOf } from '../../web/src/arms/learning-choice.js';
import { Learner } from '../../web/src/learning/learner.js';
import { defaultState } from '../../web/src/state/state.js';
import { percent, shortLoss, steps } from '../../web/src/words/arms.js';
import { lossAxis, stepAxis } from '../../web/src/words/experiment.js';
import { formatNumber } from '../../web/src/words/format.js';
import * as words from '../../web/src/words/printed.js';
import { activationLabels } from '../../web/src/words/settings.js';
import { PaperContext, units } from './paper.mjs';

/**
 * @typedef {import('./figures.mjs').Figure} Figure
 * @typedef {import('./figures.mjs').Workshop} Workshop
 */

const height = 262;
const plot = { left: 44, right: 456, top: 26, bottom: 218 };
const depth = 10;
/** The loss axis, and the loss of answering 50 : 50. */
const [most, ticks, undecided] = [0.8, [0, 0.2, 0.4, 0.6, 0.8], Math.LN2];
/** Of the step axis. */
const every = 500;

/**
 * @param {Workshop} workshop
 * @returns {Figure[]}
 */
export function lossFigures({ engine, palette }) {
  const { points, experiment } = defaultState;
  const arms = /** @type {const} */ (['sigmoid', 'relu']).map((activation) => {
    const choice = learningOf({ ...experiment, depth, activation });
    const learner = new Learner(engine, choice, examplesOf(engine, { points }));
    learner.learn(goal, Infinity);
    const { samples } = learner;
    const found = { loss: samples[samples.length - 1].loss, right: learner.rightShare() };
    learner.close();
    return { activation, samples, ...found };
  });
  const context = new PaperContext();
  context.fillBox({ x: 0, y: 0, width: units, height }, palette.card);
  const x = (/** @type {number} */ step) => plot.left + (step / goal) * (plot.right - plot.left);
  const y = (/** @type {number} */ loss) =>
    plot.bottom - (Math.min(loss, most) / most) * (plot.bottom - plot.top);
  drawAxes(context, palette, x, y);
  const colours = { sigmoid: palette.danger, relu: palette.ink };
  for (const { activation, samples } of arms) {
    const colour = colours[activation];
    const curve = samples.map(({ step, loss }) => ({ x: x(step), y: y(loss) }));
    context.drawCurve(curve, { colour, width: 1.75 });
    const end = curve[curve.length - 1];
    context.fillStyle = colour;
    context.beginPath();
    context.arc(end.x, end.y, 3, 0, 2 * Math.PI);
    context.fill();
    const name = `${activationLabels[activation]} ${shortLoss(samples[samples.length - 1].loss)}`;
    context.write(name, { x: end.x + 9, y: end.y + 4 }, { size: 12, colour, bold: true });
  }
  const [sigmoid, relu] = arms.map(({ loss, right }) => ({
    loss: formatNumber(loss),
    right: percent(right),
  }));
  const said = words.losses({ depth, steps: steps(goal), sigmoid, relu });
  const settings = { view: /** @type {const} */ ('break-it'), depth };
  return [{ name: 'losses', ...said, svg: context.toPaper(height, said), settings }];
}

/**
 * @param {PaperContext} context
 * @param {import('./paper.mjs').Palette} palette
 * @param {(step: number) => number} x
 * @param {(loss: number) => number} y
 */
function drawAxes(context, palette, x, y) {
  const small = { size: 11, colour: palette.muted };
  for (const tick of ticks) {
    const ends = [plot.left, plot.right].map((end) => ({ x: end, y: y(tick) }));
    context.drawCurve(ends, { colour: palette.outline, width: tick === 0 ? 0.75 : 0.25 });
    context.write(String(tick), { x: plot.left - 7, y: y(tick) + 4 }, { ...small, align: 'right' });
  }
  for (let step = 0; step <= goal; step += every) {
    context.write(steps(step), { x: x(step), y: plot.bottom + 16 }, { ...small, align: 'center' });
  }
  context.write(
    stepAxis,
    { x: (plot.left + plot.right) / 2, y: plot.bottom + 34 },
    {
      ...small,
      align: 'center',
    },
  );
  context.write(lossAxis, { x: 10, y: plot.top - 12 }, small);
  const at = { x: plot.right, y: y(undecided) - 6 };
  context.write(words.undecided, at, { ...small, align: 'right' });
}
