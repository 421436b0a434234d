/** The figure's controls: what the reader presses becomes an action; what they show is a choice. */
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
import { settings } from '../state/settings.js';
import { controlAttribute, named } from '../parts/shown-controls.js';
import { openedNote, ownNote, seedNote } from '../words/phrases.js';

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
 * @property {((button: HTMLElement) => void) | null} share null where there is nothing to share
 * @property {(button: HTMLElement) => void} save
 * @property {(change: Change) => void} choose throws an Error that says what is wrong
 * @property {(k: 0 | 1, value: number) => void} chooseInput one of the two; throws like `choose`
 * @property {(change: Change) => void} leave chooses something with which an opened network is left,
 *   also if it changes nothing
 */

export class FigureControls {
  #play;
  #scrubber;
  /** @type {((choice: Choice) => void)[]} */
  #shows = [];
  /** Fields of the example, which an opened network brings with it. */
  /** @type {{enable: (enabled: boolean) => void}[]} */
  #exampleOnly = [];
  #note = h('p', { class: 'note' });
  #openedNote = h('p', { class: 'note' }, openedNote);
  #depth;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#play = button('Play', actions.playOrPause, 'primary');
    this.#scrubber = slider('Iteration', actions.scrub);
    this.#scrubber.element.classList.add('scrubber');
    this.#scrubber.input.min = '0';
    const { choose, leave } = actions;
    this.#depth = rangeSlider(settings.depth, (depth) => leave({ depth }));

    this.scale = this.#follow(
      'scale',
      radioGroup(settings.scale.name, scales, (scale) => choose({ scale })),
      ({ scale }) => scale,
    );
    this.element = h(
      'div',
      { class: 'controls', part: 'controls' },
      h(
        'div',
        { class: 'row' },
        h(
          'div',
          {
            class: 'transport',
            role: 'group',
            'aria-label': 'Playback',
            [controlAttribute]: 'play',
          },
          button('Restart', actions.restart),
          button('Step back', actions.stepBack),
          this.#play,
          button('Step', actions.step),
        ),
        named('iteration', this.#scrubber.element),
        this.#follow(
          'speed',
          selectField(settings.speed.name, speeds, (speed) => choose({ speed })),
          ({ speed }) => speed,
        ),
      ),
      h(
        'div',
        { class: 'row' },
        this.#follow('depth', this.#depth, ({ depth }) => depth),
        this.#follow(
          'activation',
          radioGroup(settings.activation.name, activations, (activation) => leave({ activation })),
          ({ activation, network }) => (network === '' ? activation : null),
        ),
        h(
          'div',
          { class: 'row-end' },
          ...(actions.share ? [named('share', opener('Share', actions.share))] : []),
          named('save', opener('Save', actions.save)),
        ),
      ),
      this.#openedNote,
    );
    this.more = this.#more(actions);
  }

  /**
   * What is behind "More".
   *
   * @param {Actions} actions
   */
  #more({ choose, chooseInput, newWeights }) {
    return h(
      'details',
      { class: 'more', part: 'more' },
      h('summary', {}, 'More'),
      h(
        'div',
        { class: 'fields' },
        this.#follow(
          'width',
          numberField(settings.width, (width) => choose({ width })),
          ({ width }) => width,
        ),
        this.#follow(
          'learning-rate',
          numberField(settings.learningRate, (learningRate) => choose({ learningRate })),
          ({ learningRate }) => learningRate,
        ),
        this.#follow(
          'initializer',
          selectField(settings.initializer.name, initializers, (initializer) =>
            choose({ initializer }),
          ),
          ({ initializer }) => initializer,
        ),
        h(
          'div',
          { class: 'with-button', [controlAttribute]: 'seed' },
          this.#follow(
            'seed',
            numberField(settings.seed, (seed) => choose({ seed })),
            ({ seed }) => seed,
          ),
          button('New weights', newWeights),
        ),
        ...this.#exampleFields(choose, chooseInput),
      ),
      this.#note,
    );
  }

  /**
   * @param {Actions['choose']} choose
   * @param {Actions['chooseInput']} chooseInput
   */
  #exampleFields(choose, chooseInput) {
    const inputs = /** @type {const} */ ([0, 1]).map((k) => {
      const name = `Input ${k + 1}`;
      const field = numberField(number(name, settings.input, 0), (value) => chooseInput(k, value));
      this.#exampleOnly.push(field);
      return this.#follow('input', field, ({ input }) => input[k]);
    });
    const target = numberField(settings.target, (value) => choose({ target: value }));
    this.#exampleOnly.push(target);
    return [...inputs, this.#follow('target', target, (state) => state.target)];
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
   * @param {boolean} ownWeights whether the weights are others than the seed gives
   */
  showChoice(choice, ownWeights) {
    for (const show of this.#shows) show(choice);
    const opened = choice.network !== '';
    for (const field of this.#exampleOnly) field.enable(!opened);
    this.#openedNote.hidden = !opened;
    this.#note.hidden = opened;
    this.#note.textContent = ownWeights ? ownNote : seedNote;
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {string} caption
   * @param {Choice} choice
   */
  showFrame(frame, caption, { network }) {
    const { input } = this.#scrubber;
    input.max = String(frame.iterations);
    input.value = String(frame.iteration);
    input.setAttribute(
      'aria-valuetext',
      `Iteration ${frame.iteration} of ${frame.iterations}: ${caption}`,
    );
    if (network !== '') this.#depth.show(frame.depth - 1);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    this.#play.textContent = playing ? 'Pause' : 'Play';
  }
}
