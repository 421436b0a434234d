/** What the controls of a figure do to its model. */
import { settings } from '../state/settings.js';

/**
 * @typedef {import('../drawing/palette.js').Palette} Palette
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/save-dialog.js').Saved} Saved
 * @typedef {import('./figure-controls.js').Actions} Actions
 * @typedef {import('./network-fields.js').FieldActions} FieldActions
 *
 * @typedef {Pick<Actions, 'openLab' | 'listen' | 'share' | 'save' | 'open'>} OtherActions that are not the model's
 */

/**
 * @param {() => Model | null} read the model; null before there is one
 * @param {OtherActions} others
 * @returns {Actions & FieldActions}
 */
export function figureActions(read, others) {
  return {
    ...others,
    playOrPause: () => read()?.playOrPause(),
    step: () => read()?.step(),
    update: () => read()?.update(),
    stepBack: () => read()?.stepBack(),
    restart: () => read()?.restart(),
    scrub: (iteration) => read()?.jump(iteration),
    undo: () => read()?.undo(),
    redo: () => read()?.redo(),
    newWeights: () => read()?.choose({ seed: randomSeed() }),
    choose: (change) => read()?.choose(change),
    chooseExample: (part, unit, value) => read()?.chooseExample(part, unit, value),
    leaveOpened: (change) => {
      const isOpened = read()?.choice.network !== '';
      read()?.choose(isOpened ? { network: '', weights: '', ...change } : change);
    },
  };
}

/**
 * @param {Model} model
 * @param {Palette} palette of the picture
 * @returns {Saved | null} what the dialog “Save” writes into files, the network with the learning rate in force;
 *   null if the model has no network
 */
export function savedFrom(model, palette) {
  const [frame, document, { engine }] = [model.frame, model.document(), model];
  if (!frame || !document || !engine) return null;
  const { scale, learningRate, updates } = model.choice;
  return {
    picture: { frame, palette, scale },
    document: { ...document, learning_rate: learningRate },
    engine,
    updates,
  };
}

/** @returns {number} */
function randomSeed() {
  return Math.floor(Math.random() * (settings.seed.most + 1));
}
