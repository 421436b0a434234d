/** "Work it by hand": blanks to fill in; each answer is marked at once. */
import { h, setText } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';
import * as words from '../words/hand.js';
import { formatNumber } from '../words/format.js';
import { unitName } from '../inspector/explain.js';
import { blanksOf, deepestAsked, marked } from './blanks.js';
import { sheetPicture } from './sheet-picture.js';
import { writtenNumber } from './written-number.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./blanks.js').Blank} Blank
 * @typedef {import('./blanks.js').Kind} Kind
 *
 * @typedef {import('../engine/session.js').Answered} Answered
 * @typedef {import('./written-number.js').WrittenNumber} WrittenNumber
 *
 * @typedef {object} Row
 * @property {Blank} blank
 * @property {HTMLInputElement} input
 * @property {HTMLElement} mark
 * @property {WrittenNumber | null} answer null until there is one
 * @property {boolean} isRight
 */

export class WorksheetView {
  #rows = h('tbody');
  /** The network after its forward pass, for printing only. */
  #picture = h('img', { class: 'sheet-picture', alt: words.picture });
  #probe = h('i', { class: 'probe', 'aria-hidden': 'true' });
  /** The table of the forward pass, for printing only. */
  #given = h('tbody');
  #score = h('p', { class: 'note', role: 'status' });
  #on;
  /** @type {Row[]} */
  #asked = [];
  /** The current blanks as JSON: they are built anew only if they differ. */
  #of = '';
  #digits = 3;
  element;

  /**
   * @param {object} on
   * @param {(correct: boolean, answer: string) => void} on.done called when every blank has an answer
   * @param {(sheet: 'blank' | 'solved') => void} on.print
   * @param {(answers: readonly Answered[], which: number) => number | null} on.slip finds the slip that one of
   *   the answers comes from, as its place in the list of slips; null if none is known
   */
  constructor(on) {
    this.#on = on;
    const { print } = on;
    this.element = h(
      'div',
      { class: 'by-hand' },
      this.#picture,
      this.#probe,
      h('p', { class: 'task' }, words.task),
      h('p', { class: 'task-on-paper' }, words.taskOnPaper),
      h(
        'table',
        { class: 'given' },
        h(
          'thead',
          {},
          h('tr', {}, ...words.givenColumns.map((name) => h('th', { scope: 'col' }, name))),
        ),
        this.#given,
      ),
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h('tr', {}, ...words.blankColumns.map((name) => h('th', { scope: 'col' }, name))),
        ),
        this.#rows,
      ),
      this.#score,
      h(
        'div',
        { class: 'row' },
        button(words.solution, () => this.#solve()),
        button(words.print, () => print('blank')),
        button(words.printSolved, () => print('solved')),
      ),
    );
  }

  /**
   * @param {Frame} frame at the end of its pass
   * @param {Kind} kind
   */
  render(frame, kind) {
    const blanks = blanksOf(frame, kind);
    const of = JSON.stringify(blanks);
    this.#digits = frame.digits;
    if (of === this.#of) return;
    this.#of = of;
    setText(this.#score, '');
    this.#rows.replaceChildren();
    this.#given.replaceChildren(...givenRows(frame, deepestAsked(frame, kind)));
    this.#picture.src = sheetPicture(frame, this.#probe);
    this.#asked = blanks.map((blank) => this.#row(blank));
  }

  /** @param {Blank} blank */
  #row(blank) {
    const id = freshId();
    const input = h('input', {
      id,
      class: 'number',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${id}-mark`,
    });
    const mark = h('td', { id: `${id}-mark`, class: 'mark', 'aria-live': 'polite' });
    const solution = h('span', { class: 'solution' }, formatNumber(blank.right, this.#digits));
    /** @type {Row} */
    const row = { blank, input, mark, answer: null, isRight: false };
    input.addEventListener('change', () => this.#answer(row));
    this.#rows.append(
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, h('label', { for: id }, blank.name)),
        h('td', {}, input, solution),
        mark,
      ),
    );
    return row;
  }

  /** @param {Row} row */
  #answer(row) {
    row.answer = writtenNumber(row.input.value);
    row.isRight = false;
    if (row.answer === null) {
      setText(row.mark, row.input.value.trim() === '' ? '' : words.noNumber);
      return;
    }
    const verdict = marked(row.blank, row.answer);
    row.isRight = verdict === 'right';
    setText(row.mark, verdict === 'wrong' ? words.wrong(this.#slipOf(row)) : words[verdict]);
    this.#count();
  }

  /**
   * @param {Row} row with a wrong answer
   * @returns {number | null}
   */
  #slipOf(row) {
    const answered = this.#asked.filter(({ answer }) => answer !== null);
    const answers = answered.map(({ blank, answer }) => ({
      ...blank.place,
      .../** @type {WrittenNumber} */ (answer),
    }));
    return this.#on.slip(answers, answered.indexOf(row));
  }

  #count() {
    const answered = this.#asked.filter(({ answer }) => answer !== null);
    if (answered.length < this.#asked.length) return;
    const right = answered.filter(({ isRight }) => isRight).length;
    const said = words.score(right, answered.length);
    setText(this.#score, said);
    this.#on.done(right === answered.length, `${right} / ${answered.length}`);
  }

  #solve() {
    this.element.classList.toggle('solved');
  }
}

/**
 * Lists the results of the forward pass, neuron by neuron, then the target.
 *
 * @param {Frame} frame
 * @param {number} first layer whose results the blanks need
 * @returns {HTMLElement[]}
 */
function givenRows(frame, first) {
  const write = (/** @type {number} */ number) => formatNumber(number, frame.digits);
  const row = (/** @type {string} */ name, /** @type {string[]} */ cells) =>
    h('tr', {}, h('th', { scope: 'row' }, name), ...cells.map((cell) => h('td', {}, cell)));
  const neurons = frame.layers.flatMap(({ activations, preactivations, weights, biases }, l) =>
    (l < first ? [] : (activations ?? [])).map((a, unit) =>
      row(unitName(frame, l, unit), [
        (weights[unit] ?? []).map(write).join(', '),
        unit in biases ? write(biases[unit]) : '',
        l === 0 ? '' : write(preactivations?.[unit] ?? NaN),
        write(a),
      ]),
    ),
  );
  const targets = frame.targets.map((target) => row(words.target, ['', '', '', write(target)]));
  return [...neurons, ...targets];
}
