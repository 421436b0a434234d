/** Depth × size of the weights: where the error signal vanishes, arrives, or explodes. */
import { HeatMap } from '../charts/heat-map.js';
import { RatioMap } from '../learning/ratio-map.js';
import { h } from '../parts/dom.js';
import { schemeOf } from '../state/choices.js';
import * as words from '../words/ratio-map.js';

/**
 * @typedef {import('../state/state.js').LearningChoice} LearningChoice
 * @typedef {import('./lab-context.js').LabContext} LabContext
 */

/** The deepest network. */
const deepest = 32;
/** From × 0.1 to × 10, each as much above the one before. */
const rows = 33;
const seeds = 9;
/** So many powers of ten make a cell as strong as can be. */
const fullStrength = 12;

export const gains = Array.from({ length: rows }, (_, k) =>
  Number((10 ** (-1 + (2 * k) / (rows - 1))).toPrecision(2)),
);
const depths = Array.from({ length: deepest }, (_, k) => k + 1);

/**
 * @param {number} ratio of the first layer's error signal to the output's
 * @returns {number} from −1, where nothing arrives, over 0, where as much arrives, to 1, where it explodes
 */
export function strengthOf(ratio) {
  if (ratio === Infinity) return 1;
  if (!(ratio > 0)) return -1;
  return Math.min(Math.max(Math.log10(ratio) / fullStrength, -1), 1);
}

/**
 * @param {Readonly<LearningChoice>} learning its depth, gain and seed are left aside
 * @returns {import('../engine/engine.js').RatioSettings}
 */
export function mappedRatios({ activation, initializer, centered, width }) {
  return {
    activation,
    initializer: {
      scheme: schemeOf({ initializer, activation }),
      biases: centered ? 'centered' : 'zeros',
    },
    width,
    depths,
    seeds,
    firstSeed: 1,
  };
}

export class MapView {
  #context;
  #map;
  /** @type {RatioMap | null} */
  #ratios = null;
  #key = '';
  /** @type {Readonly<LearningChoice> | null} */
  #learning = null;
  #task = {
    work: (/** @type {number} */ milliseconds) => this.#ratios?.work(milliseconds) ?? false,
    show: () => this.#show(),
  };
  element;

  /** @param {LabContext} context */
  constructor(context) {
    this.#context = context;
    this.#map = new HeatMap(({ column, row }) =>
      context.model.choose({ broken: { depth: depths[column], gain: gains[row] } }),
    );
    this.element = h(
      'section',
      { class: 'arm-box', 'aria-label': words.title },
      h('h2', {}, words.title),
      this.#map.element,
      h('p', { class: 'note' }, words.key(seeds)),
    );
  }

  /** @param {Readonly<LearningChoice>} learning the broken network's */
  render(learning) {
    this.#learning = learning;
    const settings = mappedRatios(learning);
    const key = JSON.stringify(settings);
    if (key !== this.#key) {
      this.#key = key;
      this.#ratios = new RatioMap(this.#context.engine, settings, gains);
      this.#context.pace.start(this.#task);
    }
    this.#show();
  }

  #show() {
    const [ratios, learning] = [this.#ratios, this.#learning];
    if (!ratios || !learning) return;
    const ring = { column: Math.min(learning.depth, deepest) - 1, row: nearest(learning.gain) };
    const median = (/** @type {import('../charts/heat-map.js').Cell} */ { column, row }) =>
      ratios.median(column, row);
    this.#map.render(
      {
        columns: depths.length,
        rows,
        ring,
        strength: (cell) => {
          const found = median(cell);
          return found === null ? null : strengthOf(found);
        },
        columnLabel: (column) =>
          depths[column] % 8 === 0 || column === 0 ? String(depths[column]) : null,
        rowLabel: (row) => (row % 16 === 0 ? words.times(gains[row]) : null),
        names: words.axes,
        say: (cell) => words.cell(depths[cell.column], gains[cell.row], median(cell)),
      },
      words.spoken,
    );
  }
}

/**
 * @param {number} gain
 * @returns {number} the place of the one that is as many times more or less
 */
function nearest(gain) {
  const distance = (/** @type {number} */ other) => Math.abs(Math.log(other / gain));
  return gains.reduce((best, other, k) => (distance(other) < distance(gains[best]) ? k : best), 0);
}
