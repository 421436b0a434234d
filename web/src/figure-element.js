/** <backprop-figure>: the network, its bars and its controls. */
import { BarsView } from './bars-view.js';
import { BaseElement } from './base-element.js';
import { caption, phaseOf } from './caption.js';
import { Clock, iterationDuration, split } from './clock.js';
import { h, setText } from './dom.js';
import { tell } from './events.js';
import { FigureControls } from './figure-controls.js';
import { figureSheet } from './figure-sheet.js';
import { formatNumber } from './format.js';
import { InspectorView } from './inspector-view.js';
import { changeTo, networkDocument, parametersOf, withParameter } from './network-document.js';
import { packNumbers } from './packing.js';
import { Run } from './run.js';
import { SaveDialog } from './save-dialog.js';
import { settings } from './settings.js';
import { ShareDialog } from './share-dialog.js';
import { controlAttribute, showControls } from './shown-controls.js';
import { changed, defaultState, sameNetwork } from './state.js';
import { Stage } from './stage.js';
import { TableView } from './table-view.js';

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
  #bars = new BarsView();
  #table = new TableView();
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
  #caption = h('p', { class: 'caption', part: 'caption' });
  #iteration = h('p', { class: 'iteration', part: 'iteration' });
  #loss = h('p', { class: 'loss', part: 'loss' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #tableBox = h(
    'details',
    { part: 'table', [controlAttribute]: 'table' },
    h('summary', {}, 'The numbers as a table'),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of the numbers' },
      this.#table.element,
    ),
  );
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
    this.#tableBox.addEventListener('toggle', () => this.#showTable());
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
    const updated = run !== null && run.updates > 0;
    return Object.freeze({
      ...this.#state,
      iteration: this.#frame?.iteration ?? this.#state.iteration,
      ...(updated && { weights: packNumbers(parametersOf(run.document())) }),
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
      this.shadowRoot?.replaceChildren(this.#build());
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
    if (this.#frame) this.#bars.render(this.#frame, this.#state.scale);
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

  #build() {
    const panel = h(
      'div',
      { class: 'panel', part: 'panel' },
      h('h2', {}, 'Gradient magnitude by layer'),
      h('p', { class: 'direction' }, 'output → input'),
      this.#controls.scale,
      this.#bars.element,
      this.#bars.note,
    );
    const figure = h(
      'figure',
      { part: 'figure', 'aria-label': 'Backpropagation, one layer at a time' },
      h('div', { class: 'head' }, this.#caption, this.#iteration),
      this.#loss,
      h('div', { class: 'body' }, this.#stage.element, this.#controls.element, panel),
      this.#inspector.element,
      this.#controls.more,
      this.#tableBox,
      h('figcaption', {}, h('slot', { name: 'caption' })),
      this.#status,
      this.#save.element,
      ...(this.#share ? [this.#share.element] : []),
    );
    this.#save.acceptDrops(figure);
    return figure;
  }

  /**
   * Opens the state's network at iteration 0.
   *
   * @throws {Error} where it cannot be opened; what was open is open still
   */
  #open() {
    if (!this.#engine) return;
    const run = new Run(this.#engine, networkDocument(this.#state));
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
    } else if (this.#frame) {
      this.#bars.render(this.#frame, this.#state.scale);
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
    this.#choose(changeTo(document, this.#state));
  }

  /**
   * Sets a weight, or a neuron's bias. The pass stays where it is: what the change does is seen.
   *
   * @param {import('./inspect.js').Selection} selection
   * @param {number} value
   */
  #edit(selection, value) {
    if (!this.#run) return;
    const { iteration } = this.state;
    const document = withParameter(this.#run.document(), selection, value);
    this.#choose({ ...changeTo(document, this.#state), iteration });
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
      this.#showFrame(this.#frame);
      tell(this, 'backprop-iteration', { iteration, iterations: run.iterations });
    }
    this.#stage.show(this.#frame, progress);
  }

  /** @param {Frame} frame */
  #showFrame(frame) {
    const text = caption(frame);
    setText(this.#caption, text);
    this.#caption.dataset.phase = phaseOf(frame);
    setText(this.#iteration, `Iteration ${frame.iteration} / ${frame.iterations}`);
    setText(this.#loss, lossLine(frame));
    this.#stage.label(`The network at iteration ${frame.iteration} of ${frame.iterations}`);
    this.#bars.render(frame, this.#state.scale);
    this.#controls.showFrame(frame, text);
    this.#inspector.render(frame);
    this.#showTable();
  }

  #showTable() {
    if (this.#tableBox.open && this.#frame) this.#table.render(this.#frame);
  }

  /** Once no more changes follow, says the caption to a screen reader and the state to the host. */
  #settle() {
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => {
      if (this.#frame) setText(this.#status, caption(this.#frame));
      tell(this, 'backprop-change', { state: this.state });
    }, quietAfter);
  }
}

/**
 * @param {Frame} frame
 * @returns {string}
 */
function lossLine({ loss, lossBefore }) {
  const now = loss === null ? 'not yet known' : formatNumber(loss);
  const before = lossBefore === null ? 'no update yet' : formatNumber(lossBefore);
  return `Loss: ${now} · before the last update: ${before}`;
}

/** @returns {number} */
function randomSeed() {
  return Math.floor(Math.random() * (settings.seed.most + 1));
}
