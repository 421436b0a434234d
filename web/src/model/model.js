/**
 * The whole state of a lesson, and the only way to change it:
 *
 * - the choice: all settings but the next three;
 * - the parameters of the figure's network, which its run holds (`weights`);
 * - the position in the pass, which the player's clock holds (`iteration`);
 * - the selection: the weight or neuron that the reader looks at (`held`);
 * - the timeline: the reader's steps, which Undo takes back.
 *
 * Hosts and links change the model with `apply`; all other methods are the reader's. The model draws
 * nothing: it calls back when views should.
 */
import { changeTo, showing, withExample, withTarget } from '../network/network-document.js';
import { parametersOf, placeOf } from '../network/parameters.js';
import { Player } from '../pass/player.js';
import { longestNetwork, settings } from '../state/settings.js';
import { changed, defaultsOf, held, stateFrom } from '../state/state.js';
import {
  aNumber,
  aPartOfNetwork,
  refusal,
  settingNames,
  tooLongForLink,
} from '../words/settings.js';
import { FigureNetwork } from './figure-network.js';
import { momentOf } from './moment.js';
import { fitting, heldPart, heldText, nothingChosen, picked, pointed } from './selection.js';
import { Timeline } from './timeline.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../pass/clock.js').Scheduler} Scheduler
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./timeline.js').Stroke} Stroke
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../state/state.js').Notice} Notice
 * @typedef {import('../state/settings.js').Key} Key
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../words/undo.js').NextSteps} NextSteps
 * @typedef {import('./moment.js').Moment} Moment
 *
 * @typedef {object} Shown everything that a view draws
 * @property {Choice} choice
 * @property {Frame | null} frame null if the view is "Now Break It" alone
 * @property {number} progress of the frame's iteration, in (0, 1]
 * @property {Frame | null} arrived the frame that captions and numbers show; an iteration's frame once its signal has arrived
 * @property {Readonly<import('./selection.js').Selection>} selection
 * @property {boolean} playing
 * @property {boolean} own true if the weights are not those that the seed and updates give
 * @property {string | null} refusal why the engine made no update, if it just refused one
 * @property {NextSteps} nextSteps the steps that Undo and Redo take next
 *
 * @typedef {object} ModelContext
 * @property {Scheduler} scheduler
 * @property {() => boolean} isMotionReduced true if the reader wants jumps instead of movement
 * @property {() => void} onShow called when something must be redrawn
 * @property {(frame: Frame, isSeen: boolean) => void} onFrame called when another frame is shown; isSeen: false
 *   if a change has moved the pass to its end, which the reader has not gone through
 * @property {() => void} onSettle called when the reader changed something or the pass came to rest
 * @property {(notices: Notice[]) => void} onNotice called when a setting was refused
 */

/** More lines than this cannot be told apart, nor drawn in time. */
const mostParameters = 6000;

export class Model {
  #context;
  #player;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {FigureNetwork | null} */
  #network = null;
  /**
   * The settings that attributes state before the lesson is on the page; they come in any order. Null
   * once it is there.
   *
   * @type {Partial<State> | null}
   */
  #given = {};
  /** The state until the engine is loaded. */
  #stated = stateFrom({});
  /** @type {Choice} */
  #choice = this.#stated;
  /** @type {Readonly<import('./selection.js').Selection>} */
  #selection = nothingChosen;
  #untouched = true;
  #isChanging = false;
  /** True while a change moves the pass to its end. */
  #isFinishing = false;
  #timeline = new Timeline();
  /** Why the engine made no update; null once another frame is shown. @type {string | null} */
  #refusal = null;
  /** The pointer press or key press that is under way. @type {Stroke | null} */
  stroke = null;
  /** The run's frames, each with the chosen number of digits. @type {WeakMap<Frame, Frame>} */
  #written = new WeakMap();

