/** What the parts of the lab that learn are given. */

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../learning/pace.js').Pace} Pace
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {{engine: Engine, model: Model, pace: Pace}} LabContext pace: shares the time of each frame
 */

export {};
