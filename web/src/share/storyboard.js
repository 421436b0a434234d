/** What an animation of the figure shows when: a pass, or an update and the forward pass after it. */
import { arrival } from '../pass/clock.js';
import { Run } from '../pass/run.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {'pass' | 'update'} Plot
 *
 * @typedef {object} Beat one frame, with its movement and its rest
 * @property {Frame} frame
 * @property {number} start a share of the animation
 * @property {number} arrived when its numbers begin to show
 * @property {number} rests when they are all there, and nothing moves until the next beat
 *
 * @typedef {readonly Beat[]} Story
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./figure-drawing.js').FigureContent} FigureContent
 *
 * @typedef {object} Source
 * @property {Engine} engine
 * @property {NetworkDocument} document
 * @property {State['updates']} updates
 *
 * @typedef {Source & {picture: FigureContent}} Saved what the dialog “Save” writes into files
 */

/** In durations of a movement: how long a frame stays at the beginning, at the loss, after an update, at the end. */
const rests = { start: 0.5, loss: 0.8, update: 2, end: 2.5 };
/** How long a frame takes to appear: with its movement, and without one. */
const [travelled, cut] = [1, 0.3];
/** The least progress of a movement. */
const begun = 1e-6;

/**
 * @param {Source} source
 * @param {Plot} plot
 * @param {number} digits of its numbers
 * @returns {Story}
 * @throws {Error} the engine's, if the update would not be finite
 */
export function storyOf({ engine, document, updates }, plot, digits) {
  // A run of its own: the figure's stays where it is.
  const run = new Run(engine, document, { own: true });
  try {
    const frames = plot === 'pass' ? passFrames(run) : updateFrames(run, document, updates);
    return timed(frames.map(({ frame, ...how }) => ({ ...how, frame: { ...frame, digits } })));
  } finally {
    run.close();
  }
}

/**
 * @param {Story} story
 * @param {number} share of the animation, from 0 to 1
 * @returns {{frame: Frame, progress: number, arrived: Frame}}
 */
export function momentOf(story, share) {
  const k = Math.max(story.filter((beat) => beat.start <= share).length - 1, 0);
  const { frame, start, arrived, rests: end } = story[k];
  // A frame that comes without a movement has no progress to show.
  const progress = arrived > start ? Math.min((share - start) / (end - start), 1) : 1;
  return {
    frame,
    progress: Math.max(progress, begun),
    arrived: share < arrived ? story[k - 1].frame : frame,
  };
}

/**
 * @typedef {{frame: Frame, travel: number, rest: number}} Shot how long it takes to appear, and stays
 *
 * @param {Run} run
 * @returns {Shot[]}
 */
function passFrames(run) {
  const half = run.iterations / 2;
  return Array.from({ length: run.iterations + 1 }, (_, iteration) => {
    run.seek(iteration);
    const rest =
      { 0: rests.start, [half]: rests.loss, [run.iterations]: rests.end }[iteration] ?? 0;
    return { frame: run.frame(), travel: iteration > 0 ? travelled : 0, rest };
  });
}

/**
 * @param {Run} run
 * @param {Source['document']} document
 * @param {Source['updates']} updates
 * @returns {Shot[]} from the gradients by way of the update to the loss after it
 */
function updateFrames(run, { learning_rate: rate = 0 }, updates) {
  run.seek(run.iterations);
  const before = { frame: run.frame(), travel: 0, rest: rests.update };
  run.update(rate, updates);
  run.seek(run.iterations);
  const after = { frame: run.frame(), travel: cut, rest: rests.update };
  const half = run.iterations / 2;
  const forward = Array.from({ length: half }, (_, k) => {
    run.seek(k + 1);
    return { frame: run.frame(), travel: travelled, rest: k + 1 === half ? rests.end : 0 };
  });
  return [before, after, ...forward];
}

/**
 * @param {readonly Shot[]} shots
 * @returns {Story}
 */
function timed(shots) {
  const whole = shots.reduce((sum, { travel, rest }) => sum + travel + rest, 0);
  let start = 0;
  return shots.map(({ frame, travel, rest }) => {
    const late = travel === travelled ? travel * arrival : 0;
    const [begins, arrived, rests] = [0, late, travel].map((after) => (start + after) / whole);
    start += travel + rest;
    return { frame, start: begins, arrived, rests };
  });
}
