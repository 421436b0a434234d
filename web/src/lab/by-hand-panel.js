/** "By hand": the reader works out the numbers of a pass, on the page or on paper. */
import { isOwnLevel } from '../hand/levels.js';
import { blanksOf } from '../hand/blanks.js';
import { WorksheetView } from '../hand/worksheet-view.js';
import { h, setText } from '../parts/dom.js';
import { button, radioGroup, selectField } from '../parts/fields.js';
import { levels, worksheets } from '../state/choices.js';
import { settings } from '../state/settings.js';
import * as words from '../words/hand.js';
import { printAlone, printsAlone } from './print-alone.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('./variants.js').Variants} Variants
 * @typedef {import('../engine/session.js').Answered} Answered
 * @typedef {typeof worksheets[number]['value']} Worksheet
 *
 * @typedef {object} HandContext
 * @property {() => Frame | null} finished returns the network's frame at the end of its pass
 * @property {(worksheet: Worksheet, network?: Change) => void} choose `network`: settings of the network to
 *   begin with
 * @property {(level: Choice['level']) => void} chooseLevel
 * @property {Variants} variants
 * @property {(answers: readonly Answered[], which: number) => number | null} slip
 *   finds the slip that one of the answers comes from
 * @property {(correct: boolean, answer: string) => void} onCheck called when every blank has an answer
 */

/** Two inputs, two hidden neurons and one output: a pass is a few products. */
const small = { network: '', weights: '', depth: 1, width: 2 };
/** What is blank at first. */
const first = 'deltas';

export class ByHandPanel {
  #context;
  #view;
  #kind = selectField(words.what, worksheets, (kind) => this.#context.choose(kind));
  #level = radioGroup(settings.level.name, levels, (level) => this.#context.chooseLevel(level));
  #numbers = h('span', { class: 'note' });
  #start;
  #work;
  element;

  /** @param {HandContext} context */
  constructor(context) {
    this.#context = context;
    this.#view = new WorksheetView({
      done: context.onCheck,
      print: (sheet) => printAlone(this.element, sheet),
      slip: context.slip,
      level: context.chooseLevel,
    });
    this.#start = h(
      'div',
      { class: 'row' },
      button(words.beginSmall, () => context.choose(first, small), 'primary'),
      button(words.beginHere, () => context.choose(first)),
    );
    this.#work = h(
      'div',
      {},
      h(
        'div',
        { class: 'sheet-choices' },
        this.#kind.element,
        this.#level.element,
        h(
          'div',
          { class: 'row numbers-of-sheet' },
          button(words.newNumbers, () => context.variants.drawNext()),
          this.#numbers,
        ),
      ),
      this.#view.element,
    );
    this.element = h('div', { class: 'hand' }, this.#start, this.#work);
    printsAlone(this.element, 'blank', () => !this.#work.hidden);
  }

  /** @param {{choice: Pick<Choice, 'worksheet' | 'level' | 'variant' | 'learningRate'>}} shown */
  render({ choice: { worksheet, level, variant, learningRate } }) {
    this.#start.hidden = worksheet !== 'none';
    this.#work.hidden = worksheet === 'none';
    this.#kind.show(worksheet);
    if (worksheet === 'none' || !this.#context.variants.settle()) return;
    const frame = this.#context.finished();
    if (!frame) return;
    const lines = blanksOf(frame, worksheet).length;
    this.#level.offer((each) => isOwnLevel(lines, each) || each === level);
    this.#level.show(level);
    setText(this.#numbers, words.numbersOf(variant));
    this.#view.render({ frame, kind: worksheet, level, variant, learningRate });
  }
}