  /** @param {ModelContext} context */
  constructor(context) {
    this.#context = context;
    this.#player = new Player({
      scheduler: context.scheduler,
      isMotionReduced: context.isMotionReduced,
      onFrame: (frame) => {
        this.#refusal = null;
        this.#selection = fitting(this.#selection, frame);
        context.onFrame(frame, !this.#isFinishing);
      },
      onMove: () => this.#show(),
      onPlaying: () => this.#show(),
      onRest: () => context.onSettle(),
      onRefusal: ({ message }) => {
        this.#refusal = message;
        this.#show();
      },
    });
  }

  /**
   * The current value of every setting. Packing the weights into text takes time, so it happens when
   * they are read, once per snapshot of the parameters.
   *
   * @returns {Readonly<State>}
   */
  get state() {
    if (!this.#network) return this.#stated;
    const weights = { enumerable: true, get: this.#network.weights };
    const iteration = this.#player.frame?.iteration ?? 0;
    const held = heldText(this.#selection);
    const state = { ...this.#choice, iteration, held, weights: '' };
    return Object.freeze(Object.defineProperty(state, 'weights', weights));
  }

  /** @returns {Shown} */
  get shown() {
    const { progress, playing, run } = this.#player;
    const [choice, selection, own] = [this.#choice, this.#selection, run?.snapshot.own ?? false];
    const [frame, arrived] = [this.frame, this.#writtenOf(this.#player.arrived)];
    const { nextSteps } = this.#timeline;
    const refusal = this.#refusal;
    return { choice, frame, arrived, progress, selection, playing, own, refusal, nextSteps };
  }

  get choice() {
    return this.#choice;
  }

  /** The current frame, with the chosen number of digits. */
  get frame() {
    return this.#writtenOf(this.#player.frame);
  }

  /**
   * @param {Frame | null} frame of the player
   * @returns {Frame | null} with the chosen number of digits; the same object until that changes
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

  /** Null until it is loaded. */
  get engine() {
    return this.#engine;
  }

  /** The figure's network, for questions that a frame does not answer. */
  get run() {
    return this.#player.run;
  }

  /** @returns {import('../engine/documents.js').NetworkDocument | null} the figure's current network */
  document() {
    return this.#player.run?.document() ?? null;
  }

  /** Marks that the lesson is on the page: from now on, the order of changes matters. */
  endStatement() {
    this.#given = null;
  }

  /**
   * Opens the stated network at the stated iteration.
   *
   * @param {Engine} engine
   * @returns {Notice[]} the settings that were refused
   */
  start(engine) {
    this.endStatement();
    const { weights, iteration, held, ...choice } = this.#stated;
    this.#engine = engine;
    const network = new FigureNetwork(engine, this.#player);
    this.#network = network;
    return this.#atOnce(() => [
      ...this.#take(network.open(Object.freeze(choice), weights)),
      ...this.#jumpTo(iteration),
      ...this.#hold(held),
    ]);
  }

  /**
   * Applies a change by the host or by a link. Undo does not take it back.
   *
   * @param {Change} change
   * @returns {Notice[]} the settings that the engine refused
   * @throws {Error} with one line that names what is wrong; nothing is then changed
   */
  apply(change) {
    return this.#atOnce(() => {
      const before = this.#moment;
      const notices = this.#change(change);
      this.#timeline.followHost(before, this.#moment);
      return notices;
    });
  }

  /**
   * @param {Change} change
   * @returns {Notice[]}
   * @throws {Error} like `apply`
   */
  #change(change) {
    if (!this.#network) {
      if (this.#given) this.#given = { ...this.#given, ...held(this.#stated, change) };
      this.#stated = this.#given ? stateFrom(this.#given) : changed(this.#stated, change);
      this.#choice = this.#stated;
      this.#show();
      return [];
    }
    const network = this.#network;
    /** @type {import('./figure-network.js').Wanted} */
    const before =
      change.weights === undefined
        ? this.#choice
        : { ...this.#choice, weights: this.state.weights };
    const {
      weights,
      iteration,
      held: part,
      ...choice
    } = /** @type {Partial<State> & Choice} */ (
      changed(/** @type {Readonly<State>} */ (before), change)
    );
    return this.#atOnce(() => {
      const notices = this.#take(network.follow(before, Object.freeze(choice), weights));
      if (iteration !== undefined) notices.push(...this.#jumpTo(iteration));
      if (part !== undefined) notices.push(...this.#hold(part));
      this.#player.changePace(choice);
      return notices;
    });
  }

  /**
   * @param {import('./figure-network.js').Followed} followed
   * @returns {Notice[]}
   */
  #take({ choice, notices }) {
    this.#choice = choice;
    return notices;
  }

  /**
   * Resets a setting to its view's default.
   *
   * @param {Key} key
   * @returns {Notice[]}
   */
  unset(key) {
    if (this.#given) {
      delete this.#given[key];
      return this.apply({});
    }
    const preset = key === 'view' ? settings.view.default : defaultsOf(this.#choice.view)[key];
    return this.apply({ [key]: preset });
  }

  /** @param {Change} change by the reader */
  choose(change) {
    this.#byReader(() => {
      const make = () => this.#change(change);
      const notices = this.#asStep(
        change.iteration === undefined ? () => this.#finishing(make) : make,
        this.stroke,
      );
      if (notices.length > 0) this.#context.onNotice(notices);
    });
  }

  /**
   * Makes a change by the reader and, if it changes the pass, goes to the pass's end: bars that a hand moves
   * always show a finished pass. A pass that the reader works out by hand stays where it is.
   *
   * @template T
   * @param {() => T} change
   * @returns {T}
   */
  #finishing(change) {
    const before = this.#player.frame;
    this.#isFinishing = true;
    try {
      const result = change();
      const { run, frame } = this.#player;
      if (run && frame !== before && this.#choice.worksheet === 'none') {
        this.#player.jump(run.iterations);
      }
      return result;
    } finally {
      this.#isFinishing = false;
    }
  }

  /**
   * @param {string} json a network document
   * @param {Stroke | null} [stroke] what it belongs to: of all that is typed in one field, one step is made
   * @throws {Error} with the engine's line; nothing is then changed
   */
  openFile(json, stroke = null) {
    this.#byReader((engine) => {
      const opened = this.#opening(json, engine);
      this.#asStep(() => this.#change(opened), stroke);
    });
  }

  /**
   * Opens a network that the host states, at the iteration that it states besides.
   *
   * @param {string} json a network document
   * @returns {Notice[]}
   * @throws {Error} like `openFile`
   */
  openStated(json) {
    if (!this.#engine) return [];
    const { iteration } = this.state;
    // A variant that the host states is one of the network that it opens.
    const { variant } = this.#choice;
    const notices = this.apply({ ...this.#opening(json, this.#engine), variant });
    const last = this.#player.run?.iterations ?? 0;
    return [...notices, ...this.apply({ iteration: Math.min(iteration, last) })];
  }

  /**
   * @param {string} json a network document
   * @param {Engine} engine
   * @returns {Change} that shows it
   * @throws {Error} with the engine's line
   */
  #opening(json, engine) {
    const session = engine.openText(json);
    const document = session.document();
    session.close();
    const count = parametersOf(document).length;
    if (count > mostParameters) {
      throw new Error(`layers: expected at most ${mostParameters} weights to draw, found ${count}`);
    }
    const { learning_rate: learningRate } = document;
    const change = changeTo(document, this.#choice, engine);
    const { length = 0 } = change.network ?? '';
    if (length > longestNetwork) throw new Error(tooLongForLink(longestNetwork, length));
    return {
      ...change,
      iteration: 0,
      ...(learningRate !== undefined && { learningRate }),
    };
  }

  /**
   * Sets one number of the example, in the lesson's network or an opened one.
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
    if (part === 'input') input[unit] = value;
    const { targets } = frame;
    const target = part === 'input' ? targets : withTarget(targets, unit, value, frame.lossName);
    // A loss without targets takes none.
    const example = { input, ...(targets.length > 0 && { target }) };
    const { network } = this.#choice;
    if (network !== '') {
      // The engine refuses a target that the loss does not allow.
      this.#engine?.open(showing(document, example)).close();
      return this.choose({ network: withExample(network, example) });
    }
    const [first, second] = input;
    this.choose(part === 'input' ? { input: [first, second] } : { target: value });
  }

  /**
   * Sets a weight, a neuron's bias, an input or a target.
   *
   * @param {NetworkPart} place
   * @param {number} value
   * @throws {Error} with one line that says what is wrong
   */
  edit(place, value) {
    const outputLayer = this.frame?.outputLayer ?? 0;
    if (place.layer === 0) return this.chooseExample('input', place.unit, value);
    if (place.layer > outputLayer) return this.chooseExample('target', place.unit, value);
    const edit = () => {
      this.#player.edit(placeOf(place, value), value);
      this.#leaveVariant();
    };
    this.#byReader(() => this.#asStep(() => this.#finishing(edit), this.stroke));
  }

  /** Plays to the end of the pass; from there, plays the same pass again. */
  play() {
    this.#byReader(() => this.#player.play(this.#choice));
  }

  /** Plays the pass when the figure first comes into view, unless the reader has already acted. */
  playFirst() {
    const { run, frame } = this.#player;
    if (!this.#untouched || !run || this.#context.isMotionReduced()) return;
    // A host may have gone to the end of the pass.
    if (frame?.iteration !== run.iterations) this.#player.play(this.#choice);
  }

  playOrPause() {
    if (this.#player.playing) this.pause();
    else this.play();
  }

  pause() {
    this.#byReader(() => this.#player.pause());
  }

  /** Goes one iteration forward, unless at the end of the pass. */
  step() {
    this.#byReader(() => this.#player.step(this.#choice));
  }

  /** Changes every weight and bias by −learning rate · gradient, and shows the next pass at its end. */
  update() {
    const { learningRate, updates } = this.#choice;
    this.#byReader(() =>
      this.#asStep(() =>
        this.#finishing(() => {
          this.#player.update(learningRate, updates);
          this.#leaveVariant();
        }),
      ),
    );
  }

  /** Goes one iteration back; right after an update and at the start of a pass, undoes the last step. */
  stepBack() {
    const isUpdated = (this.#player.frame?.layersBefore ?? null) !== null;
    const canUndo = this.#timeline.endsInPass && (isUpdated || !this.#player.canStepBack);
    if (canUndo) this.undo();
    else if (this.#player.canStepBack) this.#byReader(() => this.#player.stepBack());
  }

  /** Brings back the moment before the reader's last step. */
  undo() {
    this.#byReader(() => this.#travel(this.#timeline.undo()));
  }

  /** Brings back the moment after the step undone last. */
  redo() {
    this.#byReader(() => this.#travel(this.#timeline.redo()));
  }

  /** @returns {Moment} the present one */
  get #moment() {
    const { run, frame } = this.#player;
    return momentOf(this.#choice, run?.snapshot ?? null, frame?.iteration ?? 0);
  }

  /**
   * @template T
   * Makes a change by the reader, and records it as a step if Undo can take it back.
   *
   * @param {() => T} change
   * @param {Stroke | null} [stroke] the press it belongs to: one press makes at most one step
   * @returns {T}
   */
  #asStep(change, stroke = null) {
    return this.#atOnce(() => {
      const before = this.#moment;
      const result = change();
      this.#timeline.add(before, this.#moment, stroke);
      return result;
    });
  }

  /** @param {Moment | null} moment to bring back */
  #travel(moment) {
    if (moment === null) return;
    const before = this.#choice;
    this.#atOnce(() => {
      this.#player.pause();
      const isOther = moment.settings.network !== before.network;
      // An opened network brings its learning rate, and takes it away again.
      const { learningRate } = isOther ? moment : before;
      this.#choice = Object.freeze({ ...before, ...moment.settings, learningRate });
      this.#network?.bringBack(before, this.#choice, moment);
    });
  }

  /** Goes to iteration 0, with the network's initial weights. */
  restart() {
    this.#byReader(() => this.#asStep(() => this.#player.restart()));
  }

  /** The network's numbers are not the worksheet's variant any more. */
  #leaveVariant() {
    this.#choice = Object.freeze({ ...this.#choice, variant: 0 });
  }

  /** @param {number} iteration */
  jump(iteration) {
    this.#byReader(() => this.#player.jump(iteration));
  }

  /** Stops the pass while nobody sees it. */
  rest() {
    if (this.#player.moving) this.#context.onSettle();
    this.#player.pause();
  }

  /**
   * @param {NetworkPart | null} place under the pointer
   * @param {boolean} pressed
   */
  point(place, pressed) {
    if (pressed && this.#untouched) this.pause();
    this.#select(pointed(this.#selection, place, pressed));
  }

  /** @param {NetworkPart} place that the reader picked from a list */
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
    if (!this.#isChanging) this.#context.onShow();
  }

  /**
   * @template T
   * Makes several changes and shows only the result.
   *
   * @param {() => T} change
   * @returns {T}
   */
  #atOnce(change) {
    if (this.#isChanging) return change();
    this.#isChanging = true;
    try {
      return change();
    } finally {
      this.#isChanging = false;
      this.#show();
    }
  }

  /** @param {(engine: Engine) => void} action of the reader; nothing plays by itself from now on */
  #byReader(action) {
    if (!this.#engine) return;
    this.#untouched = false;
    action(this.#engine);
    if (!this.#player.moving) this.#context.onSettle();
  }

  /**
   * @param {string} text the part to hold, as the setting `held` states it
   * @returns {Notice[]}
   */
  #hold(text) {
    const { frame } = this.#player;
    if (!frame || text === heldText(this.#selection)) return [];
    const wanted = heldPart(text);
    this.#select(fitting(wanted, frame));
    if (this.#selection.held === wanted.held) return [];
    const message = refusal(settingNames.held, aPartOfNetwork, text);
    return [{ key: 'held', message, used: '' }];
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
