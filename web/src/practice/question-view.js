/** One question of the practice: what is given, a field or choices, the verdict and the worked lines. */
import { marked } from '../hand/blanks.js';
import { writtenNumber } from '../hand/written-number.js';
import { spans } from '../inspector/spans.js';
import { h, setText } from '../parts/dom.js';
import { button, freshId } from '../parts/fields.js';
import * as handWords from '../words/hand.js';
import * as words from '../words/practice.js';
import { slipIn } from './questions.js';

/**
 * @typedef {import('./questions.js').Question} Question
 * @typedef {import('./questions.js').NumberQuestion} NumberQuestion
 * @typedef {import('./questions.js').ChoiceQuestion} ChoiceQuestion
 *
 * @typedef {object} Verdict
 * @property {string} said
 * @property {boolean | null} isRight null if it is no answer yet
 */

export class QuestionView {
  #status = h('p', { class: 'verdict-line', role: 'status' });
  #worked;
  #onFirst;
  #isAnswered = false;
  element;

  /**
   * @param {Question} question
   * @param {number} place from 1
   * @param {(isRight: boolean) => void} onFirst called with the first answer
   */
  constructor(question, place, onFirst) {
    this.#onFirst = onFirst;
    this.#worked = h(
      'div',
      { class: 'worked-lines', hidden: true },
      ...question.worked.map((line) => h('p', { class: 'worked-line' }, ...spans(line))),
    );
    const givenId = freshId();
    const answering =
      'options' in question ? this.#choices(question, givenId) : this.#field(question, givenId);
    this.element = h(
      'li',
      { class: 'practice-question' },
      h('h2', {}, words.titleOf(place, question.name)),
      h('p', { id: givenId }, tied(question.given)),
      answering,
      this.#status,
      this.#worked,
    );
  }

  /**
   * @param {NumberQuestion} question
   * @param {string} givenId
   * @returns {HTMLElement}
   */
  #field(question, givenId) {
    const id = freshId();
    const input = h('input', {
      id,
      class: 'number',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': givenId,
    });
    const answer = () => this.#tell(numberVerdict(question, input.value));
    input.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') answer();
    });
    return h(
      'div',
      { class: 'answering' },
      h('label', { for: id }, question.ask),
      h('div', { class: 'row' }, input, button(words.check, answer)),
    );
  }

  /**
   * @param {ChoiceQuestion} question
   * @param {string} givenId
   * @returns {HTMLElement}
   */
  #choices({ ask, options, right }, givenId) {
    const name = freshId();
    const inputs = options.map(() => h('input', { type: 'radio', name }));
    const answer = () => {
      const chosen = inputs.findIndex(({ checked }) => checked);
      const isRight = chosen < 0 ? null : chosen === right;
      const said = isRight ? handWords.right : handWords.wrong(null);
      this.#tell({ said: isRight === null ? words.chooseFirst : said, isRight });
    };
    return h(
      'fieldset',
      { class: 'answering', 'aria-describedby': givenId },
      h('legend', {}, ask),
      ...options.map((option, k) => h('label', {}, inputs[k], h('span', {}, option))),
      button(words.check, answer),
    );
  }

  /** @param {Verdict} verdict */
  #tell({ said, isRight }) {
    setText(this.#status, said);
    if (isRight === null) return;
    this.#status.dataset.correct = isRight ? 'yes' : 'no';
    this.#worked.hidden = false;
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.#onFirst(isRight);
  }
}

/**
 * @param {string} text
 * @returns {string} with every sign and its number on one line
 */
function tied(text) {
  return text.replaceAll(' = ', '\u00a0=\u00a0');
}

/**
 * @param {NumberQuestion} question
 * @param {string} text as typed
 * @returns {Verdict} a number with too few digits is no answer yet
 */
function numberVerdict(question, text) {
  const answer = writtenNumber(text);
  if (answer === null) return { said: handWords.noNumber, isRight: null };
  const verdict = marked(question, answer);
  if (verdict !== 'wrong') {
    return { said: handWords[verdict], isRight: verdict === 'right' ? true : null };
  }
  return { said: words.wrongBy(slipIn(question, answer)), isRight: false };
}
