/** "Work it by hand": a folded section whose contents are loaded when the reader opens it. */
import { h } from '../parts/dom.js';
import { fetching } from '../parts/fetching.js';
import { selectField } from '../parts/fields.js';
import { standIn } from '../parts/stand-in.js';
import { named } from '../parts/shown-controls.js';
import { worksheets } from '../state/choices.js';
import { tell } from '../state/events.js';
import * as words from '../words/hand.js';

/**
 * @typedef {import('../hand/worksheet-view.js').WorksheetView} WorksheetView
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {typeof worksheets[number]['value']} Worksheet
 *
 * @typedef {object} HandContext
 * @property {() => Frame | null} finished returns the network's frame at the end of its pass
 * @property {(worksheet: Worksheet) => void} choose
 * @property {(styles: string) => void} onStyles adopts the styles of the contents
 */

/** The id of the worksheet as a question. */
export const worksheetQuestion = 'worksheet';
/** The attribute while only the worksheet is printed. */
const printing = 'data-printing';
/** Milliseconds after which a print that has not begun is given up. */
const patience = 2000;

export class HandPlace {
  #context;
  /** @type {WorksheetView | null} */
  #view = null;
  #kind = selectField(words.what, worksheets, (kind) => this.#context.choose(kind));
  #inside = h('div', {});
  element = named(
    'worksheet',
    h(
      'details',
      { class: 'hand' },
      h('summary', {}, words.title),
      this.#kind.element,
      this.#inside,
    ),
  );
  /** @type {{worksheet: Worksheet, learningRate: number}} */
  #choice = { worksheet: 'none', learningRate: 0 };

  /** @param {HandContext} context */
  constructor(context) {
    this.#context = context;
    this.element.addEventListener('toggle', () => {
      const isOn = this.#choice.worksheet !== 'none';
      if (this.element.open !== isOn) context.choose(this.element.open ? 'deltas' : 'none');
    });
  }

  /** @param {{worksheet: Worksheet, learningRate: number}} choice */
  render(choice) {
    this.#choice = choice;
    this.#kind.show(choice.worksheet);
    this.element.open = choice.worksheet !== 'none';
    this.#show();
  }

  #show() {
    const { worksheet, learningRate } = this.#choice;
    if (worksheet === 'none') return;
    if (this.#view === null) return void this.#fetch();
    const frame = this.#context.finished();
    if (frame) this.#view.render(frame, worksheet, learningRate);
  }

  #fetch = fetching(
    async () => {
      const { WorksheetView: View, styles } = await import('../hand/hand.js');
      this.#context.onStyles(styles);
      this.#view = new View({
        done: (correct, answer) =>
          tell(this.element, 'backprop-check', { id: worksheetQuestion, correct, answer }),
        print: (sheet) => this.#print(sheet),
      });
      this.#inside.replaceChildren(this.#view.element);
      this.#show();
    },
    (problem, again) => this.#inside.replaceChildren(standIn(problem, again)),
  );

  /**
   * Prints the network with its numbers and the blanks, without the rest of the lesson.
   *
   * @param {'blank' | 'solved'} sheet
   */
  #print(sheet) {
    const root = this.element.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    const end = () => host?.removeAttribute(printing);
    let isBegun = false;
    host?.setAttribute(printing, sheet);
    // Some browsers print after this returns; if printing is not allowed, nothing happens.
    addEventListener('beforeprint', () => (isBegun = true), { once: true });
    addEventListener('afterprint', end, { once: true });
    window.print();
    setTimeout(() => {
      if (!isBegun) end();
    }, patience);
  }
}
