/** How far a reader has come: through both passes, and through the questions there are. */

/** @typedef {import('../words/notices.js').Step} Step */

export class Progress {
  #steps;
  #questions;
  /** @type {Set<Step>} */
  #done = new Set();
  /** @type {Map<string, boolean>} */
  #answers = new Map();

  /**
   * @param {readonly Step[]} steps what there is to go through
   * @param {readonly string[]} questions
   */
  constructor(steps, questions) {
    this.#steps = steps;
    this.#questions = questions;
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
   */
  answer(question, correct) {
    if (this.#questions.includes(question)) this.#answers.set(question, correct);
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
    const right = [...this.#answers.values()].filter(Boolean).length;
    const [done, all] =
      this.#questions.length > 0
        ? [right, this.#questions.length]
        : [this.#done.size, this.#steps.length];
    return Math.round((100 * done) / Math.max(all, 1));
  }

  /** @returns {string} what `read` reads: names, with + or - behind an answered question's */
  write() {
    const answers = [...this.#answers].map(([name, correct]) => `${name}${correct ? '+' : '-'}`);
    return [...this.#done, ...answers].join('.');
  }

  /** @param {string} text unknown names in it are left aside */
  read(text) {
    for (const word of text.split('.')) {
      this.pass(word);
      if (/[+-]$/.test(word)) this.answer(word.slice(0, -1), word.endsWith('+'));
    }
  }
}
