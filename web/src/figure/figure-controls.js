/** The figure's controls: what the reader presses becomes an action; what they show is a state. */
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
import { settings } from '../state/settings.js';
import { controlAttribute, named } from '../parts/shown-controls.js';

/**
 * @typedef {import('../state/state.js').State} State
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
 * @property {(change: Partial<State>) => void} choose throws an Error that says what is wrong
 */

const output = 'The output is one sigmoid unit, and the loss is binary cross-entropy.';
const leaving = 'A new depth, width, activation, initializer or seed draws new ones.';
const seedNote = `${output} Weights are drawn from the seed; biases start at 0.`;
const ownNote = `${output} The weights are your own. ${leaving}`;
const openedNote = `This network was opened, with its own layers, example and weights. ${leaving}`;

export class FigureControls {
  #play;
  #scrubber;
  /** @type {((state: Readonly<State>) => void)[]} */
  #shows = [];
  /** Fields of the example, which an opened network brings with it. */
  /** @type {{enable: (enabled: boolean) => void}[]} */
  #exampleOnly = [];
  #note = h('p', { class: 'note' });
  #openedNote = h('p', { class: 'note' }, openedNote);
  #depth = rangeSlider(settings.depth.name, settings.depth, (depth) => this.#leave({ depth }));
  /** Whether the network came from a file, and is none that the controls make. */
  #opened = false;
  #actions;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#play = button('Play', actions.playOrPause, 'primary');
    this.#scrubber = slider('Iteration', actions.scrub);
    this.#scrubber.element.classList.add('scrubber');
    this.#scrubber.input.min = '0';
    const { choose } = actions;

    this.scale = this.#follow(
      'scale',
      radioGroup('Bar length', scales, (scale) => choose({ scale })),
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
          selectField('Speed', speeds, (speed) => choose({ speed })),
          ({ speed }) => speed,
        ),
      ),
      h(
        'div',
        { class: 'row' },
        this.#follow('depth', this.#depth, ({ depth }) => depth),
        this.#follow(
          'activation',
          radioGroup('Activation', activations, (activation) => this.#leave({ activation })),
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
  #more({ choose, newWeights }) {
    return h(
      'details',
      { class: 'more', part: 'more' },
      h('summary', {}, 'More'),
      h(
        'div',
        { class: 'fields' },
        this.#follow(
          'width',
          numberField('Width', settings.width, (width) => choose({ width })),
          ({ width }) => width,
        ),
        this.#follow(
          'learning-rate',
          numberField('Learning rate', settings.learningRate, (learningRate) =>
            choose({ learningRate }),
          ),
          ({ learningRate }) => learningRate,
        ),
        this.#follow(
          'initializer',
          selectField('Initializer', initializers, (initializer) => choose({ initializer })),
          ({ initializer }) => initializer,
        ),
        h(
          'div',
          { class: 'with-button', [controlAttribute]: 'seed' },
          this.#follow(
            'seed',
            numberField('Seed', settings.seed, (seed) => choose({ seed })),
            ({ seed }) => seed,
          ),
          button('New weights', newWeights),
        ),
        ...this.#exampleFields(choose),
      ),
      this.#note,
    );
  }

  /** @param {Actions['choose']} choose */
  #exampleFields(choose) {
    const inputs = /** @type {const} */ ([0, 1]).map((k) => {
      const name = `Input ${k + 1}`;
      const field = numberField(name, settings.input, (value) =>
        choose({ input: this.#inputWith(k, value) }),
      );
      this.#exampleOnly.push(field);
      return this.#follow('input', field, ({ input }) => input[k]);
    });
    const target = numberField('Target', settings.target, (value) => choose({ target: value }));
    this.#exampleOnly.push(target);
    return [...inputs, this.#follow('target', target, (state) => state.target)];
  }

  /** @type {readonly [number, number]} */
  #input = [0, 0];

  /**
   * @param {0 | 1} k
   * @param {number} value
   * @returns {readonly [number, number]}
   */
  #inputWith(k, value) {
    return k === 0 ? [value, this.#input[1]] : [this.#input[0], value];
  }

  /** @param {Partial<State>} change with which an opened network is left, also if it changes nothing */
  #leave(change) {
    this.#actions.choose(this.#opened ? { network: '', weights: '', ...change } : change);
  }

  /**
   * @template T
   * @param {ControlName} name
   * @param {{element: HTMLElement, show: (value: T) => void}} control
   * @param {(state: Readonly<State>) => T} read
   * @returns {HTMLElement}
   */
  #follow(name, control, read) {
    this.#shows.push((state) => control.show(read(state)));
    return named(name, control.element);
  }

  /** @param {Readonly<State>} state */
  showState(state) {
    this.#input = state.input;
    for (const show of this.#shows) show(state);
    this.#opened = state.network !== '';
    for (const field of this.#exampleOnly) field.enable(!this.#opened);
    this.#openedNote.hidden = !this.#opened;
    this.#note.hidden = this.#opened;
    this.#note.textContent = state.weights === '' ? seedNote : ownNote;
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {string} caption
   */
  showFrame(frame, caption) {
    const { input } = this.#scrubber;
    input.max = String(frame.iterations);
    input.value = String(frame.iteration);
    input.setAttribute(
      'aria-valuetext',
      `Iteration ${frame.iteration} of ${frame.iterations}: ${caption}`,
    );
    if (this.#opened) this.#depth.show(frame.depth - 1);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    this.#play.textContent = playing ? 'Pause' : 'Play';
  }
}
