/**
 * Everything that holds in a lesson, and the one way in which it changes:
 *
 * - the choice: all settings but the two that follow, which live where they come from;
 * - the history of the network's parameters, in the run (`weights`);
 * - the position in the pass, the clock's, in the player (`iteration`);
 * - the selection: what the reader looks at.
 *
 * Hosts, links and readers all go through `apply`. What comes of it is shown by whoever is asked to.
 */
import {
  changeTo,
  drawnParameters,
  otherExample,
  shapeDocument,
  withExample,
  withTarget,
  withWeights,
} from '../network/network-document.js';
import { parametersOf, placeOf } from '../network/parameters.js';
import { Player } from '../pass/player.js';
import { Run } from '../pass/run.js';
import { sameValue, settings } from '../state/settings.js';
import { changed, defaultsOf, held, stateFrom, weightKeys } from '../state/state.js';
import { seedNetwork } from '../words/notices.js';
import { aNumber, refusal, settingNames } from '../words/settings.js';
import { PackedWeights } from './packed-weights.js';
import { ReaderSteps, changeBetween, differences } from './reader-steps.js';
import { fitting, nothingChosen, picked, pointed } from './selection.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../pass/clock.js').Scheduler} Scheduler
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../pass/history.js').Stroke} Stroke
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../state/state.js').Notice} Notice
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../network/parameters.js').Selection} Place
 * @typedef {import('../state/state.js').Choice} Choice
 *
 * @typedef {object} Shown everything that a view draws
 * @property {Choice} choice
 * @property {Frame | null} frame null where "Now Break It" stands alone
 * @property {number} progress of the frame's iteration, in (0, 1]
 * @property {Frame | null} told what is said: an iteration's frame from when its signal arrives
 * @property {Readonly<import('./selection.js').Selection>} selection
 * @property {boolean} playing
 * @property {boolean} own whether the weights are others than the seed and updates give
 * @property {boolean} canUndo whether there is a step of the reader to be taken back
 * @property {boolean} canRedo
 *
 * @typedef {object} Surroundings
 * @property {Scheduler} scheduler
 * @property {() => boolean} isMotionReduced whether the reader wants jumps in place of movement
 * @property {() => void} onShow something is to be drawn anew
 * @property {(frame: Frame) => void} onFrame another frame is shown
 * @property {() => void} onSettle the reader changed something, or the pass came to rest
 * @property {(notices: Notice[]) => void} onNotice something could not be taken
 */

/** More lines than this are neither seen apart nor drawn in time. */
const mostParameters = 6000;

export class Model {
  #around;
  #player;
  /** @type {Engine | null} */
  #engine = null;
  /** What attributes and links stated before there was an engine. @type {Partial<State>} */
  #given = {};
  /** @type {Choice} */
  #choice = stateFrom({});
  /** @type {Readonly<import('./selection.js').Selection>} */
  #selection = nothingChosen;
  #untouched = true;
  #isChanging = false;
  /** What the reader changed in the figure. */
  #steps = new ReaderSteps();
  /** What the reader's hand is doing just now. @type {Stroke | null} */
  stroke = null;
  /** Frames of the run with the digits that are chosen. @type {WeakMap<Frame, Frame>} */
  #written = new WeakMap();
  /** The weights of the run as text. @type {PackedWeights | null} */
  #packed = null;

