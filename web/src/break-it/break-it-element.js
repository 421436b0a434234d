/** <backprop-break-it>: "Now Break It", whose contents are loaded when the reader comes near. */
import { opener } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { late } from '../parts/late.js';
import { LateElement } from '../parts/late-element.js';
import { named, showControls } from '../parts/shown-controls.js';
import { PressedDialogs } from '../share/pressed-dialogs.js';
import { Ear } from '../sound/ear.js';
import { tell } from '../state/events.js';
import { isShown } from '../state/settings.js';
import { labOffer, openLab, share } from '../words/openers.js';
import { StageSight } from './stage-sight.js';

const loadStage = late(() => import('./stage.js'));
/** Milliseconds from the first picture: by then, what a reader first sees has come and moves. */
const untilRest = 6000;

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./stage.js').Stage} Stage
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../state/state.js').Choice} Choice
 */

/** The id of the guess, as it is reported. */
export const prediction = 'prediction';

export class BackpropBreakIt extends LateElement {
  /** Where there is something to share. @type {LessonFolder | null} */
  static place = null;

  /** @type {Engine | null} */
  #engine = null;
  /** @type {Model | null} */
  #model = null;
  /** @type {Stage | null} */
  #stage = null;
  #isFetchedSoon = false;
  /** The choice whose controls are shown. @type {Choice | null} */
  #shown = null;
  /** @type {string | null} */
  #answered = null;
  #dialogs = new PressedDialogs({
    ...(BackpropBreakIt.place !== null && {
      share: { place: BackpropBreakIt.place, read: () => this.#model?.state ?? null },
    }),
  });
  #shareButton = named(
    'share',
    opener(share, (near) => this.#dialogs.open('share', near)),
  );
  /** Opens the comparison of the lab. @type {((compared: Change) => void) | null} */
  #openLab = null;
  #labLine = named(
    'lab',
    h(
      'p',
      { class: 'lab-line' },
      h('span', { class: 'lab-offer' }, `${labOffer} `),
      button(openLab, () => this.#openLab?.(this.#stage?.compared ?? {}), 'lab-button'),
    ),
  );
  #sight = new StageSight(
    this,
    (isSeen) => this.#stage?.see(isSeen),
    () => this.#stage?.meet(),
  );
  #finish = () => this.#stage?.finish();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeprint', this.#finish);
    if (this.#stage) this.#sight.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#finish);
    this.#dialogs.close();
    this.#sight.stop();
    this.#stage?.see(false);
  }

  /**
   * @param {Engine} engine
   * @param {Model} model
   * @param {(compared: Change) => void} openLab shows the lab's comparison, with these two networks
   */
  render(engine, model, openLab) {
    this.#engine = engine;
    this.#model = model;
    this.#openLab = openLab;
    if (this.#stage) this.#show(this.#stage, model);
    else this.#fetchSoon();
    this.await();
  }

  /** Makes the stage once the page is at rest: on paper, it is there even if no reader has come near. */
  #fetchSoon() {
    if (this.#isFetchedSoon) return;
    this.#isFetchedSoon = true;
    setTimeout(() => {
      if (this.getClientRects().length > 0) this.fetch();
    }, untilRest);
  }

  /**
   * @param {Stage} stage
   * @param {Model} model
   */
  #show(stage, { choice }) {
    if (choice === this.#shown) return;
    this.#shown = choice;
    stage.render();
    showControls(/** @type {ShadowRoot} */ (this.shadowRoot), (name) =>
      isShown(choice.controls, name),
    );
    // In the whole lesson, the first figure's button shares everything.
    this.#shareButton.hidden ||= BackpropBreakIt.place === null || choice.view !== 'break-it';
  }

  /** @param {string} given the reader's earlier guess; '' if they chose to be shown */
  showAnswer(given) {
    this.#answered = given;
    this.#stage?.showAnswer(given);
  }

  /** @protected */
  async make() {
    const { Stage: Inside, styles } = await loadStage();
    const [engine, model] = [this.#engine, this.#model];
    if (!engine || !model) throw new Error('the stage has no engine');
    const stage = new Inside({
      engine,
      model,
      listenTo: (heard) => new Ear(heard),
      isMotionReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
      onGuess: (correct, answer) =>
        tell(this, 'backprop-check', { id: prediction, correct, answer }),
    });
    this.#stage = stage;
    const below = h('div', { class: 'below' }, stage.prompt, this.#labLine, this.#shareButton);
    return { elements: [stage.element, below, this.#dialogs.element], styles: [styles] };
  }

  /** @protected */
  arrive() {
    const [stage, model] = [this.#stage, this.#model];
    if (!stage || !model) return;
    this.#show(stage, model);
    if (this.#answered !== null) stage.showAnswer(this.#answered);
    this.#sight.watch();
  }
}
