/** The reader's progress through both passes and the questions. */

/**
 * @typedef {import('../words/notices.js').Step} Step
 * @typedef {{correct: boolean, given: string}} Answer
 */

export class Progress {
  #steps;
  #first;
  #questions;
  /** @type {Set<Step>} */
  #done = new Set();
  /** @type {Map<string, Answer>} */
  #answers = new Map();

  /**
   * @param {readonly Step[]} steps to go through
   * @param {readonly string[]} questions
   */
  constructor(steps, questions) {
    this.#steps = steps;
    this.#first = questions;
    this.#questions = questions;
  }

  /** @param {readonly string[]} more additional questions */
  expect(more) {
    this.#questions = [...this.#first, ...more];
    for (const question of this.#answers.keys()) {
      if (!this.#questions.includes(question)) this.#answers.delete(question);
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
    if (this.#questions.includes(question)) this.#answers.set(question, { correct, given });
  }

  /** The last answer to each question. @type {ReadonlyMap<string, Answer>} */
  get answers() {
    return this.#answers;
  }

  get complete() {
    return this.#done.size === this.#steps.length && this.#answers.size === this.#questions.length;
  }

  /** The number of answered questions. */
  get answered() {
    return this.#answers.size;
  }

  /** The number of questions. */
  get questions() {
    return this.#questions.length;
  }

  /** The steps that the reader has not completed. */
  get toCome() {
    return this.#steps.filter((step) => !this.#done.has(step));
  }

  /** The percentage of questions with a right answer; without questions, of completed steps. */
  get score() {
    const right = [...this.#answers.values()].filter(({ correct }) => correct).length;
    const [done, all] =
      this.#questions.length > 0
        ? [right, this.#questions.length]
        : [this.#done.size, this.#steps.length];
    return Math.round((100 * done) / Math.max(all, 1));
  }

  /**
   * @returns {string} text for `read`: the names of steps and answered questions; after a question's name,
   *   + or - and the answer
   */
  write() {
    const answers = [...this.#answers].map(
      ([name, { correct, given }]) => `${name}${correct ? '+' : '-'}${encoded(given)}`,
    );
    return [...this.#done, ...answers].join('.');
  }

  /** @param {string} text from `write`; unknown names are ignored */
  read(text) {
    for (const word of text.split('.')) {
      this.pass(word);
      const [, name, verdict, given = ''] = /^(\w+)([+-])([\w%*'()!~-]*)$/.exec(word) ?? [];
      if (name) this.answer(name, verdict === '+', decoded(given));
    }
  }
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
