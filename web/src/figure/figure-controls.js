/** The figure's controls: they show a choice and turn the reader's input into actions. */
import { activations, initializers, scales, speeds } from '../state/choices.js';
import { opener } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import {
  button,
  numberField,
  radioGroup,
  rangeSlider,
  selectField,
  slider,
} from '../parts/fields.js';
import { number } from '../state/setting-kinds.js';
import { isShown, settings } from '../state/settings.js';
import { controlAttribute, named, showControls } from '../parts/shown-controls.js';
import { UndoButtons } from '../parts/undo-buttons.js';
import { networkSentence } from '../drawing/caption.js';
import * as words from '../words/figure.js';
import { iterationSpoken } from '../words/pass.js';
import { open, save, share } from '../words/sharing.js';

/**
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {typeof import('../state/settings.js').controlNames[number]} ControlName
 *
 * @typedef {object} Actions
 * @property {() => void} playOrPause
 * @property {() => void} step
 * @property {() => void} stepBack
 * @property {() => void} restart
 * @property {(iteration: number) => void} scrub
 * @property {() => void} newWeights
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {((button: HTMLElement) => void) | null} share null if there is nothing to share
 * @property {(button: HTMLElement) => void} save
 * @property {(button: HTMLElement) => void} open
 * @property {(change: Change) => void} choose throws an Error that says what is wrong
 * @property {(part: 'input' | 'target', unit: number, value: number) => void} chooseExample throws
 *   like `choose`
 * @property {(change: Change) => void} leaveOpened chooses a setting of the lesson's own network and leaves an
 *   opened one, even if the setting does not change
 */

/** @typedef {import('../parts/fields.js').NumberField} Field */

/** The values allowed in an opened network's example. */
const anyNumber = { least: -1e9, most: 1e9, whole: false };

export class FigureControls {
  #play;
  #update;
  #undo;
  #scrubber;
  /** @type {((choice: Choice) => void)[]} */
  #shows = [];
  /** What the lesson's own networks are made from; an opened one is not. @type {HTMLElement[]} */
  #ownOnly = [];
  #example = h('div', { class: 'example' });
  /** A field for each number of the example. @type {{input: Field[], target: Field[]}} */
  #exampleFields = { input: [], target: [] };
  #note = h('p', { class: 'note' });
  #openedNote = h('p', { class: 'note' }, words.openedNote);
  #depth;
  #actions;
  #exampleShape = '';
  #ownWeights = false;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#play = button(words.play, actions.playOrPause, 'primary');
    this.#update = button(words.update, actions.step);
    this.#undo = new UndoButtons(actions);
    this.#scrubber = slider(settings.iteration.name, actions.scrub);
    this.#scrubber.element.classList.add('scrubber');
    this.#scrubber.input.min = '0';
    const { choose, leaveOpened } = actions;
    this.#depth = rangeSlider(settings.depth, (depth) => leaveOpened({ depth }));

    this.scale = this.#follow(
      'scale',
      radioGroup(settings.scale.name, scales, (scale) => choose({ scale })),
      ({ scale }) => scale,
    );
    this.transport = h(
      'div',
      { class: 'controls at-hand', part: 'controls' },
      h(
        'div',
        { class: 'row' },
        h(
          'div',
          {
            class: 'transport',
            role: 'group',
            'aria-label': words.playback,
            [controlAttribute]: 'play',
          },
          button(words.restart, actions.restart),
          button(words.stepBack, actions.stepBack),
          this.#play,
          button(words.step, actions.step),
        ),
        named('play', this.#update),
        named('iteration', this.#scrubber.element),
      ),
    );
    this.element = h(
      'div',
      { class: 'controls', part: 'controls' },
      h(
        'div',
        { class: 'row' },
        this.#follow('depth', this.#depth, ({ depth }) => depth),
        this.#follow(
          'activation',
          radioGroup(settings.activation.name, activations, (activation) =>
            leaveOpened({ activation }),
          ),
          ({ activation, network }) => (network === '' ? activation : null),
        ),
        named('play', this.#undo.element),
        h(
          'details',
          { class: 'menu' },
          h('summary', {}, words.menu),
          h(
            'div',
            {},
            named('save', h('span', {}, opener(open, actions.open), opener(save, actions.save))),
            ...(actions.share ? [named('share', opener(share, actions.share))] : []),
          ),
        ),
      ),
      this.#openedNote,
    );
    this.more = this.#more(actions);
  }

  /**
   * The controls behind "More".
   *
   * @param {Actions} actions
   */
  #more({ choose, newWeights }) {
    const own = (/** @type {HTMLElement} */ element) => {
      this.#ownOnly.push(element);
      return element;
    };
    return h(
      'details',
      { class: 'more', part: 'more' },
      h('summary', {}, words.more),
      h(
        'div',
        { class: 'fields' },
        this.#follow(
          'speed',
          selectField(settings.speed.name, speeds, (speed) => choose({ speed })),
          ({ speed }) => speed,
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
            this.#follow(
              'seed',
              numberField(settings.seed, (seed) => choose({ seed })),
              ({ seed }) => seed,
            ),
            button(words.newWeights, newWeights),
          ),
        ),
        this.#example,
        this.#follow(
          'digits',
          numberField(settings.digits, (digits) => choose({ digits })),
          ({ digits }) => digits,
        ),
      ),
      this.#note,
    );
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

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {Choice} choice
   */
  #showExample(frame, choice) {
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
      showControls(this.#example, (name) => isShown(choice.controls, name));
    }
    for (const part of parts) {
      this.#exampleFields[part].forEach((field, k) => field.show(numbers[part][k]));
    }
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
    for (const element of this.#ownOnly) element.hidden ||= opened;
    this.#openedNote.hidden = !opened;
    this.#ownWeights = ownWeights;
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {string} caption
   * @param {Choice} choice
   */
  showFrame(frame, caption, choice) {
    const { input } = this.#scrubber;
    input.max = String(frame.iterations);
    input.value = String(frame.iteration);
    // An update needs the gradients, which are complete at the end of the pass.
    this.#update.disabled = frame.iteration < frame.iterations;
    input.setAttribute('aria-valuetext', iterationSpoken(frame, caption));
    this.#note.textContent =
      choice.network !== ''
        ? `${networkSentence(frame)}.`
        : this.#ownWeights
          ? words.ownNote
          : words.seedNote;
    this.#showExample(frame, choice);
    if (choice.network !== '') this.#depth.show(frame.outputLayer - 1);
  }

  /** @param {import('../words/undo.js').NextSteps} nextSteps the next steps of Undo and Redo */
  showNextSteps(nextSteps) {
    this.#undo.show(nextSteps);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    this.#play.textContent = playing ? words.pause : words.play;
  }
}
