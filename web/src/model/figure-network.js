/** Opens the figure's network from a choice, and changes it when the choice changes. */
import {
  sampledParameters,
  otherExample,
  shapeDocument,
  shownExample,
  withWeights,
} from '../network/network-document.js';
import { withParameters } from '../network/parameters.js';
import { Run } from '../pass/run.js';
import { sameValue } from '../state/settings.js';
import { weightKeys } from '../state/state.js';
import { seedNetwork } from '../words/notices.js';
import { PackedWeights } from './packed-weights.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../pass/player.js').Player} Player
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').Notice} Notice
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('./moment.js').Moment} Moment
 *
 * @typedef {Choice & {weights?: string}} Wanted a choice, with weights if some were given
 * @typedef {{choice: Choice, notices: Notice[]}} Followed the choice now in force, and a notice for each
 *   part of the wanted choice that was refused
 */

export class FigureNetwork {
  #engine;
  #player;
  /** The run's weights as text. @type {PackedWeights | null} */
  #packed = null;

  /**
   * @param {Engine} engine
   * @param {Player} player plays the network's run
   */
  constructor(engine, player) {
    this.#engine = engine;
    this.#player = player;
  }

  /**
   * @returns {() => string} packs the current weights; returns '' if they are the seed's. Packing takes
   *   time, so it waits for the call.
   */
  get weights() {
    const [snapshot, packed] = [this.#player.run?.snapshot, this.#packed];
    return () => (snapshot && packed?.of(snapshot)) ?? '';
  }

  /**
   * Opens a choice's network at iteration 0. If the given shape or weights are damaged or do not fit, it
   * opens the seed's network instead.
   *
   * @param {Choice} choice
   * @param {string} weights packed; '' for the seed's
   * @returns {Followed}
   */
  open(choice, weights) {
    if (choice.view === 'break-it') {
      this.#player.close();
      return { choice, notices: [] };
    }
    /** @type {Key} */
    let key = 'network';
    try {
      const shape = shapeDocument(choice);
      key = weights === '' ? 'network' : 'weights';
      const document = weights === '' ? shape : withWeights(shape, weights, this.#engine);
      key = 'network';
      const run = new Run(this.#engine, document, { own: weights !== '' });
      // A network drawn from a seed keeps the previous one's place in the pass, so that the two can be
      // compared.
      const keepsPlace = weights === '' && choice.network === '';
      this.#show(run, choice, shape, keepsPlace ? this.#player.placeIn(run) : 0);
      return { choice, notices: [] };
    } catch (problem) {
      if (weights === '' && choice.network === '') throw problem;
      const used = this.open(Object.freeze({ ...choice, network: '' }), '');
      const { message } = /** @type {Error} */ (problem);
      return { ...used, notices: [{ key, message, used: seedNetwork }] };
    }
  }

  /**
   * Follows a change of the choice: opens another network or, if only the example differs, sets the
   * example and keeps the parameters.
   *
   * @param {Wanted} before
   * @param {Choice} choice
   * @param {string | undefined} weights packed; '' for the seed's, undefined to keep the current ones.
   *   The current weights, given again, do not reopen the network
   * @returns {Followed}
   */
  follow(before, choice, weights) {
    const after = { ...choice, weights };
    const isSame = (/** @type {readonly Key[]} */ keys) =>
      keys.every((key) => sameValue(key, Reflect.get(before, key), Reflect.get(after, key)));
    const isOpen = this.#player.run !== null && choice.view !== 'break-it';
    if (!isOpen || !isSame([...weightKeys, 'weights'])) return this.open(choice, weights ?? '');
    if (!isSame(['network'])) return this.#openOrFollow(before, choice, weights ?? '');
    if (choice.network === '' && !isSame(['input', 'target'])) {
      this.#player.setExample({ input: [...choice.input], target: [choice.target], pick: 0 });
    }
    return { choice, notices: [] };
  }

  /**
   * Brings back a moment: the network, its example, its parameters and the iteration.
   *
   * @param {Choice} before
   * @param {Choice} choice with the moment's settings
   * @param {Moment} moment
   */
  bringBack(before, choice, { snapshot, iteration }) {
    if (snapshot === null || choice.view === 'break-it') return;
    const shape = shapeDocument(choice);
    const isSame = [...weightKeys].every((key) => sameValue(key, before[key], choice[key]));
    const isOfRun = isSame && sameShape(before.network, choice.network);
    if (!this.#player.run || !isOfRun) {
      const run = new Run(this.#engine, withParameters(shape, [...snapshot.numbers]));
      run.restore(snapshot);
      return this.#show(run, choice, shape, iteration);
    }
    const example = { ...shownExample(shape), pick: shape.pick ?? 0 };
    this.#player.alter((run) => {
      run.setExample(example);
      if (run.snapshot !== snapshot) run.restore(snapshot);
    }, iteration);
  }

  /**
   * @param {Wanted} before
   * @param {Choice} choice with another packed network: another shape, or only another example
   * @param {string} weights
   * @returns {Followed}
   */
  #openOrFollow(before, choice, weights) {
    try {
      const example = otherExample(before.network, choice.network);
      if (example === null) return this.open(choice, weights);
      this.#player.setExample(example);
      return { choice, notices: [] };
    } catch {
      // Opening the network reports what is wrong with it.
      return this.open(choice, weights);
    }
  }

  /**
   * @param {Run} run
   * @param {Choice} choice
   * @param {NetworkDocument} shape
   * @param {number} iteration
   */
  #show(run, choice, shape, iteration) {
    this.#packed = new PackedWeights(choice, () => sampledParameters(shape, this.#engine));
    this.#player.open(run, iteration);
  }
}

/**
 * @param {string} one network, packed; '' for none
 * @param {string} other
 * @returns {boolean} true if they differ in their example at most
 */
function sameShape(one, other) {
  return one === other || otherExample(one, other) !== null;
}
