/** "Work it by hand": lines that are worked, and blanks to fill in; each answer is marked at once. */
import { h, setText } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';
import { spans } from '../inspector/spans.js';
import * as words from '../words/hand.js';
import { blanksOf, marked } from './blanks.js';
import { givenRows, rulesOf } from './given-rows.js';
import { blankCount, nextLevel } from './levels.js';
import { sheetPicture } from './sheet-picture.js';
import { workedLines } from './worked.js';
import { writtenNumber } from './written-number.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./blanks.js').Blank} Blank
 * @typedef {import('./blanks.js').Kind} Kind
 * @typedef {import('../engine/session.js').Answered} Answered
 * @typedef {import('./written-number.js').WrittenNumber} WrittenNumber
 * @typedef {typeof import('./levels.js').levels[number]} Level
 *
 * @typedef {object} Sheet
 * @property {Frame} frame at the end of its pass
 * @property {Kind} kind
 * @property {Level} level
 * @property {number} variant 0 for the network's own numbers
 * @property {number} learningRate
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
  #titles = [h('h2', { class: 'title-blank' }), h('h2', { class: 'title-solved' })];
  #task = h('p', { class: 'task' });
  #taskOnPaper = h('p', { class: 'task-on-paper' });
  #rules = h('p', { class: 'rules' });
  #score = h('p', { class: 'note score' });
  #next = button('', () => this.#goOn(), 'primary');
  /** Says each result once. */
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #solution = button(words.solution, () => this.#show(!this.#isSolved));
  #isSolved = false;
  /** True while the next level is on its way: its first blank gets the focus. */
  #isGoingOn = false;
  #on;
  /** @type {Row[]} */
  #asked = [];
  /** The current lines as JSON: they are built anew only if they differ. */
  #of = '';
  /** @type {Level | null} */
  #nextLevel = null;
  element;

  /**
   * @param {object} on
   * @param {(correct: boolean, answer: string) => void} on.done called when every blank has an answer
   * @param {(sheet: 'blank' | 'solved') => void} on.print
   * @param {(answers: readonly Answered[], which: number) => number | null} on.slip finds the slip that one of
   *   the answers comes from, as its place in the list of slips; null if none is known
   * @param {(level: Level) => void} on.level goes on to the next level
   */
  constructor(on) {
    this.#on = on;
    this.element = h(
      'div',
      { class: 'by-hand' },
      ...this.#titles,
      this.#picture,
      this.#probe,
      this.#task,
      this.#taskOnPaper,
      this.#rules,
      table('given', words.givenColumns, this.#given),
      table('lines', words.blankColumns, this.#rows),
      h('div', { class: 'row result' }, this.#score, this.#next),
      this.#status,
      h(
        'div',
        { class: 'row' },
        this.#solution,
        button(words.print, () => on.print('blank')),
        button(words.printSolved, () => on.print('solved')),
      ),
    );
  }

  /** @param {Sheet} sheet */
  render({ frame, kind, level, variant, learningRate }) {
    const blanks = blanksOf(frame, kind);
    const of = JSON.stringify([blanks, kind, level, variant, learningRate, frame.digits]);
    if (of === this.#of) return;
    this.#of = of;
    const isWhole = kind === 'pass';
    this.#titles.forEach((title, k) => setText(title, words.sheetTitles(variant)[k]));
    setText(this.#task, isWhole ? words.taskOfPass : words.task);
    setText(this.#taskOnPaper, isWhole ? words.taskOfPassOnPaper : words.taskOnPaper);
    setText(this.#rules, rulesOf(frame, learningRate));
    this.#say('');
    this.#show(false);
    this.#given.replaceChildren(...givenRows(frame, blanks));
    this.#picture.src = sheetPicture(frame, this.#probe, isWhole ? 0 : frame.outputLayer);
    const worked = blanks.length - blankCount(blanks.length, level);
    this.#nextLevel = /** @type {Level | null} */ (nextLevel(blanks.length, level));
    const lines = blanks.map((blank) => workedLines(frame, blank.place, learningRate));
    this.#rows.replaceChildren(
      ...blanks.slice(0, worked).map(({ name }, k) => workedRow(name, lines[k])),
    );
    this.#asked = blanks.slice(worked).map((blank, k) => this.#row(blank, lines[worked + k]));
    if (this.#isGoingOn) this.#asked[0]?.input.focus();
    this.#isGoingOn = false;
  }

  /**
   * @param {Blank} blank
   * @param {import('../inspector/explain.js').Part[][]} lines its solution
   */
  #row(blank, lines) {
    const id = freshId();
    const input = h('input', {
      id,
      class: 'number',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${id}-mark`,
    });
    const mark = h('span', { id: `${id}-mark`, class: 'mark' });
    /** @type {Row} */
    const row = { blank, input, mark, answer: null, isRight: false };
    input.addEventListener('change', () => this.#answer(row));
    this.#rows.append(
      h(
        'tr',
        { class: 'blank' },
        h('th', { scope: 'row' }, h('label', { for: id }, blank.name)),
        h('td', {}, input),
        h('td', {}, mark, h('div', { class: 'solution' }, ...worked(lines))),
      ),
    );
    return row;
  }

  /** @param {Row} row */
  #answer(row) {
    row.answer = writtenNumber(row.input.value);
    row.isRight = false;
    const verdict = this.#verdictOf(row);
    setText(row.mark, verdict);
    const score = this.#count();
    setText(this.#status, [`${row.blank.name}, ${row.input.value}: ${verdict}.`, score].join(' '));
  }

  /**
   * @param {Row} row
   * @returns {string}
   */
  #verdictOf(row) {
    if (row.answer === null) return row.input.value.trim() === '' ? '' : words.noNumber;
    const verdict = marked(row.blank, row.answer);
    row.isRight = verdict === 'right';
    return verdict === 'wrong' ? words.wrong(this.#slipOf(row)) : words[verdict];
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

  /** @returns {string} what is said once every blank has an answer; '' before */
  #count() {
    const answered = this.#asked.filter(({ answer }) => answer !== null);
    const isDone = answered.length === this.#asked.length;
    const right = answered.filter(({ isRight }) => isRight).length;
    const isAllRight = isDone && right === answered.length;
    const score = isDone ? words.score(right, answered.length) : '';
    this.#say(isAllRight && this.#nextLevel === null ? `${score} ${words.tryNewNumbers}` : score);
    this.#next.hidden = !isAllRight || this.#nextLevel === null;
    if (isDone) this.#on.done(isAllRight, `${right} / ${answered.length}`);
    return this.#next.hidden ? (this.#score.textContent ?? '') : `${score} ${words.goOnBelow}`;
  }

  /** @param {string} score */
  #say(score) {
    setText(this.#score, score);
    setText(this.#status, '');
    this.#next.hidden = true;
    if (this.#nextLevel !== null) setText(this.#next, words.nextLevel(this.#nextLevel));
  }

  #goOn() {
    if (this.#nextLevel === null) return;
    this.#isGoingOn = true;
    this.#on.level(this.#nextLevel);
  }

  /** @param {boolean} isSolved */
  #show(isSolved) {
    this.#isSolved = isSolved;
    this.element.classList.toggle('solved', isSolved);
    this.#solution.setAttribute('aria-pressed', String(isSolved));
  }
}

/**
 * @param {string} name class
 * @param {readonly string[]} columns
 * @param {HTMLElement} body
 * @returns {HTMLElement}
 */
function table(name, columns, body) {
  const head = columns.map((column) => h('th', { scope: 'col' }, column));
  return h('table', { class: name }, h('thead', {}, h('tr', {}, ...head)), body);
}

/**
 * @param {string} name
 * @param {import('../inspector/explain.js').Part[][]} lines
 * @returns {HTMLElement}
 */
function workedRow(name, lines) {
  return h(
    'tr',
    { class: 'worked' },
    h('th', { scope: 'row' }, name),
    h('td', { colspan: 2 }, ...worked(lines)),
  );
}

/**
 * @param {import('../inspector/explain.js').Part[][]} lines
 * @returns {HTMLElement[]}
 */
function worked(lines) {
  return lines.map((parts) => h('div', { class: 'worked-line' }, ...spans(parts)));
}
