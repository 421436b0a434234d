/** <backprop-break-it>: depth and activation in place, and what they do to the first layer. */
import { BarsView } from '../drawing/bars-view.js';
import { BaseElement } from '../parts/base-element.js';
import { activationLabel, activations } from '../state/choices.js';
import { ratiosByDepth } from '../network/depth-sweep.js';
import { opener } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { tell } from '../state/events.js';
import { radioGroup, rangeSlider } from '../parts/fields.js';
import { figureSheet } from '../parts/figure-sheet.js';
import { formatCount, formatNumber } from '../words/format.js';
import { networkDocument } from '../network/network-document.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { RatioPlot } from '../drawing/ratio-plot.js';
import { Run } from '../pass/run.js';
import { ShareDialog } from '../share/share-dialog.js';
import { Stage } from '../drawing/stage.js';
import { standIn } from '../parts/stand-in.js';
import { named, showControls } from '../parts/shown-controls.js';
import { isShown, settings } from '../state/settings.js';
import { changed, defaultsOf, sameNetwork } from '../state/state.js';

/** @typedef {import('../state/state.js').State} State */

export class BackpropBreakIt extends BaseElement {
  /** Where the lesson's files can be had, ending in a slash. @type {string | null} */
  static folder = null;

  #state = defaultsOf('break-it');
  /** @type {import('../engine/engine.js').Engine | null} */
  #engine = null;
  /** @type {Map<string, import('../drawing/ratio-plot.js').Curve['points']>} */
  #sweeps = new Map();
  #stage = new Stage();
  #bars = new BarsView();
  #plot = new RatioPlot(settings.depth);
  #share = BackpropBreakIt.folder === null ? null : new ShareDialog(BackpropBreakIt.folder);
  #shareButton = named(
    'share',
    opener('Share', (near) => this.#share?.open(this.#state, near)),
  );
  #verdict = h('p', { class: 'verdict', part: 'verdict' });
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #announce = onceQuiet((/** @type {string} */ found) => setText(this.#status, found));
  #depth = rangeSlider(settings.depth.name, settings.depth, (depth) => this.#byReader({ depth }));
  #activation = radioGroup('Activation', activations, (activation) =>
    this.#byReader({ activation }),
  );

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [figureSheet()];
    root.append(standIn());
    named('depth', this.#depth.element);
    named('activation', this.#activation.element);
  }

  connectedCallback() {
    this.#stage.connect();
  }

  disconnectedCallback() {
    this.#stage.disconnect();
  }

  get state() {
    return this.#state;
  }

  /**
   * @param {import('../engine/engine.js').Engine} engine
   * @param {Readonly<State>} state its network; where in a pass it stands is left aside, and so are
   *   weights of one's own, which fit one depth only
   */
  show(engine, state) {
    if (!this.#engine) {
      this.#engine = engine;
      this.toggleAttribute('ready', true);
      this.shadowRoot?.replaceChildren(this.#build());
    }
    const next = changed(state, { network: '', weights: '', iteration: 0 });
    const { depth, activation } = next;
    if (!sameNetwork(changed(this.#state, { depth, activation }), next)) this.#sweeps.clear();
    this.#state = next;
    this.#stage.recolour();
    this.#render();
    showControls(/** @type {ShadowRoot} */ (this.shadowRoot), (name) =>
      isShown(state.controls, name),
    );
    // In the whole lesson, the first figure has the button for all of it.
    this.#shareButton.hidden ||= !this.#share || state.view !== 'break-it';
  }

  /** @param {unknown} problem why there is no engine */
  fail(problem) {
    this.shadowRoot?.replaceChildren(standIn(problem));
  }

  #build() {
    return h(
      'figure',
      { class: 'break-it', part: 'figure', 'aria-label': 'Now Break It' },
      h(
        'div',
        { class: 'controls', part: 'controls' },
        h(
          'div',
          { class: 'row' },
          this.#depth.element,
          this.#activation.element,
          h('div', { class: 'row-end' }, this.#shareButton),
        ),
      ),
      this.#verdict,
      this.#status,
      h(
        'div',
        { class: 'body' },
        this.#stage.element,
        h(
          'div',
          { class: 'panel', part: 'panel' },
          h('h3', {}, 'Gradient magnitude by layer'),
          h('p', { class: 'direction' }, 'output → input, logarithmic'),
          this.#bars.element,
          this.#bars.note,
        ),
      ),
      h('h3', { class: 'plot-title' }, 'First layer’s gradient ÷ last layer’s, by depth'),
      this.#plot.element,
      ...(this.#share ? [this.#share.element] : []),
    );
  }

  /** @param {Partial<State>} change */
  #byReader(change) {
    this.#state = changed(this.#state, change);
    this.#render();
    tell(this, 'backprop-change', { state: this.#state });
  }

  #render() {
    if (!this.#engine) return;
    const { depth, activation } = this.#state;
    this.#depth.show(depth);
    this.#activation.show(activation);
    const run = new Run(this.#engine, networkDocument(this.#state, this.#engine));
    run.seek(run.iterations);
    const frame = run.frame();
    run.close();
    this.#stage.label(`The network after the backward pass, ${depth} hidden layers`);
    this.#stage.show(frame, 1);
    this.#bars.render(frame, 'logarithmic');
    this.#plot.render(this.#curves(this.#engine), depth);
    const first = frame.layers[1].magnitude ?? NaN;
    const last = frame.layers[frame.depth].magnitude ?? NaN;
    const found = verdict(depth, activation, first / last);
    setText(this.#verdict, found);
    this.#announce(found);
  }

  /**
   * Sigmoid beside ReLU, and the chosen activation where it is neither.
   *
   * @param {import('../engine/engine.js').Engine} engine
   * @returns {import('../drawing/ratio-plot.js').Curve[]}
   */
  #curves(engine) {
    const { activation } = this.#state;
    const shown = new Set(/** @type {const} */ (['sigmoid', 'relu', activation]));
    return [...shown].map((name) => {
      const points =
        this.#sweeps.get(name) ?? ratiosByDepth(engine, { ...this.#state, activation: name });
      this.#sweeps.set(name, points);
      const kind = name === 'sigmoid' || name === 'relu' ? name : 'chosen';
      return { name: activationLabel(name), kind, points };
    });
  }
}

/**
 * @param {number} depth
 * @param {import('../state/choices.js').Activation} activation
 * @param {number} ratio first over last layer
 * @returns {string}
 */
function verdict(depth, activation, ratio) {
  const layers = depth === 1 ? '1 hidden layer' : `${depth} hidden layers`;
  const share =
    ratio < 1
      ? `1 part in ${formatCount(1 / ratio)} of the last layer’s`
      : `${formatNumber(ratio)} times the last layer’s`;
  return `${activationLabel(activation)}, ${layers}: the first layer’s gradient is ${share}.`;
}
