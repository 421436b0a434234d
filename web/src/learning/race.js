/** Trains several networks on the same points, in step with each other. */
import { Learner } from './learner.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./training-document.js').Learning} Learning
 */

/** Steps of each network per turn: no network gets further ahead than this. */
const turn = 4;

/** @template {string} Name of a network */
export class Race {
  #engine;
  /** The number of steps that one press on “Learn” makes. */
  #stretch;
  #goal;
  /** @type {Map<Name, Learner>} */
  #learners = new Map();

  /**
   * @param {Engine} engine
   * @param {number} stretch number of steps to make before learning pauses
   */
  constructor(engine, stretch) {
    this.#engine = engine;
    this.#stretch = stretch;
    this.#goal = stretch;
  }

  /**
   * Opens all networks with their initial weights, and closes those of the race before.
   *
   * @param {Readonly<Record<Name, Readonly<Learning>>>} networks
   * @param {Readonly<Examples>} examples
   */
  begin(networks, examples) {
    this.close();
    this.#goal = this.#stretch;
    for (const name of /** @type {Name[]} */ (Object.keys(networks))) {
      this.#learners.set(name, new Learner(this.#engine, networks[name], examples));
    }
  }

  /** @returns {readonly {name: Name, learner: Learner}[]} empty before the race begins */
  get learners() {
    return [...this.#learners].map(([name, learner]) => ({ name, learner }));
  }

  /** The number of steps made by the network that is furthest. */
  get steps() {
    return Math.max(0, ...this.learners.map(({ learner }) => learner.steps));
  }

  /** True while a network has steps to make before learning pauses. */
  get isUnderWay() {
    return this.learners.some(
      ({ learner }) => learner.divergence === null && learner.steps < this.#goal,
    );
  }

  /** If learning has paused, allows another stretch of steps. */
  extend() {
    if (this.steps >= this.#goal) this.#goal += this.#stretch;
  }

  /** Makes one step of each network. */
  step() {
    const next = this.steps + 1;
    for (const { learner } of this.learners) learner.learn(next, 0);
  }

  /**
   * Trains the networks in turns.
   *
   * @param {number} most the most steps to make with each network
   * @param {number} milliseconds after this time, no further turn begins
   * @returns {boolean} true if there are steps left before learning pauses
   */
  run(most, milliseconds) {
    const end = performance.now() + milliseconds;
    const target = Math.min(this.#goal, this.steps + most);
    let next = this.steps;
    do {
      next = Math.min(target, next + turn);
      for (const { learner } of this.learners) learner.learn(next, Infinity);
    } while (next < target && performance.now() < end);
    return this.isUnderWay;
  }

  close() {
    for (const learner of this.#learners.values()) learner.close();
    this.#learners.clear();
  }
}
