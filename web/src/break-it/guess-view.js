/** The row of the guess: one press on a share. Nothing waits for it, and it can be changed. */
import { h, setText } from '../parts/dom.js';
import { radioGroup } from '../parts/fields.js';
import * as words from '../words/break-it.js';
import { guesses, isRight, readGuess, writeGuess } from './guess.js';

/**
 * @typedef {object} Around
 * @property {() => number} truth the share that the first layer gets
 * @property {(guess: number) => void} onMark gets each guess, to be marked in the bars
 * @property {(correct: boolean, answer: string) => void} onGuess gets the reader's guesses
 */

/** @type {{value: number, label: string}[]} */
const choices = guesses.map((value) => ({
  value,
  label: words.fraction(value),
}));

export class GuessView {
  #around;
  /** @type {number | null} */
  #guess = null;
  #isTruthSeen = false;
  /** @type {number | null} */
  #truth = null;
  #group = radioGroup(words.guessQuestion, choices, (guess) => this.#take(guess));
  #said = h('p', { class: 'guess-said', role: 'status' }, words.guessNote);
  element;

  /** @param {Around} around */
  constructor(around) {
    this.#around = around;
    this.#group.element.classList.add('pills');
    this.element = h('div', { class: 'guess' }, this.#group.element, this.#said);
  }

  get isMade() {
    return this.#guess !== null;
  }

  /** @param {string} given an earlier answer, as it is kept */
  showAnswer(given) {
    const guess = readGuess(given);
    if (guess !== null) this.#show(guess);
  }

  /** The network of the question is in view: from now on, the truth is said beside the guess. */
  tell() {
    this.#isTruthSeen = true;
    if (this.#guess !== null) this.#show(this.#guess);
  }

  /** @param {number} guess */
  #take(guess) {
    this.#show(guess);
    this.#around.onGuess(isRight(guess, this.#knowTruth()), writeGuess(guess));
  }

  #knowTruth() {
    this.#truth ??= this.#around.truth();
    return this.#truth;
  }

  /** @param {number} guess */
  #show(guess) {
    this.#guess = guess;
    const chosen = choices.find(({ value }) => Math.abs(value - guess) < 1e-6 * value);
    this.#group.show(chosen?.value ?? null);
    this.#around.onMark(guess);
    const truth = this.#isTruthSeen ? this.#knowTruth() : 0;
    setText(
      this.#said,
      this.#isTruthSeen
        ? words.guessVerdict(guess, { first: truth, output: 1 }, isRight(guess, truth))
        : words.guessMarked,
    );
  }
}
