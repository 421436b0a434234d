/** <backprop-figure>: the network, its bars and its controls. */
import { BaseElement } from '../parts/base-element.js';
import { caption } from '../words/caption.js';
import { tell } from '../state/events.js';
import { FigureControls } from './figure-controls.js';
import { figureSheet } from '../parts/figure-sheet.js';
import { FigureView } from './figure-view.js';
import { InspectorView } from '../inspector/inspector-view.js';
import { changeTo, networkDocument } from '../network/network-document.js';
import { parametersOf, withParameter } from '../network/parameters.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { Player } from '../pass/player.js';
import { Run } from '../pass/run.js';
import { SaveDialog } from '../share/save-dialog.js';
import { isShown, settings } from '../state/settings.js';
import { ShareDialog } from '../share/share-dialog.js';
import { showControls } from '../parts/shown-controls.js';
import { changed, defaultState, sameNetwork } from '../state/state.js';
import { Stage } from '../drawing/stage.js';
import { standIn } from '../parts/stand-in.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('../pass/frame.js').Frame} Frame
 */

/** More lines than this are neither seen apart nor drawn in time. */
const mostParameters = 6000;
/** How much of the network must be seen before it plays by itself. */
const seenEnough = 0.6;

export class BackpropFigure extends BaseElement {
  /** Where the lesson's files can be had, ending in a slash. @type {string | null} */
  static folder = null;

  /** “Now Break It” of the same lesson, which has a network of its own. @type {{state: Readonly<State>} | null} */
  experiment = null;

