/** <backprop-break-it>: depth and activation in place, and what they do to the first layer. */
import styles from '../styles/figure.css';
import { BarsView } from './bars-view.js';
import { activationLabel, activations } from './choices.js';
import { ratiosByDepth } from './depth-sweep.js';
import { h, setText } from './dom.js';
import { sharedEngine } from './engine-source.js';
import { radioGroup, rangeSlider } from './fields.js';
import { formatNumber } from './format.js';
import { networkDocument } from './network-document.js';
import { RatioPlot } from './ratio-plot.js';
import { Run } from './run.js';
import { Stage } from './stage.js';
import { changed, defaultState } from './state.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

const startDepth = 10;

export class BackpropBreakIt extends HTMLElement {
  #state = changed(defaultState, { depth: startDepth, scale: 'logarithmic' });
  /** @type {import('./engine.js').Engine | null} */
  #engine = null;
  /** @type {Map<string, import('./ratio-plot.js').Curve['points']>} */
  #sweeps = new Map();
  #stage = new Stage();
  #bars = new BarsView();
  #plot = new RatioPlot();
  #verdict = h('p', { class: 'verdict', role: 'status' });
  #depth = rangeSlider('depth', (depth) => this.#choose({ depth }));
  #activation = radioGroup('Activation', activations, (activation) => this.#choose({ activation }));

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(h('div', { class: 'stand-in' }, h('slot')));
  }

  connectedCallback() {
    this.#stage.connect();
    if (this.#engine) return;
    sharedEngine().then(
      (engine) => this.#start(engine),
      () => {}, // the figure above says why; here the element's own words stay
    );
  }

  disconnectedCallback() {
    this.#stage.disconnect();
  }

  /** @param {import('./engine.js').Engine} engine */
  #start(engine) {
    this.#engine = engine;
    this.toggleAttribute('ready', true);
    this.shadowRoot?.replaceChildren(this.#build());
    this.#choose({});
  }

  #build() {
    return h(
      'figure',
      { class: 'break-it', 'aria-label': 'Now Break It' },
      h(
        'div',
        { class: 'controls' },
        h('div', { class: 'row' }, this.#depth.element, this.#activation.element),
      ),
      this.#verdict,
      h(
        'div',
        { class: 'body' },
        this.#stage.element,
        h(
          'div',
          { class: 'panel' },
          h('h3', {}, 'Gradient magnitude by layer'),
          h('p', { class: 'direction' }, 'output → input, logarithmic'),
          this.#bars.element,
          this.#bars.note,
        ),
      ),
      h('h3', { class: 'plot-title' }, 'First layer’s gradient ÷ last layer’s, by depth'),
      this.#plot.element,
    );
  }

  /** @param {Partial<import('./state.js').State>} change */
  #choose(change) {
    if (!this.#engine) return;
    this.#state = changed(this.#state, change);
    const { depth, activation } = this.#state;
    this.#depth.show(depth);
    this.#activation.show(activation);
    const run = new Run(this.#engine, networkDocument(this.#state));
    run.seek(run.iterations);
    const frame = run.frame();
    run.close();
    this.#stage.label(`The network after the backward pass, ${depth} hidden layers`);
    this.#stage.show(frame, 1);
    this.#bars.render(frame, 'logarithmic');
    this.#plot.render(this.#curves(this.#engine), depth);
    const first = frame.layers[1].magnitude ?? NaN;
    const last = frame.layers[frame.depth].magnitude ?? NaN;
    setText(this.#verdict, verdict(depth, activation, first / last));
  }

  /**
   * Sigmoid beside ReLU, and the chosen activation where it is neither.
   *
   * @param {import('./engine.js').Engine} engine
   * @returns {import('./ratio-plot.js').Curve[]}
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
 * @param {import('./choices.js').Activation} activation
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

/**
 * @param {number} count at least 1
 * @returns {string} two or three digits of it, in groups of three
 */
function formatCount(count) {
  if (!Number.isFinite(count)) return 'infinitely many';
  return Number(count.toPrecision(2)).toLocaleString('en-GB');
}
