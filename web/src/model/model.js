/**
 * Everything that holds in a lesson, and the one way in which it changes:
 *
 * - the choice: all settings but the two that follow, which live where they come from;
 * - the parameters of the figure's network, in its run (`weights`);
 * - the position in the pass, the clock's, in the player (`iteration`);
 * - the selection: what the reader looks at;
 * - the timeline: what the reader did, so that it can be undone.
 *
 * Hosts and links change it by `apply`, readers by everything else. What comes of it is shown by whoever
 * is asked to.
 */
import { changeTo, withExample, withTarget } from '../network/network-document.js';
import { parametersOf, placeOf } from '../network/parameters.js';
import { Player } from '../pass/player.js';
import { settings } from '../state/settings.js';
import { changed, defaultsOf, held, stateFrom } from '../state/state.js';
import { aNumber, refusal, settingNames } from '../words/settings.js';
import { FigureNetwork } from './figure-network.js';
import { momentOf } from './moment.js';
import { fitting, nothingChosen, picked, pointed } from './selection.js';
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
 * @typedef {import('../words/undo.js').Ways} Ways
 * @typedef {import('./moment.js').Moment} Moment
 *
 * @typedef {object} Shown everything that a view draws
 * @property {Choice} choice
 * @property {Frame | null} frame null where "Now Break It" stands alone
 * @property {number} progress of the frame's iteration, in (0, 1]
 * @property {Frame | null} arrived the frame that captions and numbers show: an iteration's, once its signal has arrived
 * @property {Readonly<import('./selection.js').Selection>} selection
 * @property {boolean} playing
 * @property {boolean} own whether the weights are others than the seed and updates give
 * @property {string | null} refusal why the engine made no update, if it just refused one
 * @property {Ways} ways what Undo and Redo do next
 *
 * @typedef {object} ModelContext
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
  #context;
  #player;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {FigureNetwork | null} */
  #network = null;
  /**
   * What attributes state before the lesson stands on a page: they have no order. Null from then on.
   *
   * @type {Partial<State> | null}
   */
  #given = {};
  /** What holds before there is an engine. */
  #stated = stateFrom({});
  /** @type {Choice} */
  #choice = this.#stated;
  /** @type {Readonly<import('./selection.js').Selection>} */
  #selection = nothingChosen;
  #untouched = true;
  #isChanging = false;
  #timeline = new Timeline();
  /** Why the engine made no update; null once another frame is shown. @type {string | null} */
  #refusal = null;
  /** What the reader's hand is doing just now. @type {Stroke | null} */
  stroke = null;
  /** Frames of the run with the digits that are chosen. @type {WeakMap<Frame, Frame>} */
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
        context.onFrame(frame);
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
   * All settings, as they are now. Packing the weights into text takes time: it is done when they are
   * read, once for each snapshot of the parameters.
   *
   * @returns {Readonly<State>}
   */
  get state() {
    if (!this.#network) return this.#stated;
    const weights = { enumerable: true, get: this.#network.weights };
    const state = { ...this.#choice, iteration: this.#player.frame?.iteration ?? 0, weights: '' };
    return Object.freeze(Object.defineProperty(state, 'weights', weights));
  }

  /** @returns {Shown} */
  get shown() {
    const { progress, playing, run } = this.#player;
    const [choice, selection, own] = [this.#choice, this.#selection, run?.snapshot.own ?? false];
    const [frame, arrived] = [this.frame, this.#writtenOf(this.#player.arrived)];
    const { ways } = this.#timeline;
    const refusal = this.#refusal;
    return { choice, frame, arrived, progress, selection, playing, own, refusal, ways };
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

  /** The lesson stands on a page: from now on, changes are taken one after the other. */
  endStatement() {
    this.#given = null;
  }

  /**
   * Opens what was stated so far.
   *
   * @param {Engine} engine
   * @returns {Notice[]} what could not be taken
   */
  start(engine) {
    this.endStatement();
    const { weights, iteration, ...choice } = this.#stated;
    this.#engine = engine;
    const network = new FigureNetwork(engine, this.#player);
    this.#network = network;
    return this.#atOnce(() => [
      ...this.#take(network.open(Object.freeze(choice), weights)),
      ...this.#jumpTo(iteration),
    ]);
  }

  /**
   * Takes a change by the host, or by a link. No Undo takes it back.
   *
   * @param {Change} change
   * @returns {Notice[]} what could not be taken, because the engine refuses it
   * @throws {Error} with one line that names what is wrong; everything is then as it was
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
    const { weights, iteration, ...choice } = /** @type {Partial<State> & Choice} */ (
      changed(/** @type {Readonly<State>} */ (before), change)
    );
    return this.#atOnce(() => {
      const notices = this.#take(network.follow(before, Object.freeze(choice), weights));
      if (iteration !== undefined) notices.push(...this.#jumpTo(iteration));
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
   * Leaves a setting to what the view begins with.
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
      const notices = this.#asStep(() => this.#change(change), this.stroke);
      if (notices.length > 0) this.#context.onNotice(notices);
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
      this.#asStep(() => this.#change(opened));
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
   * @param {NetworkPart} place
   * @param {number} value
   * @throws {Error} with one line that says what is wrong
   */
  edit(place, value) {
    const outputLayer = this.frame?.outputLayer ?? 0;
    if (place.layer === 0) return this.chooseExample('input', place.unit, value);
    if (place.layer > outputLayer) return this.chooseExample('target', place.unit, value);
    const edit = () => this.#player.edit(placeOf(place, value), value);
    this.#byReader(() => this.#asStep(edit, this.stroke));
  }

  /** Plays to the end of the pass; from there, makes the update and plays the next pass. */
  play() {
    this.#byReader(() => this.#asStep(() => this.#player.play(this.#choice)));
  }

  /** Plays as the figure is first seen, unless the reader was there before. */
  playFirst() {
    if (!this.#untouched || !this.#player.run || this.#context.isMotionReduced()) return;
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

  /** One iteration back; at the start of a pass, the step that led there is undone. */
  stepBack() {
    if (this.#player.canStepBack) this.#byReader(() => this.#player.stepBack());
    else if (this.#timeline.endsInPass) this.undo();
  }

  /** Brings back the whole moment before what the reader did last. */
  undo() {
    this.#byReader(() => this.#travel(this.#timeline.undo()));
  }

  /** Brings back the moment after what was undone last. */
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
   * @param {() => T} change by the reader: a step, if it changes something that Undo brings back
   * @param {Stroke | null} [stroke] that makes no more than one
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

  /** @param {Moment | null} moment to be brought back */
  #travel(moment) {
    if (moment === null) return;
    const before = this.#choice;
    this.#atOnce(() => {
      this.#player.pause();
      this.#choice = Object.freeze({ ...before, ...moment.settings });
      this.#network?.bringBack(before, this.#choice, moment);
    });
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

  /** @param {NetworkPart} place that the reader names */
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
   * @param {() => T} change of several things, of which only what they come to is shown
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

  /** @param {(engine: Engine) => void} action of the reader, who has control from now on */
  #byReader(action) {
    if (!this.#engine) return;
    this.#untouched = false;
    action(this.#engine);
    if (!this.#player.moving) this.#context.onSettle();
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
