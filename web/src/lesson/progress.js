/** How far a reader has come: through both passes, and through the questions there are. */

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
   * @param {readonly Step[]} steps what there is to go through
   * @param {readonly string[]} questions
   */
  constructor(steps, questions) {
    this.#steps = steps;
    this.#first = questions;
    this.#questions = questions;
  }

  /** @param {readonly string[]} more questions that are asked beside the first ones */
  expect(more) {
    this.#questions = [...this.#first, ...more];
    for (const question of this.#answers.keys()) {
      if (!this.#questions.includes(question)) this.#answers.delete(question);
    }
  }

  /** @param {string} name of a step; another is left aside */
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

  /** How many questions have an answer. */
  get answered() {
    return this.#answers.size;
  }

  /** How many questions there are. */
  get questions() {
    return this.#questions.length;
  }

  /** The steps that the reader has not been through. */
  get toCome() {
    return this.#steps.filter((step) => !this.#done.has(step));
  }

  /** The share of questions with a right answer, 0 to 100; without questions, of the steps. */
  get score() {
    const right = [...this.#answers.values()].filter(({ correct }) => correct).length;
    const [done, all] =
      this.#questions.length > 0
        ? [right, this.#questions.length]
        : [this.#done.size, this.#steps.length];
    return Math.round((100 * done) / Math.max(all, 1));
  }

  /**
   * @returns {string} what `read` reads: names, with + or - behind an answered question's, and the
   *   answer behind these
   */
  write() {
    const answers = [...this.#answers].map(
      ([name, { correct, given }]) => `${name}${correct ? '+' : '-'}${encoded(given)}`,
    );
    return [...this.#done, ...answers].join('.');
  }

  /** @param {string} text unknown names in it are left aside */
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
 * @returns {string} without the dots that stand between words
 */
function encoded(answer) {
  return encodeURIComponent(answer).replaceAll('.', '%2E');
}

/**
 * @param {string} text
 * @returns {string} nothing if it is damaged
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
