/** The figure's controls: they show a choice and turn the reader's input into actions. */
import { activations } from '../state/choices.js';
import { h, setText } from '../parts/dom.js';
import { button, radioGroup, rangeSlider } from '../parts/fields.js';
import { isNamed, settings } from '../state/settings.js';
import { controlAttribute, named } from '../parts/shown-controls.js';
import * as words from '../words/figure.js';
import { FigureMenu } from './figure-menu.js';

/**
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('./network-fields.js').NetworkFields} NetworkFields
 * @typedef {import('./figure-menu.js').MenuActions} MenuActions
 *
 * @typedef {object} OwnActions
 * @property {() => void} playOrPause
 * @property {() => void} step
 * @property {() => void} update
 * @property {(change: Change) => void} leaveOpened chooses a setting of the lesson's own network and leaves an
 *   opened one, even if the setting does not change
 *
 * @typedef {OwnActions & MenuActions} Actions
 *
 * @typedef {object} Offers what the controls hold beside the usual
 * @property {NetworkFields | null} [fields] that stand in the menu
 * @property {boolean} [allActivations] true to offer also the activations that only few readers need
 */

/** The activation that is offered only where a host or the lab asks for it, or where it is chosen. */
const rare = 'leaky_relu';

export class FigureControls {
  #play;
  #step;
  #update;
  #depth;
  #activation;
  #menu;
  #openedNote = h('p', { class: 'note', hidden: true }, words.openedNote);
  #isRareOffered;
  #isPlaying = false;
  /** True at the end of the pass. */
  #isOver = false;

  /**
   * @param {Actions} actions
   * @param {Offers} [offers]
   */
  constructor(actions, { fields = null, allActivations = false } = {}) {
    const { leaveOpened } = actions;
    this.#isRareOffered = allActivations;
    this.#play = button(words.play, actions.playOrPause, 'primary');
    this.#step = button(words.step, actions.step);
    this.#update = button(words.update, actions.update);
    this.#depth = rangeSlider(settings.depth, (depth) => leaveOpened({ depth }));
    this.#activation = radioGroup(settings.activation.name, activations, (activation) =>
      leaveOpened({ activation }),
    );
    this.#menu = new FigureMenu(actions, fields);
    this.transport = h(
      'div',
      {
        class: 'transport',
        role: 'group',
        'aria-label': words.playback,
        [controlAttribute]: 'play',
      },
      this.#play,
      this.#step,
      this.#update,
    );
    this.element = h(
      'div',
      { class: 'controls', part: 'controls' },
      h(
        'div',
        { class: 'row' },
        this.transport,
        named('depth', this.#depth.element),
        named('activation', this.#activation.element),
        this.#menu.element,
      ),
      this.#openedNote,
    );
  }

  /**
   * @param {Choice} choice
   * @param {boolean} ownWeights true if the weights are not the seed's
   */
  showChoice(choice, ownWeights) {
    const { depth, activation, network, controls } = choice;
    this.#depth.show(depth);
    this.#activation.show(network === '' ? activation : null);
    // Once offered it stays: nothing may move under the reader's hand.
    this.#isRareOffered ||= activation === rare || isNamed(controls, 'leaky-relu');
    this.#activation.offer((value) => value !== rare || this.#isRareOffered);
    this.#openedNote.hidden = network === '';
    this.#menu.showChoice(choice, ownWeights);
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {string} caption
   * @param {Choice} choice
   */
  showFrame(frame, caption, choice) {
    this.#isOver = frame.iteration === frame.iterations;
    // An update needs the gradients, which are complete at the end of the pass.
    this.#update.disabled = !this.#isOver;
    // Not disabled: a button that the reader has just pressed would lose the focus.
    this.#step.setAttribute('aria-disabled', String(this.#isOver));
    this.#namePlay();
    this.#menu.showFrame(frame, caption, choice);
    if (choice.network !== '') this.#depth.show(frame.outputLayer - 1);
  }

  /** @param {import('../words/undo.js').NextSteps} nextSteps the next steps of Undo and Redo */
  showNextSteps(nextSteps) {
    this.#menu.showNextSteps(nextSteps);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    this.#isPlaying = playing;
    this.#namePlay();
  }

  #namePlay() {
    const atRest = this.#isOver ? words.replay : words.play;
    setText(this.#play, this.#isPlaying ? words.pause : atRest);
    this.#play.toggleAttribute('data-playing', this.#isPlaying);
  }
}
