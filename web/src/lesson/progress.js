/** The reader's progress through both passes and the questions. */

/**
 * @typedef {import('../words/notices.js').Step} Step
 * @typedef {{correct: boolean, given: string}} Answer
 */

export class Progress {
  #steps;
  #first;
  #questions;
  #others;
  /** @type {Set<Step>} */
  #done = new Set();
  /** @type {Map<string, Answer>} */
  #answers = new Map();

  /**
   * @param {readonly Step[]} steps to go through
   * @param {readonly string[]} questions to answer
   * @param {readonly string[]} [others] questions whose answers are kept, though nothing waits for them
   */
  constructor(steps, questions, others = []) {
    this.#steps = steps;
    this.#first = questions;
    this.#questions = questions;
    this.#others = others;
  }

  /** @param {readonly string[]} more additional questions to answer */
  expect(more) {
    this.#questions = [...this.#first, ...more];
    for (const question of this.#answers.keys()) {
      if (!this.asked.includes(question)) this.#answers.delete(question);
    }
  }

  /** @param {string} name of a step; other names are ignored */
  pass(name) {
    const step = this.#steps.find((each) => each === name);
    if (step) this.#done.add(step);
  }

  /**
   * The last answer to a question counts.
   *
   * @param {string} question
   * @param {boolean} correct
   * @param {string} [given] the answer itself
   */
  answer(question, correct, given = '') {
    if (this.asked.includes(question)) this.#answers.set(question, { correct, given });
  }

  /** The last answer to each question. @type {ReadonlyMap<string, Answer>} */
  get answers() {
    return this.#answers;
  }

  get complete() {
    return this.#done.size === this.#steps.length && this.answered === this.questions;
  }

  /** The ids of all questions. */
  get asked() {
    return [...this.#questions, ...this.#others];
  }

  /** The number of answered questions, of those to answer. */
  get answered() {
    return this.#questions.filter((question) => this.#answers.has(question)).length;
  }

  /** The number of questions to answer. */
  get questions() {
    return this.#questions.length;
  }

  /** The steps that the reader has not completed. */
  get toCome() {
    return this.#steps.filter((step) => !this.#done.has(step));
  }

  /**
   * The percentage of questions with a right answer; without questions, of completed steps. The other
   * questions count only where they raise it.
   */
  get score() {
    if (this.#questions.length === 0) return percentage(this.#done.size, this.#steps.length);
    return Math.max(...[this.#questions, this.asked].map((some) => this.#scoreOf(some)));
  }

  /** @param {readonly string[]} questions */
  #scoreOf(questions) {
    const right = questions.filter((question) => this.#answers.get(question)?.correct);
    return percentage(right.length, questions.length);
  }

  /**
   * @param {{brief?: boolean}} [how] brief: without the answers themselves
   * @returns {string} text for `read`: the names of steps and answered questions; after a question's name,
   *   + or - and the answer
   */
  write({ brief = false } = {}) {
    const answers = [...this.#answers].map(
      ([name, { correct, given }]) => `${name}${correct ? '+' : '-'}${brief ? '' : encoded(given)}`,
    );
    return [...this.#done, ...answers].join('.');
  }

  /**
   * @param {string} text from `write`; unknown names are ignored
   * @param {{replaces?: boolean}} [how] replaces: false to keep the answers that there are
   */
  read(text, { replaces = true } = {}) {
    for (const word of text.split('.')) {
      this.pass(word);
      const [, name, verdict, given = ''] = /^(\w+)([+-])([\w%*'()!~-]*)$/.exec(word) ?? [];
      if (!name || (!replaces && this.#answers.has(name))) continue;
      this.answer(name, verdict === '+', decoded(given));
    }
  }
}

/**
 * @param {number} part
 * @param {number} all
 * @returns {number}
 */
function percentage(part, all) {
  return Math.round((100 * part) / Math.max(all, 1));
}

/**
 * @param {string} answer
 * @returns {string} without dots, which separate the words
 */
function encoded(answer) {
  return encodeURIComponent(answer).replaceAll('.', '%2E');
}

/**
 * @param {string} text
 * @returns {string} '' if it is damaged
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
