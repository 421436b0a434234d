/** The practice: the questions of a seed, how many were right, and the same questions as files. */
import { h, setText } from '../parts/dom.js';
import { download, isSandboxed } from '../parts/download.js';
import { button } from '../parts/fields.js';
import { fitHeadings } from '../parts/headings.js';
import { sandboxed } from '../words/sharing.js';
import { settings } from '../state/settings.js';
import * as words from '../words/practice.js';
import { cardsOf } from './cards.js';
import { moodleQuizOf } from './moodle-quiz.js';
import { practiceOf } from './practice.js';
import { QuestionView } from './question-view.js';

/** After it comes the first one again. */
const largestSeed = settings.practice.most;

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./questions.js').Question} Question
 *
 * @typedef {object} PracticeContext
 * @property {Engine} engine
 * @property {(seed: number) => void} choose another set
 * @property {() => void} print prints the questions alone
 *
 * @typedef {object} QuestionSet
 * @property {Question[]} questions
 * @property {HTMLElement} list
 * @property {(boolean | undefined)[]} first whether the first answer to each was right
 */

export class PracticeView {
  #context;
  /** Sets by seed: their answers stay. @type {Map<number, QuestionSet>} */
  #sets = new Map();
  #seed = 0;
  #number = h('span', { class: 'note', role: 'status' });
  #title = h('h2', { class: 'on-paper' });
  #before = button(words.numbersBefore, () => this.#context.choose(this.#seed - 1), 'quiet');
  #list = h('div');
  #count = h('p', { class: 'count', role: 'status' });
  element;

  /** @param {PracticeContext} context */
  constructor(context) {
    this.#context = context;
    this.element = h(
      'div',
      { class: 'practice' },
      h(
        'div',
        { class: 'row practice-head' },
        button(words.newNumbers, () => context.choose((this.#seed % largestSeed) + 1)),
        this.#number,
        this.#before,
      ),
      this.#title,
      this.#list,
      this.#count,
      h(
        'div',
        { class: 'row' },
        button(words.cards, () => this.#save(cardsOf, 'txt', 'text/plain')),
        button(words.moodleQuiz, () => this.#save(moodleQuizOf, 'xml', 'application/xml')),
        button(words.print, context.print),
      ),
      h('p', { class: 'note' }, words.aboutFiles),
      ...(isSandboxed() ? [h('p', { class: 'note' }, sandboxed)] : []),
    );
  }

  /** @param {number} seed */
  render(seed) {
    if (seed === this.#seed) return;
    this.#seed = seed;
    setText(this.#number, words.setOf(seed));
    setText(this.#title, words.deck(seed));
    this.#before.hidden = !this.#sets.has(seed - 1);
    this.#list.replaceChildren(this.#shown.list);
    fitHeadings(this.#list);
    this.#showCount();
  }

  /** @returns {QuestionSet} */
  get #shown() {
    const set = this.#sets.get(this.#seed) ?? this.#made(this.#seed);
    this.#sets.set(this.#seed, set);
    return set;
  }

  /**
   * @param {number} seed
   * @returns {QuestionSet}
   */
  #made(seed) {
    const questions = practiceOf(seed, this.#context.engine);
    /** @type {QuestionSet['first']} */
    const first = questions.map(() => undefined);
    const views = questions.map(
      (question, k) =>
        new QuestionView(question, k + 1, (isRight) => {
          first[k] = isRight;
          this.#showCount();
        }),
    );
    return { questions, first, list: h('ol', {}, ...views.map(({ element }) => element)) };
  }

  #showCount() {
    const { first } = this.#shown;
    const isDone = first.every((isRight) => isRight !== undefined);
    const right = first.filter((isRight) => isRight === true).length;
    const said = h('strong', {}, words.counted(right, first.length));
    this.#count.replaceChildren(...(isDone ? [said, ` ${words.comeBack}`] : []));
  }

  /**
   * @param {(questions: readonly Question[], seed: number) => string} write
   * @param {string} extension
   * @param {string} type
   */
  #save(write, extension, type) {
    const contents = write(this.#shown.questions, this.#seed);
    const file = new Blob([contents], { type: `${type};charset=utf-8` });
    download(`backpropagation-practice-${this.#seed}.${extension}`, file);
  }
}
