/** The figure's controls: what the reader presses becomes an action; what they show is a state. */
import { activations, initializers, scales, speeds } from './choices.js';
import { h } from './dom.js';
import { button, numberField, radioGroup, rangeSlider, selectField, slider } from './fields.js';

/**
 * @typedef {import('./state.js').State} State
 *
 * @typedef {object} Actions
 * @property {() => void} playOrPause
 * @property {() => void} step
 * @property {() => void} stepBack
 * @property {() => void} restart
 * @property {(iteration: number) => void} scrub
 * @property {() => void} newWeights
 * @property {(change: Partial<State>) => void} choose throws an Error that says what is wrong
 */

export class FigureControls {
  #play;
  #scrubber;
  /** @type {((state: Readonly<State>) => void)[]} */
  #shows = [];

  /** @param {Actions} actions */
  constructor(actions) {
    this.#play = button('Play', actions.playOrPause, 'primary');
    this.#scrubber = slider('Iteration', actions.scrub);
    this.#scrubber.element.classList.add('scrubber');
    this.#scrubber.input.min = '0';
    const { choose } = actions;

    this.scale = this.#follow(
      radioGroup('Bar length', scales, (scale) => choose({ scale })),
      ({ scale }) => scale,
    );
    this.element = h(
      'div',
      { class: 'controls' },
      h(
        'div',
        { class: 'row' },
        h(
          'div',
          { class: 'transport', role: 'group', 'aria-label': 'Playback' },
          button('Restart', actions.restart),
          button('Step back', actions.stepBack),
          this.#play,
          button('Step', actions.step),
        ),
        this.#scrubber.element,
        this.#follow(
          selectField('Speed', speeds, (speed) => choose({ speed })),
          ({ speed }) => speed,
        ),
      ),
      h(
        'div',
        { class: 'row' },
        this.#follow(
          rangeSlider('depth', (depth) => choose({ depth })),
          ({ depth }) => depth,
        ),
        this.#follow(
          radioGroup('Activation', activations, (activation) => choose({ activation })),
          ({ activation }) => activation,
        ),
      ),
    );
    this.more = this.#more(actions);
  }

  /**
   * What is behind "More".
   *
   * @param {Actions} actions
   */
  #more({ choose, newWeights }) {
    const inputField = (/** @type {0 | 1} */ k) =>
      this.#follow(
        numberField(`Input ${k + 1}`, 'input', (value) =>
          choose({ input: this.#inputWith(k, value) }),
        ),
        ({ input }) => input[k],
      );
    return h(
      'details',
      { class: 'more' },
      h('summary', {}, 'More'),
      h(
        'div',
        { class: 'fields' },
        this.#follow(
          numberField('Width', 'width', (width) => choose({ width })),
          ({ width }) => width,
        ),
        this.#follow(
          numberField('Learning rate', 'learningRate', (learningRate) => choose({ learningRate })),
          ({ learningRate }) => learningRate,
        ),
        this.#follow(
          selectField('Initializer', initializers, (initializer) => choose({ initializer })),
          ({ initializer }) => initializer,
        ),
        h(
          'div',
          { class: 'with-button' },
          this.#follow(
            numberField('Seed', 'seed', (seed) => choose({ seed })),
            ({ seed }) => seed,
          ),
          button('New weights', newWeights),
        ),
        inputField(0),
        inputField(1),
        this.#follow(
          numberField('Target', 'target', (target) => choose({ target })),
          ({ target }) => target,
        ),
      ),
      h(
        'p',
        { class: 'note' },
        'The output is one sigmoid unit, and the loss is binary cross-entropy. Weights are drawn from the seed; biases start at 0.',
      ),
    );
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

  /**
   * @template T
   * @param {{element: HTMLElement, show: (value: T) => void}} control
   * @param {(state: Readonly<State>) => T} read
   * @returns {HTMLElement}
   */
  #follow(control, read) {
    this.#shows.push((state) => control.show(read(state)));
    return control.element;
  }

  /** @param {Readonly<State>} state */
  showState(state) {
    this.#input = state.input;
    for (const show of this.#shows) show(state);
  }

  /**
   * @param {import('./frame.js').Frame} frame
   * @param {string} caption
   */
  showFrame(frame, caption) {
    const { input, output } = this.#scrubber;
    input.max = String(frame.iterations);
    input.value = String(frame.iteration);
    input.setAttribute(
      'aria-valuetext',
      `Iteration ${frame.iteration} of ${frame.iterations}: ${caption}`,
    );
    output.textContent = '';
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    this.#play.textContent = playing ? 'Pause' : 'Play';
  }
}
