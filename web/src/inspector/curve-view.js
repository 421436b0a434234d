/** A small graph of the activation function, with a neuron's point on it and the slope there. */
import { setText } from '../parts/dom.js';
import { s } from '../parts/svg.js';
import * as words from '../words/why.js';
import { formatNumber } from '../words/format.js';

const size = { width: 220, height: 130 };
const margin = { left: 8, right: 8, top: 18, bottom: 18 };
/** Half the length of the tangent, as a share of the width. */
const tangent = 0.22;

export class CurveView {
  #axes = path('axis-line');
  #curve = path('curve-line');
  #slope = path('curve-slope');
  #point = s('circle', { r: 5, class: 'curve-point' });
  #label = s('text', { class: 'curve-label', x: size.width - 8, y: size.height - 24 });
  element = s('svg', {
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    class: 'activation-curve',
  });

  constructor() {
    this.element.append(this.#axes, this.#curve, this.#slope, this.#point, this.#label);
  }

  /**
   * @param {import('../pass/activation-curve.js').Curve} curve computed by the engine
   * @param {{at: number, value: number, slope: number} | null} point the neuron's point at
   *   preactivation `at`; null if the pass has not computed it
   * @param {number} digits
   */
  render(curve, point, digits) {
    const { at, value, slope } = point ?? { at: 0, value: curve.values[0], slope: 0 };
    for (const part of [this.#slope, this.#point]) part.toggleAttribute('hidden', point === null);
    const least = Math.min(curve.inputs[0], at);
    const most = Math.max(curve.inputs[curve.inputs.length - 1], at);
    const [low, high] = [Math.min(...curve.values, value), Math.max(...curve.values, value)];
    const x = (/** @type {number} */ input) =>
      margin.left + ((input - least) / (most - least)) * (size.width - margin.left - margin.right);
    const y = (/** @type {number} */ output) =>
      size.height -
      margin.bottom -
      ((output - low) / (high - low || 1)) * (size.height - margin.top - margin.bottom);
    const line = (/** @type {readonly (readonly [number, number])[]} */ points) =>
      `M${points.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join('L')}`;
    this.#curve.setAttribute('d', line(curve.inputs.map((z, k) => [z, curve.values[k]])));
    this.#axes.setAttribute(
      'd',
      `${line([
        [least, 0],
        [most, 0],
      ])}${line([
        [0, low],
        [0, high],
      ])}`,
    );
    const reach = tangent * (most - least);
    this.#slope.setAttribute(
      'd',
      line([
        [at - reach, value - slope * reach],
        [at + reach, value + slope * reach],
      ]),
    );
    this.#point.setAttribute('cx', String(x(at)));
    this.#point.setAttribute('cy', String(y(value)));
    const written = point ? formatNumber(slope, digits) : '?';
    setText(this.#label, `${words.slopeHere} ${written}`);
    this.element.setAttribute('aria-label', words.curveSpoken(written));
  }
}

/** @param {string} name */
function path(name) {
  return s('path', { class: name });
}
