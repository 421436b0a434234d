/** The fields beside the six controls: speed, bars, and what the network, its example and its updates are made of. */
import { initializers, scales, speeds } from '../state/choices.js';
import { h, setText } from '../parts/dom.js';
import { button, numberField, radioGroup, selectField } from '../parts/fields.js';
import { number } from '../state/setting-kinds.js';
import { isShown, settings } from '../state/settings.js';
import { controlAttribute, named, showControls } from '../parts/shown-controls.js';
import { networkSentence } from '../drawing/caption.js';
import * as words from '../words/figure.js';

/**
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../parts/fields.js').NumberField} Field
 * @typedef {typeof import('../state/settings.js').controlNames[number]} ControlName
 *
 * @typedef {object} FieldActions
 * @property {(change: Change) => void} choose throws an Error that says what is wrong
 * @property {(part: 'input' | 'target', unit: number, value: number) => void} chooseExample throws
 *   like `choose`
 * @property {() => void} newWeights
 */

/** The values allowed in an opened network's example. */
const anyNumber = { least: -1e9, most: 1e9, whole: false };

export class NetworkFields {
  #actions;
  #isOffered;
  /** @type {((choice: Choice) => void)[]} */
  #shows = [];
  /** What the lesson's own networks are made from; an opened one is not. @type {HTMLElement[]} */
  #ownOnly = [];
  #example = h('div', { class: 'example' });
  /** A field for each number of the example. @type {{input: Field[], target: Field[]}} */
  #exampleFields = { input: [], target: [] };
  #exampleShape = '';
  #note = h('p', { class: 'note' });
  #ownWeights = false;
  /** What decides which fields are there. */
  #offered = '';
  element;

  /**
   * @param {FieldActions} actions
   * @param {(controls: string, name: string) => boolean} [isOffered] true if the setting `controls` offers the
   *   control here
   */
  constructor(actions, isOffered = isShown) {
    this.#actions = actions;
    this.#isOffered = isOffered;
    this.element = h(
      'div',
      { class: 'more', part: 'more' },
      h('div', { class: 'fields' }, ...this.#fields(actions)),
      this.#note,
    );
  }

  /**
   * @param {FieldActions} actions
   * @returns {HTMLElement[]}
   */
  #fields({ choose, newWeights }) {
    const own = (/** @type {HTMLElement} */ element) => {
      this.#ownOnly.push(element);
      return element;
    };
    const seed = this.#follow(
      'seed',
      numberField(settings.seed, (value) => choose({ seed: value })),
      (choice) => choice.seed,
    );
    return [
      this.#follow(
        'speed',
        selectField(settings.speed.name, speeds, (speed) => choose({ speed })),
        ({ speed }) => speed,
      ),
      this.#follow(
        'scale',
        radioGroup(settings.scale.name, scales, (scale) => choose({ scale })),
        ({ scale }) => scale,
      ),
      own(
        this.#follow(
          'width',
          numberField(settings.width, (width) => choose({ width })),
          ({ width }) => width,
        ),
      ),
      this.#follow(
        'learning-rate',
        numberField(settings.learningRate, (learningRate) => choose({ learningRate })),
        ({ learningRate }) => learningRate,
      ),
      own(
        this.#follow(
          'initializer',
          selectField(settings.initializer.name, initializers, (initializer) =>
            choose({ initializer }),
          ),
          ({ initializer }) => initializer,
        ),
      ),
      own(
        h(
          'div',
          { class: 'with-button', [controlAttribute]: 'seed' },
          seed,
          button(words.newWeights, newWeights),
        ),
      ),
      this.#example,
      this.#follow(
        'digits',
        numberField(settings.digits, (digits) => choose({ digits })),
        ({ digits }) => digits,
      ),
    ];
  }

  /**
   * @template T
   * @param {ControlName} name
   * @param {{element: HTMLElement, show: (value: T) => void}} control
   * @param {(choice: Choice) => T} read
   * @returns {HTMLElement}
   */
  #follow(name, control, read) {
    this.#shows.push((choice) => control.show(read(choice)));
    return named(name, control.element);
  }

  /**
   * @param {Choice} choice
   * @param {boolean} ownWeights true if the weights are not the seed's
   */
  showChoice(choice, ownWeights) {
    for (const show of this.#shows) show(choice);
    const opened = choice.network !== '';
    const offered = `${choice.controls} ${opened}`;
    if (offered !== this.#offered) {
      this.#offer(this.element, choice);
      for (const element of this.#ownOnly) element.hidden ||= opened;
    }
    this.#offered = offered;
    this.#ownWeights = ownWeights;
  }

  /**
   * @param {ParentNode} root
   * @param {Choice} choice
   */
  #offer(root, { controls }) {
    showControls(root, (name) => this.#isOffered(controls, name));
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {Choice} choice
   */
  showFrame(frame, choice) {
    const lessons = this.#ownWeights ? words.ownNote : words.seedNote;
    setText(this.#note, choice.network === '' ? lessons : `${networkSentence(frame)}.`);
    const numbers = { input: frame.layers[0].activations ?? [], target: frame.targets };
    const parts = /** @type {const} */ (['input', 'target']);
    const shape = `${choice.network === ''} ${numbers.input.length} ${numbers.target.length}`;
    if (shape !== this.#exampleShape) {
      this.#exampleShape = shape;
      for (const part of parts) this.#makeExampleFields(part, numbers[part].length, choice);
      this.#example.replaceChildren(
        ...parts.flatMap((part) =>
          this.#exampleFields[part].map(({ element }) => named(part, element)),
        ),
      );
      this.#offer(this.#example, choice);
    }
    for (const part of parts) {
      this.#exampleFields[part].forEach((field, k) => field.show(numbers[part][k]));
    }
  }

  /**
   * Makes a field for each number of the example.
   *
   * @param {'input' | 'target'} part
   * @param {number} count
   * @param {Choice} choice
   */
  #makeExampleFields(part, count, { network }) {
    const { name, least, most } = settings[part];
    const range = network === '' ? { least, most, whole: false } : anyNumber;
    this.#exampleFields[part] = Array.from({ length: count }, (_, k) => {
      const numbered = count > 1 ? `${name} ${k + 1}` : name;
      return numberField(number(numbered, range, 0), (value) =>
        this.#actions.chooseExample(part, k, value),
      );
    });
  }
}
