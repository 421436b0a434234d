/** <backprop-figure>: the network, its bars and its controls. */
import { BaseElement } from './base-element.js';
import { caption } from './caption.js';
import { Clock, iterationDuration, split } from './clock.js';
import { h } from './dom.js';
import { tell } from './events.js';
import { FigureControls } from './figure-controls.js';
import { figureSheet } from './figure-sheet.js';
import { FigureView } from './figure-view.js';
import { InspectorView } from './inspector-view.js';
import { changeTo, networkDocument, parametersOf, withParameter } from './network-document.js';
import { Run } from './run.js';
import { SaveDialog } from './save-dialog.js';
import { settings } from './settings.js';
import { ShareDialog } from './share-dialog.js';
import { showControls } from './shown-controls.js';
import { changed, defaultState, sameNetwork } from './state.js';
import { Stage } from './stage.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./frame.js').Frame} Frame
 */

/** A single step moves faster than the played pass: the reader asked for its result. */
const stepDuration = 550;
/** After an interaction, it is announced and told to the host once things are quiet. */
const quietAfter = 400;
/** More lines than this are neither seen apart nor drawn in time. */
const mostParameters = 6000;
/** How much of the figure must be seen before it plays by itself. */
const seenEnough = 0.6;

export class BackpropFigure extends BaseElement {
  /** Where the lesson's files can be had, ending in a slash. @type {string | null} */
  static folder = null;

  /** @type {Readonly<State>} */
  #state = defaultState;
  /** @type {import('./engine.js').Engine | null} */
  #engine = null;
  /** @type {Run | null} */
  #run = null;
  /** @type {Frame | null} */
  #frame = null;
  #playing = false;
  #untouched = true;
  #quiet = 0;

