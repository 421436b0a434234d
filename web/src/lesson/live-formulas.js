/** Fills formulas in the lesson's words with numbers of the figure's selection. */
import { backward, explain, unitName } from '../inspector/explain.js';
import { spans } from '../inspector/spans.js';
import { sumsOf, writer } from '../inspector/sums.js';
import { afterPaint } from '../parts/after-paint.js';
import { firstLayer } from '../words/figure.js';
import * as words from '../words/live.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../inspector/explain.js').Part} Part
 */

/** By the name of its place in the words. @type {Readonly<Record<string, (frame: Frame, place: NetworkPart) => Part[]>>} */
const formulas = { gradient, weight, delta, output, share };

export class LiveFormulas {
  /** @type {readonly Element[]} */
  #places;
  /** @type {Set<Element>} */
  #inSight = new Set();
  /** @type {Frame | null} */
  #frame = null;
  /** @type {NetworkPart | null} */
  #place = null;

  /** @param {ParentNode} root of the words */
  constructor(root) {
    this.#places = [...root.querySelectorAll('[data-live]')];
    const sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#inSight.add(target);
        else this.#inSight.delete(target);
      }
    });
    for (const place of this.#places) sight.observe(place);
  }

  /**
   * @param {Frame | null} frame
   * @param {NetworkPart | null} place the held selection
   */
  render(frame, place) {
    if (frame === this.#frame && place === this.#place) return;
    this.#frame = frame;
    this.#place = place;
    this.#fill(this.#places.filter((each) => this.#inSight.has(each)));
    this.#fillOthers();
  }

  #fillOthers = afterPaint(() =>
    this.#fill(this.#places.filter((each) => !this.#inSight.has(each))),
  );

  /** @param {readonly Element[]} places */
  #fill(places) {
    const [frame, place] = [this.#frame, this.#place];
    for (const element of places) {
      const formula = formulas[element.getAttribute('data-live') ?? ''];
      const parts = frame && formula ? formula(frame, place ?? firstPlace(frame)) : [];
      element.replaceChildren(...spans(parts));
    }
  }
}

/**
 * @param {Frame} frame
 * @returns {NetworkPart} an example, until the reader holds a selection: where there is one, a weight between
 *   neurons that are on
 */
function firstPlace({ layers, outputLayer }) {
  const layer = Math.max(outputLayer - 1, 1);
  return {
    layer,
    unit: firstNonzero(layers[layer].slopes),
    from: firstNonzero(layers[layer - 1].activations),
  };
}

/**
 * @param {readonly number[] | null} numbers
 * @returns {number} an index; 0 if there is none
 */
function firstNonzero(numbers) {
  return Math.max(numbers?.findIndex((number) => number !== 0) ?? 0, 0);
}

/**
 * ∂L/∂w = δ · a.
 *
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @returns {Part[]}
 */
function gradient(frame, place) {
  const { title, lines } = explain(frame, weightOf(frame, place));
  return [{ text: words.forThis(title) }, ...lines[1]];
}

/**
 * w; right after an update, how it was computed.
 *
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @returns {Part[]}
 */
function weight(frame, place) {
  const { title, lines } = explain(frame, weightOf(frame, place));
  // The math shows the gradient that the same weight has now.
  const isUpdated = frame.layersBefore !== null && frame.updatedBy === 1;
  const which = isUpdated ? [{ text: words.byGradientBefore }] : [];
  return [{ text: words.forThis(title) }, ...lines[0], ...which];
}

/**
 * @param {Frame} frame
 * @param {NetworkPart} place
 * @returns {NetworkPart} the place if it is a weight, else an example
 */
function weightOf(frame, place) {
  return place.from === null || place.layer > frame.outputLayer ? firstPlace(frame) : place;
}

/**
 * The share of the output's error signal that reaches the first layer, in words.
 *
 * @param {Frame} frame
 * @returns {Part[]}
 */
function share({ layers, outputLayer }) {
  const [first, output] = [layers[1].magnitude, layers[outputLayer].magnitude];
  return first === null || output === null ? [] : [backward(firstLayer(first, output))];
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