  /** @type {Readonly<State>} */
  #state = defaultState;
  /** @type {import('../engine/engine.js').Engine | null} */
  #engine = null;
  #untouched = true;
  /** Whether the pass plays once, when the figure is first seen. */
  #playsFirst = false;
  #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  #player = new Player({
    scheduler: {
      request: (tick) => requestAnimationFrame(tick),
      cancel: (id) => cancelAnimationFrame(id),
    },
    isMotionReduced: () => this.#reducedMotion.matches,
    onFrame: (frame) => this.#showFrame(frame),
    onMove: (frame, progress) => this.#stage.show(frame, progress),
    onPlaying: (playing) => this.#controls.showPlaying(playing),
    onRest: () => this.#settle(),
  });
  #inspector = new InspectorView(
    (selection) => this.#stage.select(selection),
    (selection, value) => this.#byReader(() => this.#edit(selection, value)),
  );
  #stage = new Stage((selection, pressed) => {
    if (pressed && this.#untouched) this.pause();
    this.#inspector.point(selection, pressed);
  });
  #share = BackpropFigure.folder === null ? null : new ShareDialog(BackpropFigure.folder);
  #save = new SaveDialog({
    read: () => this.#saved(),
    open: (json) => this.#byReader(() => this.#openFile(json)),
  });
  #controls = new FigureControls({
    share: this.#share && ((near) => this.#share?.open(this.state, near, this.experiment?.state)),
    save: (near) => this.#save.open(near),
    playOrPause: () => (this.#player.playing ? this.pause() : this.play()),
    step: () => this.step(),
    stepBack: () => this.#byReader(() => this.#player.stepBack()),
    restart: () => this.restart(),
    scrub: (iteration) => this.#byReader(() => this.#player.jump(iteration)),
    newWeights: () => this.#byReader(() => this.#choose({ seed: randomSeed() })),
    choose: (change) => this.#byReader(() => this.#choose(change)),
  });
  #view = new FigureView({
    stage: this.#stage,
    controls: this.#controls,
    inspector: this.#inspector,
    dialogs: [this.#save.element, ...(this.#share ? [this.#share.element] : [])],
  });
  #firstSight = new IntersectionObserver(
    ([{ isIntersecting }]) => isIntersecting && this.#playFirst(),
    { threshold: seenEnough },
  );

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [figureSheet()];
    root.append(standIn());
    this.#save.acceptDrops(this.#view.element, () => isShown(this.#state.controls, 'save'));
  }

  connectedCallback() {
    this.#stage.connect();
    if (this.#playsFirst) this.#firstSight.observe(this.#stage.element);
  }

  disconnectedCallback() {
    if (this.#player.moving) this.#settle();
    this.#player.pause();
    this.#firstSight.disconnect();
    this.#stage.disconnect();
  }

  /** What is shown now: with the iteration it stands at, and the weights as updates left them. */
  get state() {
    const { run, frame } = this.#player;
    const updated =
      run && this.#engine && run.updates > 0
        ? changeTo(run.document(), this.#state, this.#engine)
        : null;
    return Object.freeze({
      ...this.#state,
      ...updated,
      iteration: frame?.iteration ?? this.#state.iteration,
    });
  }

  /**
   * @param {import('../engine/engine.js').Engine} engine
   * @param {Readonly<State>} state
   * @returns {string[]} a line for each part of the state that could not be taken
   */
  show(engine, state) {
    if (!this.#engine) {
      this.#engine = engine;
      this.toggleAttribute('ready', true);
      this.shadowRoot?.replaceChildren(this.#view.element);
      this.#playsFirst = state.autoplay && state.iteration === 0;
      if (this.#playsFirst) this.#firstSight.observe(this.#stage.element);
    }
    const shown = this.#player.run && sameNetwork(this.state, state);
    // Weights as updates left them are the run's, which can take them back.
    const { network, weights } = shown ? this.#state : state;
    this.#state = changed(state, { network, weights, iteration: state.iteration });
    const notices = shown ? [] : this.#openOrFallBack();
    return [...notices, ...this.#showState()];
  }

  /** The network's own numbers cannot be taken where they do not fit: the seed's are used then. */
  #openOrFallBack() {
    try {
      this.#open();
      return [];
    } catch (problem) {
      this.#state = changed(this.#state, { network: '', weights: '' });
      this.#open();
      return [`${/** @type {Error} */ (problem).message}; the network of the seed is used`];
    }
  }

  /** @returns {string[]} */
  #showState() {
    showControls(/** @type {ShadowRoot} */ (this.shadowRoot), (name) =>
      isShown(this.#state.controls, name),
    );
    this.#controls.showState(this.#state);
    this.#stage.recolour();
    this.#view.scale(this.#state.scale);
    this.#player.changePace(this.#state);
    const { iteration } = this.#state;
    const most = this.#player.run?.iterations ?? 0;
    const now = this.#player.frame?.iteration ?? 0;
    if (iteration > most) {
      this.#state = changed(this.#state, { iteration: now });
      return [
        `Iteration: expected a whole number from 0 to ${most}, found ${iteration}; ${now} is used`,
      ];
    }
    if (now !== iteration) this.#player.jump(iteration);
    return [];
  }

  /** Plays to the end of the pass; from there, makes the update and plays the next pass. */
  play() {
    this.#byReader(() => this.#player.play(this.#state));
  }

  pause() {
    this.#byReader(() => this.#player.pause());
  }

  /** One iteration on; from the end of the pass, the update. */
  step() {
    this.#byReader(() => this.#player.step(this.#state));
  }

  /** To iteration 0, with the weights the network began with. */
  restart() {
    this.#byReader(() => this.#player.restart());
  }

  /** @param {unknown} problem why there is no engine */
  fail(problem) {
    this.shadowRoot?.replaceChildren(standIn(problem));
  }

  /**
   * Opens the state's network at iteration 0.
   *
   * @throws {Error} where it cannot be opened; what was open is open still
   */
  #open() {
    if (!this.#engine) return;
    const run = new Run(this.#engine, networkDocument(this.#state, this.#engine));
    this.#inspector.forgive();
    this.#player.open(run);
  }

  /** @param {() => void} action of the reader, who has control from now on */
  #byReader(action) {
    if (!this.#player.run) return;
    this.#untouched = false;
    action();
    if (!this.#player.moving) this.#settle();
  }

  /** @param {Partial<State>} change */
  #choose(change) {
    const before = this.#state;
    this.#state = changed(before, change);
    this.#controls.showState(this.#state);
    if (!sameNetwork(before, this.#state)) {
      this.#open();
    } else if (change.speed !== undefined) {
      this.#player.changePace(this.#state);
    } else {
      this.#view.scale(this.#state.scale);
    }
  }

  #saved() {
    const { run, frame } = this.#player;
    if (!run || !frame) return null;
    const { palette } = this.#stage;
    return {
      picture: { frame, palette, scale: this.#state.scale },
      document: run.document(),
    };
  }

  /**
   * @param {string} json a network document
   * @throws {Error} with the engine's line; what was shown is shown still
   */
  #openFile(json) {
    if (!this.#engine) return;
    const session = this.#engine.openText(json);
    const document = session.document();
    session.close();
    const count = parametersOf(document).length;
    if (count > mostParameters) {
      throw new Error(`layers: expected at most ${mostParameters} weights to draw, found ${count}`);
    }
    this.#choose(changeTo(document, this.#state, this.#engine));
  }

  /**
   * Sets a weight, or a neuron's bias. The pass stays where it is: what the change does is seen.
   *
   * @param {import('../network/parameters.js').Selection} selection
   * @param {number} value
   */
  #edit(selection, value) {
    const { run } = this.#player;
    if (!run || !this.#engine) return;
    const document = withParameter(run.document(), selection, value);
    if (run.updates === 0) {
      this.#state = changed(this.#state, changeTo(document, this.#state, this.#engine));
      this.#controls.showState(this.#state);
    }
    this.#player.edit(document);
  }

  #playFirst() {
    this.#firstSight.disconnect();
    this.#playsFirst = false;
    if (this.#untouched && !this.#reducedMotion.matches) this.#player.play(this.#state);
  }

  /** @param {Frame} frame */
  #showFrame(frame) {
    this.#view.show(frame, this.#state.scale);
    const { iteration, iterations } = frame;
    tell(this, 'backprop-iteration', { iteration, iterations });
  }

  /** Once no more changes follow, says the caption to a screen reader and the state to the host. */
  #settle = onceQuiet(() => {
    const { frame } = this.#player;
    if (frame) this.#view.announce(caption(frame));
    tell(this, 'backprop-change', { state: this.state });
  });
}

/** @returns {number} */
function randomSeed() {
  return Math.floor(Math.random() * (settings.seed.most + 1));
}
