/** Fills formulas in the lesson's words with numbers of the figure's selection. */
import { backward, explain, unitName } from '../inspector/explain.js';
import { spans } from '../inspector/sum-view.js';
import { sumsOf, writer } from '../inspector/sums.js';
import * as words from '../words/live.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../inspector/explain.js').Part} Part
 */

/** By the name of its place in the words. @type {Readonly<Record<string, (frame: Frame, place: NetworkPart) => Part[]>>} */
const formulas = { gradient, delta, output };

export class LiveFormulas {
  #root;
  /** @type {Frame | null} */
  #frame = null;
  /** @type {NetworkPart | null} */
  #place = null;

  /** @param {ParentNode} root of the words */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {Frame | null} frame
   * @param {NetworkPart | null} place the held selection
   */
  render(frame, place) {
    if (frame === this.#frame && place === this.#place) return;
    this.#frame = frame;
    this.#place = place;
    for (const element of this.#root.querySelectorAll('[data-live]')) {
      const formula = formulas[element.getAttribute('data-live') ?? ''];
      const parts = frame && formula ? formula(frame, place ?? firstPlace(frame)) : [];
      element.replaceChildren(...spans(parts));
    }
  }
}

/**
 * @param {Frame} frame
 * @returns {NetworkPart} an example, until the reader holds a selection
 */
function firstPlace({ outputLayer }) {
  return { layer: Math.max(outputLayer - 1, 1), unit: 0, from: 0 };
}

/**
 * ∂L/∂w = δ · a.
 *
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @returns {Part[]}
 */
function gradient(frame, place) {
  const weight = place.from === null || place.layer > frame.outputLayer ? firstPlace(frame) : place;
  const { title, lines } = explain(frame, weight);
  return [{ text: words.forThis(title) }, ...lines[1]];
}

/**
 * δ = f′(z) · Σ w·δ, for a hidden neuron.
 *
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @returns {Part[]}
 */
function delta(frame, place) {
  const isHidden = place.layer > 0 && place.layer < frame.outputLayer;
  const { layer, unit } = isHidden ? place : firstPlace(frame);
  if (layer === frame.outputLayer) return [];
  const sums = sumsOf(frame, { layer, unit, from: 0 });
  if (sums.length !== 1 || frame.layers[layer + 1].rule.residual) return [];
  const [{ terms, factor }] = sums;
  const sum = terms.reduce((all, { value }) => all + value, 0);
  const write = writer(frame);
  return [
    { text: words.forThis(unitName(frame, layer, unit)) },
    { text: `δ = ${write(factor)} × ${inBrackets(write(sum))} = ` },
    backward(write(frame.layers[layer].deltas?.[unit])),
  ];
}

/**
 * δ of an output neuron.
 *
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @returns {Part[]}
 */
function output(frame, { layer, unit }) {
  const own = layer === frame.outputLayer ? unit : 0;
  const { title, lines } = explain(frame, { layer: frame.outputLayer, unit: own, from: null });
  return [{ text: words.forThis(title) }, ...lines[1]];
}

/**
 * @param {string} number
 * @returns {string} as a factor
 */
function inBrackets(number) {
  return number.startsWith('−') ? `(${number})` : number;
}