  #clock = new Clock({
    onMove: (position) => this.#show(position),
    onRest: () => this.#rest(),
    scheduler: {
      request: (tick) => requestAnimationFrame(tick),
      cancel: (id) => cancelAnimationFrame(id),
    },
  });
  #inspector = new InspectorView(
    (selection) => this.#stage.select(selection),
    (selection, value) => this.#byReader(() => this.#edit(selection, value)),
  );
  #stage = new Stage((selection, pressed) => {
    if (pressed && this.#untouched) this.pause();
    this.#inspector.point(selection);
  });
  #share = BackpropFigure.folder === null ? null : new ShareDialog(BackpropFigure.folder);
  #save = new SaveDialog({
    read: () => this.#saved(),
    open: (json) => this.#byReader(() => this.#openFile(json)),
  });
  #controls = new FigureControls({
    share: this.#share && ((near) => this.#share?.open(this.state, near)),
    save: (near) => this.#save.open(near),
    playOrPause: () => (this.#playing ? this.pause() : this.play()),
    step: () => this.step(),
    stepBack: () => this.#byReader(() => this.#stepBack()),
    restart: () => this.restart(),
    scrub: (iteration) => this.#byReader(() => this.#jump(iteration)),
    newWeights: () => this.#byReader(() => this.#choose({ seed: randomSeed() })),
    choose: (change) => this.#byReader(() => this.#choose(change)),
  });
  #view = new FigureView({
    stage: this.#stage,
    controls: this.#controls,
    inspector: this.#inspector,
    dialogs: [this.#save.element, ...(this.#share ? [this.#share.element] : [])],
  });
  #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  #firstSight = new IntersectionObserver(
    ([{ isIntersecting }]) => isIntersecting && this.#playFirst(),
    { threshold: seenEnough },
  );

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [figureSheet()];
    // Until the engine is there, and where it cannot be had, the element's own words stand here.
    root.append(h('div', { class: 'stand-in' }, h('slot')), h('slot', { name: 'caption' }));
    this.#save.acceptDrops(this.#view.element);
  }

  connectedCallback() {
    this.#stage.connect();
    if (this.#untouched && this.#run) this.#firstSight.observe(this);
  }

  disconnectedCallback() {
    this.#pause();
    this.#firstSight.disconnect();
    this.#stage.disconnect();
  }

  /** What is shown now: with the iteration it stands at, and the weights as updates left them. */
  get state() {
    const run = this.#run;
    const updated =
      run && this.#engine && run.updates > 0
        ? changeTo(run.document(), this.#state, this.#engine)
        : null;
    return Object.freeze({
      ...this.#state,
      ...updated,
      iteration: this.#frame?.iteration ?? this.#state.iteration,
    });
  }

  /** The network as it stands now, as a document. */
  get document() {
    return this.#run?.document() ?? null;
  }

  /**
   * @param {import('./engine.js').Engine} engine
   * @param {Readonly<State>} state
   * @returns {string[]} a line for each part of the state that could not be taken
   */
  show(engine, state) {
    if (!this.#engine) {
      this.#engine = engine;
      this.toggleAttribute('ready', true);
      this.shadowRoot?.replaceChildren(this.#view.element);
      if (state.autoplay && state.iteration === 0) this.#firstSight.observe(this);
    }
    const before = this.state;
    this.#state = state;
    const notices = this.#run && sameNetwork(before, state) ? [] : this.#openOrFallBack();
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
      return [`${/** @type {Error} */ (problem).message}; the seed’s weights are used`];
    }
  }

  /** @returns {string[]} */
  #showState() {
    showControls(/** @type {ShadowRoot} */ (this.shadowRoot), this.#state.controls);
    this.#controls.showState(this.#state);
    this.#stage.recolour();
    this.#view.scale(this.#state.scale);
    const { iteration } = this.#state;
    const most = this.#run?.iterations ?? 0;
    if (iteration > most) {
      return [
        `Iteration: expected a whole number from 0 to ${most}, found ${iteration}; 0 is used`,
      ];
    }
    if (this.#frame?.iteration !== iteration) this.#jump(iteration);
    return [];
  }

  /** Plays to the end of the pass; from there, makes the update and plays the next pass. */
  play() {
    this.#byReader(() => this.#play());
  }

  pause() {
    this.#byReader(() => this.#pause());
  }

  /** One iteration on; from the end of the pass, the update. */
  step() {
    this.#byReader(() => this.#step());
  }

  /** To iteration 0, with the weights the network began with. */
  restart() {
    this.#byReader(() => this.#restart());
  }

  /** @param {unknown} problem why there is no engine */
  fail(problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    const words = h('p', { role: 'alert' }, `The figure cannot be shown here: ${message}.`);
    this.shadowRoot?.replaceChildren(
      h('div', { class: 'stand-in' }, words, h('slot')),
      h('slot', { name: 'caption' }),
    );
  }

  /**
   * Opens the state's network at iteration 0.
   *
   * @throws {Error} where it cannot be opened; what was open is open still
   */
  #open() {
    if (!this.#engine) return;
    const run = new Run(this.#engine, networkDocument(this.#state, this.#engine));
    this.#pause();
    this.#run?.close();
    this.#run = run;
    this.#frame = null;
    this.#clock.jumpTo(0);
  }

  /** @param {() => void} action of the reader, who has control from now on */
  #byReader(action) {
    this.#untouched = false;
    action();
    if (!this.#playing && !this.#clock.moving) this.#settle();
  }

  /** @param {Partial<State>} change */
  #choose(change) {
    const before = this.#state;
    this.#state = changed(before, change);
    this.#controls.showState(this.#state);
    if (!sameNetwork(before, this.#state)) {
      this.#open();
    } else if (change.speed !== undefined && this.#playing) {
      this.#moveToEnd();
    } else {
      this.#view.scale(this.#state.scale);
    }
  }

  #saved() {
    if (!this.#run || !this.#frame) return null;
    const { palette } = this.#stage;
    return {
      picture: { frame: this.#frame, palette, scale: this.#state.scale },
      document: this.#run.document(),
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
   * @param {import('./inspect.js').Selection} selection
   * @param {number} value
   */
  #edit(selection, value) {
    if (!this.#run || !this.#engine) return;
    const { iteration } = this.state;
    const document = withParameter(this.#run.document(), selection, value);
    this.#choose({ ...changeTo(document, this.#state, this.#engine), iteration });
    this.#jump(iteration);
  }

  #playFirst() {
    this.#firstSight.disconnect();
    if (this.#untouched && !this.#reducedMotion.matches) this.#play();
  }

  #play() {
    const run = this.#run;
    if (!run) return;
    if (this.#clock.position === run.iterations) this.#update();
    this.#setPlaying(true);
    this.#moveToEnd();
  }

  #moveToEnd() {
    const iterations = this.#run?.iterations ?? 0;
    const duration = iterationDuration(iterations, this.#state.speed);
    this.#clock.moveTo(iterations, { duration, smooth: !this.#reducedMotion.matches });
  }

  #pause() {
    this.#clock.pause();
    this.#setPlaying(false);
  }

  #step() {
    const run = this.#run;
    if (!run) return;
    this.#pause();
    if (this.#clock.position === run.iterations) this.#update();
    const goal = Math.floor(this.#clock.position) + 1;
    if (this.#reducedMotion.matches) this.#clock.jumpTo(goal);
    else this.#clock.moveTo(goal, { duration: stepDuration / this.#state.speed, smooth: true });
  }

  #stepBack() {
    const run = this.#run;
    if (!run) return;
    this.#pause();
    const position = this.#clock.position;
    if (position > 0) {
      this.#clock.jumpTo(Math.ceil(position) - 1);
    } else if (run.updates > 0) {
      run.takeBack();
      this.#frame = null;
      this.#clock.jumpTo(run.iterations);
    }
  }

  #restart() {
    this.#pause();
    this.#run?.restart();
    this.#frame = null;
    this.#clock.jumpTo(0);
  }

  /** @param {number} iteration */
  #jump(iteration) {
    this.#pause();
    this.#clock.jumpTo(iteration);
  }

  /** Nudges the weights; the clock then stands before the next pass, where the update is shown. */
  #update() {
    this.#run?.update(this.#state.learningRate);
    this.#frame = null;
    this.#clock.jumpTo(-1);
  }

  #rest() {
    this.#setPlaying(false);
    this.#settle();
  }

  /** @param {boolean} playing */
  #setPlaying(playing) {
    this.#playing = playing;
    this.#controls.showPlaying(playing);
  }

  /** @param {number} position */
  #show(position) {
    const run = this.#run;
    if (!run) return;
    const { iteration, progress } = split(position);
    if (this.#frame?.iteration !== iteration) {
      run.seek(iteration);
      this.#frame = run.frame();
      this.#view.show(this.#frame, this.#state.scale);
      tell(this, 'backprop-iteration', { iteration, iterations: run.iterations });
    }
    this.#stage.show(this.#frame, progress);
  }

  /** Once no more changes follow, says the caption to a screen reader and the state to the host. */
  #settle() {
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => {
      if (this.#frame) this.#view.announce(caption(this.#frame));
      tell(this, 'backprop-change', { state: this.state });
    }, quietAfter);
  }
}

/** @returns {number} */
function randomSeed() {
  return Math.floor(Math.random() * (settings.seed.most + 1));
}
