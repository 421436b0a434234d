/** The network that learns on the stage, and the one that was there before it. */
import { goal, learningOf } from '../arms/learning-choice.js';
import { Learner } from '../learning/learner.js';
import { sameValue } from '../state/settings.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 * @typedef {import('./outcome.js').Found} Found
 *
 * @typedef {object} Setup
 * @property {NetworkChoice} network
 * @property {string} repairs the setting's value
 *
 * @typedef {object} Ghost what is left of a run
 * @property {Setup} setup
 * @property {readonly import('../learning/learner.js').Sample[]} samples
 * @property {Found | null} found what it had come to at its end; null if it was left before
 */

/** A run that was left before this step was hardly seen: it leaves no ghost. */
const leastSteps = 200;

export class LearningRun {
  #engine;
  #examples;
  #fresh;
  /** @type {Learner | null} */
  #learner = null;
  /** @type {Setup | null} */
  #setup = null;
  /** What the network in view has come to at its end. @type {Found | null} */
  #end = null;
  /** @type {Ghost | null} */
  #ghost = null;

  /**
   * @param {Engine} engine
   * @param {Readonly<Examples>} examples that the network learns from
   * @param {Readonly<Examples> | null} fresh points that it does not learn from
   */
  constructor(engine, examples, fresh) {
    this.#engine = engine;
    this.#examples = examples;
    this.#fresh = fresh;
  }

  get learner() {
    return this.#learner;
  }

  get setup() {
    return this.#setup;
  }

  /** What the network in view is compared with; null for nothing. */
  get ghost() {
    return this.#ghost;
  }

  get isOver() {
    const learner = this.#learner;
    return learner === null || learner.steps >= goal || learner.divergence !== null;
  }

  /** @param {Setup} setup of the network to begin with, at its first weights */
  begin(setup) {
    const left = this.#leave();
    if (left && this.#setup && !sameSetup(this.#setup, setup)) this.#ghost = left;
    if (this.#ghost && sameSetup(this.#ghost.setup, setup)) this.#ghost = left;
    this.#learner?.close();
    this.#end = null;
    this.#setup = setup;
    this.#learner = new Learner(
      this.#engine,
      learningOf(setup.network, setup.repairs),
      this.#examples,
    );
  }

  /** What the network in view has come to; null before its end. @returns {Found | null} */
  get end() {
    if (!this.isOver || !this.#learner) return null;
    this.#end ??= this.on(
      this.#learner.rightShare(),
      this.#fresh && this.#learner.rightShare(this.#fresh),
    );
    return this.#end;
  }

  /**
   * @param {number} right share of its points
   * @param {number | null} fresh share of the fresh ones
   * @returns {Found | null} what the network in view has come to so far
   */
  on(right, fresh) {
    const learner = this.#learner;
    if (!learner) return null;
    const { step, loss, magnitudes } = learner.now;
    const [first, output] = endsOf(magnitudes);
    const [firstBefore, outputBefore] = endsOf(learner.samples[0].magnitudes);
    const [moved] = learner.movement();
    return {
      steps: step,
      loss,
      right,
      fresh,
      first,
      output,
      before: { first: firstBefore, output: outputBefore },
      moved,
      divergence: learner.divergence,
    };
  }

  /** @returns {Ghost | null} null if there was not enough to see */
  #leave() {
    const [learner, setup] = [this.#learner, this.#setup];
    if (!learner || !setup) return null;
    if (learner.steps < leastSteps && learner.divergence === null) return null;
    return { setup, samples: [...learner.samples], found: this.end };
  }
}

/**
 * @param {ArrayLike<number>} magnitudes for layers 1…N
 * @returns {[first: number, output: number]}
 */
function endsOf(magnitudes) {
  return [magnitudes[0], magnitudes[magnitudes.length - 1]];
}

/**
 * @param {Setup} one
 * @param {Setup} other
 * @returns {boolean}
 */
export function sameSetup(one, other) {
  return (
    sameValue('experiment', one.network, other.network) &&
    sameValue('repairs', one.repairs, other.repairs)
  );
}
