/** "Nudge it": compares the change of the loss that a gradient predicts with the actual change. */
import { LineChart } from '../charts/line-chart.js';
import { h, setText } from '../parts/dom.js';
import { button, radioGroup } from '../parts/fields.js';
import * as words from '../words/doubt.js';
import { formatNumber } from '../words/format.js';
import { unitOf } from '../words/pass.js';
import { exponents, nudgesOf } from './probe.js';

/**
 * @typedef {import('./probe.js').Probe} Probe
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../pass/frame.js').Frame} Frame
 */

const offered = [0, 1, 2, 3, 6, 10].map((value) => ({ value, label: words.nudgeLabel(value) }));
/** The nudge for checking all gradients: small enough for a slope, large enough against rounding. */
const checked = 1e-5;
/** Gradients that differ by more than this share of the largest one do not agree. */
const agreement = 1e-6;
/** Smaller errors are lucky rounding: the chart shows them as this one. */
const leastError = 1e-14;

export class NudgeView {
  #probe;
  #exponent = 1;
  #predicted = h('dd', { class: 'backward' });
  #found = h('dd');
  #off = h('dd');
  #note = h('p', { class: 'note' });
  #said = h('p', { class: 'note', role: 'status' });
  #all = button('', () => this.#checkAll());
  #choice = radioGroup(words.nudgeBy, offered, (exponent) => this.#choose(exponent));
  #chart = new LineChart({
    title: words.errorTitle,
    x: words.nudgeAxis,
    write: words.nudgeLabel,
    y: words.errorAxis,
    scale: 'log',
    height: 220,
    least: [1e-9, 1],
    pick: (exponent) => this.#choose(exponent),
  });
  /** @type {{frame: Frame, place: NetworkPart} | null} */
  #shown = null;
  element;

  /** @param {() => Probe} probe returns the current network's probe */
  constructor(probe) {
    this.#probe = probe;
    this.element = h(
      'div',
      { class: 'nudge' },
      h(
        'div',
        {},
        h('div', { class: 'row' }, this.#choice.element, this.#all),
        h(
          'dl',
          { class: 'nudged' },
          h('dt', {}, words.gradientSays),
          this.#predicted,
          h('dt', {}, words.reallyChanges),
          this.#found,
          h('dt', {}, words.offBy),
          this.#off,
        ),
        this.#note,
        this.#said,
      ),
      h('div', {}, h('p', { class: 'sum-title' }, words.errorFinding), this.#chart.element),
    );
  }

  /**
   * @param {Frame} frame
   * @param {NetworkPart} place a weight or neuron of layer 1…N
   */
  render(frame, place) {
    if (this.#shown?.frame !== frame) setText(this.#said, '');
    this.#shown = { frame, place };
    this.#choice.show(this.#exponent);
    const probe = this.#probe();
    const nudges = nudgesOf(probe, frame, place);
    setText(this.#all, words.checkAll(probe.parameterCount()));
    if (nudges === null) return;
    const { predicted, found, errors } = nudges;
    const k = this.#exponent;
    const write = (/** @type {number} */ value) => {
      const text = formatNumber(value, Math.max(frame.digits, 4));
      return value > 0 ? `+${text}` : text;
    };
    setText(this.#predicted, write(predicted[k]));
    setText(this.#found, write(found[k]));
    const isMeasured = Number.isFinite(errors[k]);
    setText(this.#off, isMeasured ? `${formatNumber(100 * errors[k], 2)} %` : '—');
    setText(this.#note, isMeasured ? '' : words.nothingToMeasure);
    const points = exponents.flatMap((x) =>
      Number.isFinite(errors[x]) ? [{ x, y: Math.max(errors[x], leastError) }] : [],
    );
    this.#chart.render(points.length > 0 ? [{ name: '', kind: 'tanh', points }] : [], k);
  }

  /** @param {number} exponent */
  #choose(exponent) {
    this.#exponent = exponent;
    if (this.#shown) this.render(this.#shown.frame, this.#shown.place);
  }

  #checkAll() {
    const { count, largest_gradient: largest, worst } = this.#probe().checkGradients(checked);
    const layers = this.#shown?.frame.layers ?? [];
    const where = `${words.parameterNames[worst.name]} ${unitOf(layers[worst.layer]?.name ?? '', worst.unit)}`;
    const difference = Math.abs(worst.gradient - worst.measured);
    const write = (/** @type {number} */ value) => formatNumber(value);
    setText(
      this.#said,
      difference <= agreement * largest
        ? words.allAgree(count, where, write(difference), write(largest))
        : words.oneDiffers(count, where, write(worst.gradient), write(worst.measured)),
    );
  }
}
