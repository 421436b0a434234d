/** One prompt at a time: what to try next with the figure. Nothing waits for it. */
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { controlAttribute } from '../parts/shown-controls.js';
import * as words from '../words/prompt.js';

/**
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../pass/frame.js').Frame} Frame
 *
 * @typedef {[magnitude: number, output: number]} Share the mean |δ| of the first layer, and of the output
 *
 * @typedef {object} Prompt
 * @property {(share: Share) => string} says
 * @property {(shown: Shown) => boolean} isDone
 */

/** A depth at which the sigmoid's first layer gets next to nothing. */
const deep = 10;

/** A share whose words take as much room as any. @type {Share} */
const unknown = [1e-7, 1];

/** @type {readonly Prompt[]} */
const prompts = [
  {
    says: () => words.goDeep(deep),
    isDone: ({ choice }) => choice.depth >= deep,
  },
  {
    says: words.changeActivation,
    isDone: ({ choice }) => choice.depth >= deep && choice.activation !== 'sigmoid',
  },
  {
    says: words.askWhy,
    isDone: ({ selection }) => selection.held,
  },
];

export class PromptView {
  #text = h('p', { role: 'status' });
  #place = h('span', { class: 'prompt-place' });
  #inside = h(
    'div',
    { class: 'prompt' },
    this.#text,
    this.#place,
    button(words.dismiss, () => this.#dismiss(), 'quiet'),
  );
  element = h('div', { [controlAttribute]: 'prompt' }, this.#inside);
  /** The number of prompts that are done. */
  #done = 0;
  /** @type {Share | null} */
  #share = null;

  /** @param {Shown} shown */
  render(shown) {
    const { arrived, choice } = shown;
    while (this.#done < prompts.length && prompts[this.#done].isDone(shown)) this.#done += 1;
    const prompt = prompts[this.#done];
    // A prompt speaks of the bars, which are complete at the end of a pass; its share is that of the last one.
    if (arrived !== null && arrived.iteration === arrived.iterations)
      this.#share = shareOf(arrived);
    if (prompt) {
      setText(this.#text, prompt.says(this.#share ?? unknown));
      setText(this.#place, words.place(this.#done + 1, prompts.length));
    }
    const isKnown = this.#share !== null || this.#done === 0;
    const isThere = prompt !== undefined && isKnown && choice.network === '';
    // Its room stays: nothing may move under the reader's hand, or while the pass goes on.
    this.#inside.toggleAttribute('data-empty', !isThere);
  }

  /** The reader looks into a bar: one of the ways to ask why. */
  takeWhy() {
    if (this.#done === prompts.length - 1) this.#dismiss();
  }

  #dismiss() {
    this.#done = prompts.length;
    this.#inside.toggleAttribute('data-empty', true);
  }
}

/**
 * @param {Frame} frame at the end of its pass
 * @returns {Share}
 */
function shareOf({ layers, outputLayer }) {
  return [layers[1].magnitude ?? 0, layers[outputLayer].magnitude ?? 0];
}
