/** Sets up a question's trial with one press, and takes it back: in the figure, or in the lab. */
import { networkKeys } from '../state/settings.js';

/**
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../model/selection.js').Selection} Selection
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} Before what a trial found
 * @property {Change} state
 * @property {Readonly<Selection>} selection
 */

/** How deep the network is where its depth is the question. */
const deep = 10;
/** By how much a rate is larger where that is the question. */
const larger = 100;

/** In the figure, at the end of its pass. @type {Readonly<Record<string, (model: Model, chosen: readonly string[]) => void>>} */
const inFigure = {
  update: (model) => model.pick(lastWeight(model)),
  travel: (model) => {
    const weight = lastWeight(model);
    const { layer, unit, from } = weight;
    model.edit(weight, -(model.frame?.layers[layer].weights[unit][from] ?? 0));
    model.pick({ layer: layer - 1, unit: from, from: null });
  },
  cure: tryCures,
};

/** The settings that a trial in the figure changes. */
const figureKeys = /** @type {const} */ ([
  ...networkKeys,
  'network',
  'weights',
  'learningRate',
  'iteration',
]);
/** The settings that an experiment of the lab changes. */
const labKeys = /** @type {const} */ (['broken', 'repaired', 'points', 'own']);

export const trialsInFigure = Object.keys(inFigure);

export class Trials {
  #model;
  #setUpInLab;
  /** By the name of a trial that is set up. @type {Map<string, Before>} */
  #before = new Map();

  /**
   * @param {Model} model
   * @param {(experiment: string) => void} setUpInLab sets up one of the lab's experiments
   */
  constructor(model, setUpInLab) {
    this.#model = model;
    this.#setUpInLab = setUpInLab;
  }

  /**
   * Sets up a trial. One that is set up already begins anew from what it found.
   *
   * @param {string} trial the name of a trial in the figure, or of an experiment of the lab
   * @param {readonly string[]} [chosen] the reader's choices
   */
  setUp(trial, chosen = []) {
    const model = this.#model;
    this.undo(trial);
    const isInFigure = trialsInFigure.includes(trial);
    this.#before.set(trial, beforeOf(model, isInFigure ? figureKeys : labKeys));
    if (!isInFigure) return this.#setUpInLab(trial);
    model.jump(model.frame?.iterations ?? 0);
    inFigure[trial](model, chosen);
  }

  /** @param {string} trial to take back; nothing happens if it is not set up */
  undo(trial) {
    const before = this.#before.get(trial);
    if (!before) return;
    this.#before.delete(trial);
    const model = this.#model;
    model.choose(before.state);
    const { chosen, held } = before.selection;
    if (chosen && held) model.pick(chosen);
    else model.point(null, true);
  }
}

/**
 * @param {Model} model
 * @param {readonly (keyof State)[]} keys
 * @returns {Before}
 */
function beforeOf({ state, shown }, keys) {
  const kept = Object.fromEntries(keys.map((key) => [key, state[key]]));
  return { state: kept, selection: shown.selection };
}

/**
 * @param {Model} model
 * @returns {{layer: number, unit: number, from: number}} the first weight of the output
 */
function lastWeight({ frame }) {
  return { layer: frame?.outputLayer ?? 1, unit: 0, from: 0 };
}

/**
 * Makes the sigmoid network deep, and gives it what the reader chose.
 *
 * @param {Model} model
 * @param {readonly string[]} chosen
 */
function tryCures(model, chosen) {
  const { seed, learningRate } = model.choice;
  const has = (/** @type {string} */ cure) => chosen.includes(cure);
  model.choose({
    network: '',
    weights: '',
    depth: deep,
    activation: has('relu') ? 'relu' : 'sigmoid',
    // Past a shortcut, Kaiming's weights would make the numbers explode.
    ...(has('relu') && has('shortcuts') && { initializer: 'xavier_uniform' }),
    seed: has('seed') ? seed + 1 : seed,
    learningRate: has('rate') ? larger * learningRate : learningRate,
  });
  const document = model.document();
  if (has('shortcuts') && document) {
    model.openFile(JSON.stringify(withShortcuts(document)));
    model.jump(model.frame?.iterations ?? 0);
  }
}

/**
 * @param {NetworkDocument} document
 * @returns {NetworkDocument} with a shortcut past each hidden layer that is as wide as the one before
 */
function withShortcuts(document) {
  const { layers } = document;
  const last = layers.length - 1;
  const isSquare = (/** @type {number} */ l) =>
    l > 0 && l < last && layers[l].units === layers[l - 1].units;
  return {
    ...document,
    layers: layers.map((layer, l) => (isSquare(l) ? { ...layer, residual: true } : layer)),
  };
}