  /** @param {Surroundings} around */
  constructor(around) {
    this.#around = around;
    this.#player = new Player({
      scheduler: around.scheduler,
      isMotionReduced: around.isMotionReduced,
      onFrame: (frame) => {
        this.#selection = fitting(this.#selection, frame);
        around.onFrame(frame);
      },
      onMove: () => this.#show(),
      onPlaying: () => this.#show(),
      onRest: () => around.onSettle(),
    });
  }

  /**
   * All settings, as they are now. Packing the weights into text takes time: it is done when they are
   * read, once for each entry of the history.
   *
   * @returns {Readonly<State>}
   */
  get state() {
    if (!this.#engine) return stateFrom(this.#given);
    const [entry, packed] = [this.#player.run?.entry, this.#packed];
    const weights = { enumerable: true, get: () => (entry && packed?.of(entry)) ?? '' };
    const state = { ...this.#choice, iteration: this.#player.frame?.iteration ?? 0, weights: '' };
    return Object.freeze(Object.defineProperty(state, 'weights', weights));
  }

  /** @returns {Shown} */
  get shown() {
    const { progress, playing, run } = this.#player;
    const [choice, selection, own] = [this.#choice, this.#selection, run?.entry.own ?? false];
    const [frame, told] = [this.frame, this.#writtenOf(this.#player.told)];
    const { canUndo, canRedo } = this.#steps;
    return { choice, frame, told, progress, selection, playing, own, canUndo, canRedo };
  }

  get choice() {
    return this.#choice;
  }

  /** The picture of the moment, its numbers with as many digits as are chosen. */
  get frame() {
    return this.#writtenOf(this.#player.frame);
  }

  /**
   * @param {Frame | null} frame of the player
   * @returns {Frame | null} with the digits that are chosen; the same, as long as they are
   */
  #writtenOf(frame) {
    const { digits } = this.#choice;
    if (frame === null || frame.digits === digits) return frame;
    const known = this.#written.get(frame);
    if (known?.digits === digits) return known;
    const written = { ...frame, digits };
    this.#written.set(frame, written);
    return written;
  }

  /** What can be asked of the figure's network, beside what a frame has. */
  get run() {
    return this.#player.run;
  }

  /** @returns {import('../engine/documents.js').NetworkDocument | null} the figure's, as it stands now */
  document() {
    return this.#player.run?.document() ?? null;
  }

  /**
   * Opens what was stated so far.
   *
   * @param {Engine} engine
   * @returns {Notice[]} what could not be taken
   */
  start(engine) {
    const { weights, iteration, ...choice } = stateFrom(this.#given);
    this.#engine = engine;
    this.#choice = Object.freeze(choice);
    return this.#atOnce(() => [...this.#open(weights, 'link'), ...this.#jumpTo(iteration)]);
  }

  /**
   * Takes a change, whoever made it.
   *
   * @param {Change} change
   * @param {'link' | 'file'} [cause] where its weights come from, if it has any
   * @returns {Notice[]} what could not be taken, because the engine refuses it
   * @throws {Error} with one line that names what is wrong; everything is then as it was
   */
  apply(change, cause = 'link') {
    if (!this.#engine) {
      this.#given = { ...this.#given, ...held(this.state, change) };
      this.#choice = this.state;
      this.#show();
      return [];
    }
    /** @type {Choice & {weights?: string}} */
    const before =
      change.weights === undefined
        ? this.#choice
        : { ...this.#choice, weights: this.state.weights };
    const { weights, iteration, ...choice } = /** @type {Partial<State> & Choice} */ (
      changed(/** @type {Readonly<State>} */ (before), change)
    );
    this.#choice = Object.freeze(choice);
    return this.#atOnce(() => {
      const notices = this.#follow(before, weights, cause);
      if (iteration !== undefined) notices.push(...this.#jumpTo(iteration));
      this.#player.changePace(choice);
      return notices;
    });
  }

  /**
   * Leaves a setting to what the view begins with.
   *
   * @param {Key} key
   * @returns {Notice[]}
   */
  unset(key) {
    if (!this.#engine) {
      delete this.#given[key];
      return this.apply({});
    }
    const preset = key === 'view' ? settings.view.default : defaultsOf(this.#choice.view)[key];
    return this.apply({ [key]: preset });
  }

  /** @param {Change} change by the reader */
  choose(change) {
    this.#byReader(() => {
      const notices = this.#asStep(() => this.apply(change), this.stroke);
      if (notices.length > 0) this.#around.onNotice(notices);
    });
  }

  /**
   * @param {string} json a network document
   * @throws {Error} with the engine's line; everything is then as it was
   */
  openFile(json) {
    this.#byReader((engine) => {
      const session = engine.openText(json);
      const document = session.document();
      session.close();
      const count = parametersOf(document).length;
      if (count > mostParameters) {
        throw new Error(
          `layers: expected at most ${mostParameters} weights to draw, found ${count}`,
        );
      }
      const opened = { ...changeTo(document, this.#choice, engine), iteration: 0 };
      this.#asStep(() => this.apply(opened, 'file'));
    });
  }

  /**
   * Sets one number of the example, the lesson's own or an opened network's; the pass stays where it is.
   *
   * @param {'input' | 'target'} part
   * @param {number} unit
   * @param {number} value
   * @throws {Error} with one line that says what is wrong
   */
  chooseExample(part, unit, value) {
    const [frame, document] = [this.frame, this.document()];
    if (!frame || !document) return;
    const input = [...(frame.layers[0].activations ?? [])];
    const example = { input, target: [...frame.targets] };
    if (part === 'input') input[unit] = value;
    else example.target = withTarget(frame.targets, unit, value, frame.lossName);
    const { network } = this.#choice;
    if (network !== '') {
      // What its loss cannot mean, the engine refuses.
      this.#engine?.open({ ...document, example }).close();
      return this.choose({ network: withExample(network, example) });
    }
    const [first, second] = input;
    this.choose(part === 'input' ? { input: [first, second] } : { target: value });
  }

  /**
   * Sets a weight, or a neuron's bias. The pass stays where it is: what the change does is seen.
   *
   * @param {Place} place
   * @param {number} value
   * @throws {Error} with one line that says what is wrong
   */
  edit(place, value) {
    const depth = this.frame?.depth ?? 0;
    if (place.layer === 0) return this.chooseExample('input', place.unit, value);
    if (place.layer > depth) return this.chooseExample('target', place.unit, value);
    const { stroke } = this;
    const edit = () => this.#player.edit(placeOf(place, value), value, stroke);
    this.#byReader(() => this.#asStep(edit, stroke));
  }

  /** Plays to the end of the pass; from there, makes the update and plays the next pass. */
  play() {
    this.#byReader(() => this.#asStep(() => this.#player.play(this.#choice)));
  }

  /** Plays as the figure is first seen, unless the reader was there before. */
  playFirst() {
    if (!this.#untouched || !this.#player.run || this.#around.isMotionReduced()) return;
    this.#player.play(this.#choice);
  }

  playOrPause() {
    if (this.#player.playing) this.pause();
    else this.play();
  }

  pause() {
    this.#byReader(() => this.#player.pause());
  }

  /** One iteration on; from the end of the pass, the update. */
  step() {
    this.#byReader(() => this.#asStep(() => this.#player.step(this.#choice)));
  }

  /** One iteration back; from the start of a pass, what was done before it is taken back. */
  stepBack() {
    this.#byReader(() => {
      const entry = this.#player.run?.entry;
      this.#player.stepBack();
      if (this.#player.run?.entry === entry) return;
      this.#steps.undo();
      this.#show();
    });
  }

  /** Takes back what the reader did last: an update, an edit, another network or example. */
  undo() {
    this.#byReader(() => {
      const step = this.#steps.undo();
      if (step) this.#travel(step.after, step.before, () => this.#player.undo());
    });
  }

  /** Does again what was taken back last. */
  redo() {
    this.#byReader(() => {
      const step = this.#steps.redo();
      if (step) this.#travel(step.before, step.after, () => this.#player.redo());
    });
  }

  /** @returns {import('./reader-steps.js').Moment} */
  get #moment() {
    return { state: this.state, entry: this.#player.run?.entry ?? null };
  }

  /**
   * @template T
   * @param {() => T} change by the reader, which counts as a step where it changes the figure's network,
   *   its example, or its parameters
   * @param {Stroke | null} [stroke] that makes no more than one
   * @returns {T}
   */
  #asStep(change, stroke = null) {
    const before = this.#moment;
    const result = change();
    if (this.#steps.add({ before, after: this.#moment }, stroke)) this.#show();
    return result;
  }

  /**
   * The history of the run has its own way back and forth; to another run's, its state leads.
   *
   * @param {import('./reader-steps.js').Moment} from
   * @param {import('./reader-steps.js').Moment} to
   * @param {() => void} inHistory
   */
  #travel(from, to, inHistory) {
    const isOfParameters = differences(from.state, to.state).length === 0;
    if (isOfParameters && from.entry === this.#player.run?.entry) {
      inHistory();
      if (this.#player.run?.entry === to.entry) return;
    }
    this.apply(changeBetween(from, to));
  }

  /** To iteration 0, with the weights the network began with. */
  restart() {
    this.#byReader(() => this.#asStep(() => this.#player.restart()));
  }

  /** @param {number} iteration */
  jump(iteration) {
    this.#byReader(() => this.#player.jump(iteration));
  }

  /** Stands still because nobody sees it. */
  rest() {
    if (this.#player.moving) this.#around.onSettle();
    this.#player.pause();
  }

  /**
   * @param {Place | null} place under the pointer
   * @param {boolean} pressed
   */
  point(place, pressed) {
    if (pressed && this.#untouched) this.pause();
    this.#select(pointed(this.#selection, place, pressed));
  }

  /** @param {Place} place that the reader names */
  pick(place) {
    this.#select(picked(place));
  }

  /** @param {Readonly<import('./selection.js').Selection>} selection */
  #select(selection) {
    if (selection === this.#selection) return;
    this.#selection = selection;
    this.#show();
  }

  #show() {
    if (!this.#isChanging) this.#around.onShow();
  }

  /**
   * @template T
   * @param {() => T} change of several things, of which only what they come to is shown
   * @returns {T}
   */
  #atOnce(change) {
    this.#isChanging = true;
    try {
      return change();
    } finally {
      this.#isChanging = false;
      this.#show();
    }
  }

  /** @param {(engine: Engine) => void} action of the reader, who has control from now on */
  #byReader(action) {
    if (!this.#engine) return;
    this.#untouched = false;
    action(this.#engine);
    if (!this.#player.moving) this.#around.onSettle();
  }

  /**
   * The run follows the choice.
   *
   * @param {Choice & {weights?: string}} before
   * @param {string | undefined} weights stated, or left to the seed; undefined where they stay. A host
   *   that says again those that are there does not end their history
   * @param {'link' | 'file'} cause
   * @returns {Notice[]}
   */
  #follow(before, weights, cause) {
    const after = { ...this.#choice, weights };
    const same = (/** @type {readonly Key[]} */ keys) =>
      keys.every((key) => sameValue(key, Reflect.get(before, key), Reflect.get(after, key)));
    const isAlone = after.view === 'break-it';
    if (isAlone || !this.#player.run || !same([...weightKeys, 'weights'])) {
      return this.#open(weights ?? '', cause);
    }
    if (!same(['network'])) return this.#openOrFollow(before.network, weights ?? '', cause);
    if (after.network === '' && !same(['input', 'target'])) {
      this.#player.setExample(after.input, [after.target]);
    }
    return [];
  }

  /**
   * Another shape is another network; another example of the same is not.
   *
   * @param {string} before
   * @param {string} weights
   * @param {'link' | 'file'} cause
   * @returns {Notice[]}
   */
  #openOrFollow(before, weights, cause) {
    try {
      const example = otherExample(before, this.#choice.network);
      if (example === null) return this.#open(weights, cause);
      this.#player.setExample(example.input, example.target);
      return [];
    } catch {
      // What is wrong with it, opening it says.
      return this.#open(weights, cause);
    }
  }

  /**
   * Opens the choice's network at iteration 0. Its own shape or numbers cannot be taken where they are
   * damaged or do not fit: the seed's are used then.
   *
   * @param {string} weights
   * @param {'link' | 'file'} cause
   * @returns {Notice[]}
   */
  #open(weights, cause) {
    const engine = this.#engine;
    if (!engine) return [];
    if (this.#choice.view === 'break-it') {
      this.#player.close();
      return [];
    }
    /** @type {Key} */
    let key = 'network';
    try {
      const shape = shapeDocument(this.#choice);
      key = weights === '' ? 'network' : 'weights';
      const document = weights === '' ? shape : withWeights(shape, weights, engine);
      key = 'network';
      const run = new Run(engine, document, { kind: weights === '' ? 'seed' : cause });
      this.#packed = new PackedWeights(this.#choice, () => drawnParameters(shape, engine));
      // What the seed draws stands where the one before did: two of them can be compared at once.
      this.#player.open(run, { keepsPlace: weights === '' && this.#choice.network === '' });
      return [];
    } catch (problem) {
      if (weights === '' && this.#choice.network === '') throw problem;
      this.#choice = Object.freeze({ ...this.#choice, network: '' });
      this.#open('', cause);
      return [{ key, message: /** @type {Error} */ (problem).message, used: seedNetwork }];
    }
  }

  /**
   * @param {number} iteration
   * @returns {Notice[]}
   */
  #jumpTo(iteration) {
    const { run, frame } = this.#player;
    if (!run || !frame || iteration === frame.iteration) return [];
    if (iteration <= run.iterations) {
      this.#player.jump(iteration);
      return [];
    }
    const most = aNumber({ least: 0, most: run.iterations, whole: true });
    const message = refusal(settingNames.iteration, most, String(iteration));
    return [{ key: 'iteration', message, used: String(frame.iteration) }];
  }
}
