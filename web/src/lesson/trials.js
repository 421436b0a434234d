/** Sets up a question's experiment with one press: in the figure or in "Now Break It". */

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

/** In the figure, at the end of its pass. @type {Readonly<Record<string, (model: Model, outputLayer: number) => void>>} */
const inFigure = {
  update: (model, outputLayer) => model.pick({ layer: outputLayer, unit: 0, from: 0 }),
  travel: (model, outputLayer) => {
    const weight = { layer: outputLayer, unit: 0, from: 0 };
    model.edit(weight, -(model.frame?.layers[outputLayer].weights[0][0] ?? 0));
    model.pick({ layer: outputLayer - 1, unit: 0, from: null });
  },
};

export const trialsInFigure = Object.keys(inFigure);

/**
 * @param {string} trial the name of a trial in the figure, or of an experiment of “Now repair it”
 * @param {Places} places
 */
export function setUpTrial(trial, { model, figure, experiment }) {
  const inPass = inFigure[trial];
  if (!inPass) return void experiment?.setUp(trial);
  const { frame } = model;
  if (!frame) return;
  model.jump(frame.iterations);
  inPass(model, frame.outputLayer);
  figure?.comeIntoSight();
}
