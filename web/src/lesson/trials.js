/** What the questions are about, set up by one press: in the figure, or in "Now Break It". */

/**
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../experiment/break-it-element.js').BackpropBreakIt} BackpropBreakIt
 * @typedef {import('../figure/figure-element.js').BackpropFigure} BackpropFigure
 *
 * @typedef {object} Places
 * @property {Model} model
 * @property {BackpropFigure | null} figure
 * @property {BackpropBreakIt | null} experiment
 */

/** In the figure, at the end of its pass. @type {Readonly<Record<string, (model: Model, depth: number) => void>>} */
const inFigure = {
  update: (model, depth) => model.pick({ layer: depth, unit: 0, from: 0 }),
  travel: (model, depth) => {
    const weight = { layer: depth, unit: 0, from: 0 };
    model.edit(weight, -(model.frame?.layers[depth].weights[0][0] ?? 0));
    model.pick({ layer: depth - 1, unit: 0, from: null });
  },
};

export const trialsInFigure = Object.keys(inFigure);

/**
 * @param {string} trial a question's; one that is not of the figure is an experiment of “Now repair it”
 * @param {Places} places
 */
export function setUpTrial(trial, { model, figure, experiment }) {
  const inPass = inFigure[trial];
  if (!inPass) return void experiment?.setUp(trial);
  const { frame } = model;
  if (!frame) return;
  model.jump(frame.iterations);
  inPass(model, frame.depth);
  figure?.comeIntoSight();
}
