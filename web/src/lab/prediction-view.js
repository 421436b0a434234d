/** "Predict first": the reader draws the bars that they expect, then the truth is laid over them. */
import { h, setText } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';
import { typedNumber } from '../parts/typed-number.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/experiment.js';
import { layerName } from '../words/pass.js';
import { sweptSeeds } from './break-choice.js';
import { askedDepth, isRight, isShare } from './prediction-truth.js';

/** Where every bar stands before it is drawn. */
const start = 0.5;

/**
 * @typedef {{input: HTMLInputElement, field: HTMLInputElement, truth: HTMLElement, bar: HTMLElement,
 *   share: number}} Row
 */

export class PredictionView {
  /** For hidden layer 1, 2, … @type {Row[]} */
  #rows = [];
  #onGuess;
  #verdict = h('p', { role: 'status', class: 'prediction-verdict' });
  #problem = h('p', { class: 'error', role: 'alert' });
  #buttons;
  #list;
  element;

  /** @param {(guess: number[] | null) => void} onGuess null: the reader wants to be shown */
  constructor(onGuess) {
    this.#onGuess = onGuess;
    const name = freshId();
    this.#list = h('div', { class: 'prediction-rows', role: 'group', 'aria-labelledby': name });
    this.#list.append(
      h('span', { class: 'prediction-name' }, layerName(askedDepth + 1, askedDepth + 1)),
      this.#fullBar(),
      h('span', {}, '1'),
    );
    for (let l = askedDepth; l >= 1; l -= 1) this.#addRow(l);
    this.#drawByPointer();
    this.#buttons = h(
      'div',
      { class: 'row' },
      button(words.checkGuess, () => this.#check(), 'primary'),
      button(words.showMe, () => this.#onGuess(null)),
    );
    this.element = h(
      'section',
      { class: 'prediction' },
      h('h3', { id: name }, words.predictionTitle),
      h('p', {}, words.predictionTask),
      this.#list,
      this.#problem,
      this.#buttons,
      this.#verdict,
    );
  }

  #fullBar() {
    return h('div', { class: 'prediction-track' }, h('div', { class: 'prediction-truth full' }));
  }

  /** @param {number} l */
  #addRow(l) {
    const name = layerName(l, askedDepth + 1);
    const input = h('input', { type: 'range', min: 0, max: 1, step: 0.01, 'aria-label': name });
    const field = h('input', {
      class: 'number',
      inputmode: 'decimal',
      autocomplete: 'off',
      'aria-label': words.numberOf(name),
    });
    const bar = h('div', { class: 'prediction-guess' });
    const truth = h('div', { class: 'prediction-truth' });
    const row = { input, field, truth, bar, share: start };
    input.addEventListener('input', () => this.#set(row, input.valueAsNumber));
    field.addEventListener('change', () => this.#type(row, field));
    this.#rows[l - 1] = row;
    this.#list.append(
      h('span', { class: 'prediction-name' }, name),
      h('div', { class: 'prediction-track' }, bar, truth, input),
      field,
    );
    this.#set(row, start);
  }

  /**
   * @param {Row} row
   * @param {number} share
   */
  #set(row, share) {
    row.share = share;
    row.input.value = String(share);
    row.field.value = String(Number(share.toPrecision(3)));
    row.bar.style.setProperty('--share', String(share));
    setText(this.#problem, '');
  }

  /**
   * @param {Row} row
   * @param {HTMLInputElement} field
   */
  #type(row, field) {
    const share = typedNumber(field.value);
    if (isShare(share)) this.#set(row, share);
    else setText(this.#problem, words.wrongShare(field.value));
  }

  /** A pointer draws all bars that it passes over, in one stroke. */
  #drawByPointer() {
    const draw = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      for (const row of this.#rows) {
        const { left, width, top, bottom } = row.input.getBoundingClientRect();
        if (clientY < top || clientY > bottom || width === 0) continue;
        this.#set(row, Math.round(Math.min(Math.max((clientX - left) / width, 0), 1) * 100) / 100);
      }
    };
    this.#list.addEventListener('pointerdown', (event) => {
      const onBar = event.target instanceof HTMLInputElement && event.target.type === 'range';
      if (!onBar || event.button !== 0 || this.#isOver) return;
      event.preventDefault();
      /** @type {HTMLInputElement} */ (event.target).focus();
      this.#list.setPointerCapture(event.pointerId);
      draw(event);
    });
    this.#list.addEventListener('pointermove', (event) => {
      if (this.#list.hasPointerCapture(event.pointerId)) draw(event);
    });
  }

  #check() {
    const wrong = this.#rows.find(({ field }) => !isShare(typedNumber(field.value)));
    if (wrong) {
      setText(this.#problem, words.wrongShare(wrong.field.value));
      wrong.field.focus();
    } else this.#onGuess(this.#rows.map(({ share }) => share));
  }

  get #isOver() {
    return this.element.classList.contains('over');
  }

  /**
   * Lays the truth over the guess.
   *
   * @param {readonly number[]} shares for hidden layer 1, 2, …
   * @param {readonly number[] | null} guess null where there was none
   */
  reveal(shares, guess) {
    this.element.classList.add('over');
    this.#buttons.hidden = true;
    shares.forEach((share, k) => {
      const { input, field, truth, bar } = this.#rows[k];
      const said = guess === null ? '' : words.youSaid(guess[k]);
      bar.style.setProperty('--share', String(guess?.[k] ?? 0));
      truth.style.setProperty('--share', String(share));
      input.hidden = true;
      const text = h('span', { class: 'backward' }, formatNumber(share));
      field.replaceWith(h('span', {}, text, h('span', { class: 'visually-hidden' }, said)));
    });
    const answered = {
      guess: guess?.[0] ?? null,
      isRight: guess !== null && isRight(guess),
      seeds: sweptSeeds,
    };
    setText(this.#verdict, words.predictionVerdict(shares[0], answered));
  }
}
