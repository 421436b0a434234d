/** A model without a page, whose reader the tests are. */
import { loadEngine } from '../../../web/src/engine/engine.js';
import { Model } from '../../../web/src/model/model.js';

/**
 * @typedef {import('../../../web/src/state/state.js').Change} Change
 * @typedef {import('../../../web/src/state/state.js').Notice} Notice
 */

export const engine = await loadEngine();
/** A weight. */
export const first = { layer: 1, unit: 0, from: 0 };
/** Of the default network: L = 4. */
export const end = 8;

/** @param {boolean} [reduced] whether the reader wants no movement */
export function newModel(reduced = true) {
  const told = {
    shows: 0,
    settles: 0,
    frames: /** @type {number[]} */ ([]),
    /** The iterations to which the reader went. */
    seen: /** @type {number[]} */ ([]),
    /** What was shown last. @type {import('../../../web/src/model/model.js').Shown | null} */
    shown: null,
  };
  /** @type {Notice[]} */
  const notices = [];
  const model = new Model({
    scheduler: { request: () => 1, cancel: () => {} },
    isMotionReduced: () => reduced,
    onShow: () => {
      told.shows += 1;
      told.shown = model.shown;
    },
    onFrame: ({ iteration }, isSeen) => {
      told.frames.push(iteration);
      if (isSeen) told.seen.push(iteration);
    },
    onSettle: () => (told.settles += 1),
    onNotice: (some) => notices.push(...some),
  });
  return { model, told, notices };
}

/**
 * @param {Change} [given] before there is an engine
 * @param {boolean} [reduced] whether the reader wants no movement
 */
export function openModel(given = {}, reduced = true) {
  const { model, told, notices } = newModel(reduced);
  model.apply(given);
  notices.push(...model.start(engine));
  return { model, told, notices };
}

/** @param {Model} model so many passes with their updates */
export function update(model, times = 1) {
  for (let k = 0; k < times; ++k) {
    model.jump(model.frame?.iterations ?? 0);
    model.update();
  }
}

/**
 * @param {Model} model
 * @returns {[canUndo: boolean, canRedo: boolean]}
 */
export function canTravel(model) {
  const { undo, redo } = model.shown.nextSteps;
  return [undo !== null, redo !== null];
}
