/** Several networks that learn from the same points, step by step side by side. */
import { Learner } from './learner.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./training-document.js').Learning} Learning
 */

/** So many steps at a time, of each network in turn: none runs ahead by more. */
const turn = 4;

/** @template {string} Name of a network */
export class Race {
  #engine;
  /** How far one press on “Learn” goes. */
  #stretch;
  #goal;
  /** @type {Map<Name, Learner>} */
  #learners = new Map();

  /**
   * @param {Engine} engine
   * @param {number} stretch steps that are made before learning rests
   */
  constructor(engine, stretch) {
    this.#engine = engine;
    this.#stretch = stretch;
    this.#goal = stretch;
  }

  /**
   * Starts all networks at their first weights. Those that ran before are closed.
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

  /** @returns {readonly {name: Name, learner: Learner}[]} none before the race begins */
  get learners() {
    return [...this.#learners].map(([name, learner]) => ({ name, learner }));
  }

  /** The steps made by the network that has made most. */
  get steps() {
    return Math.max(0, ...this.learners.map(({ learner }) => learner.steps));
  }

  /** True while some network has steps to make before learning rests. */
  get isUnderWay() {
    return this.learners.some(
      ({ learner }) => learner.divergence === null && learner.steps < this.#goal,
    );
  }

  /** Lets the networks go on once they rest. */
  extend() {
    if (this.steps >= this.#goal) this.#goal += this.#stretch;
  }

  /** Makes one step of each network. */
  step() {
    const next = this.steps + 1;
    for (const { learner } of this.learners) learner.learn(next, 0);
  }

  /**
   * Makes steps of each network in turn.
   *
   * @param {number} most steps of each
   * @param {number} milliseconds after which no other turn begins
   * @returns {boolean} true if there are steps left before learning rests
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
