/** The controls of the stage: learning, the network, and its repairs. */
import { repairsIn, toggled } from '../arms/learning-choice.js';
import { h, setText } from '../parts/dom.js';
import { button, radioGroup, rangeSlider } from '../parts/fields.js';
import { listen as listenWord } from '../words/openers.js';
import { named } from '../parts/shown-controls.js';
import { activations } from '../state/choices.js';
import { repairNames, settings } from '../state/settings.js';
import { words as wordsOf } from '../state/setting-kinds.js';
import * as words from '../words/break-it.js';

/**
 * @typedef {import('../state/settings.js').RepairName} RepairName
 * @typedef {import('../state/state.js').NetworkChoice} NetworkChoice
 *
 * @typedef {object} Actions
 * @property {() => void} playOrPause
 * @property {() => void} restart
 * @property {() => void} listen
 * @property {(change: Partial<NetworkChoice>) => void} choose
 * @property {(repairs: string) => void} repair
 */

/** Offered only where it is chosen or asked for. */
const rare = 'leaky_relu';
const rareControl = 'leaky-relu';
/** Of buttons whose names say what they do. */
const [restartSign, listenSign] = ['↺', '♪'];

export class StageControls {
  #play;
  #depth;
  #activation;
  #repairs = 'none';
  /** @type {Map<RepairName, HTMLButtonElement>} */
  #buttons = new Map();
  #isRareOffered = false;
  element;

  /** @param {Actions} actions */
  constructor({ playOrPause, restart, listen, choose, repair }) {
    this.#play = button(words.learn, playOrPause, 'primary');
    const again = signed(restartSign, words.restart, restart);
    const ear = signed(listenSign, listenWord, listen);
    this.#depth = rangeSlider(settings.depth, (depth) => choose({ depth }));
    this.#activation = radioGroup(settings.activation.name, activations, (activation) =>
      choose({ activation }),
    );
    for (const name of repairNames) {
      const press = button(words.repairLabels[name], () => repair(toggled(this.#repairs, name)));
      this.#buttons.set(name, press);
    }
    this.element = h(
      'div',
      { class: 'controls', part: 'controls' },
      h(
        'div',
        { class: 'row stage-row' },
        named('play', h('div', { class: 'transport' }, this.#play, again)),
        named('depth', this.#depth.element),
        named('activation', this.#activation.element),
        named('play', h('div', { class: 'ear' }, ear)),
      ),
      h(
        'div',
        { class: 'row' },
        named(
          'repair',
          h(
            'div',
            { class: 'repairs', role: 'group', 'aria-label': words.repairIt },
            h('span', { 'aria-hidden': 'true' }, words.repairIt),
            h('div', { class: 'pills' }, ...this.#buttons.values()),
          ),
        ),
      ),
    );
  }

  /**
   * @param {Readonly<NetworkChoice>} network
   * @param {string} repairs the setting's value
   * @param {string} controls the setting's value
   */
  show({ depth, activation }, repairs, controls) {
    this.#depth.show(depth);
    this.#activation.show(activation);
    this.#repairs = repairs;
    const on = repairsIn(repairs);
    for (const [name, press] of this.#buttons) {
      press.setAttribute('aria-pressed', String(on.includes(name)));
    }
    this.#isRareOffered ||= activation === rare || wordsOf(controls).includes(rareControl);
    const labels = this.#activation.element.querySelectorAll('label');
    activations.forEach(({ value }, k) => {
      labels[k].hidden = value === rare && !this.#isRareOffered;
    });
  }

  /** @param {boolean} isLearning */
  showLearning(isLearning) {
    setText(this.#play, isLearning ? words.pause : words.learn);
    this.#play.toggleAttribute('data-playing', isLearning);
  }
}

/**
 * @param {string} sign
 * @param {string} name
 * @param {() => void} onPress
 */
function signed(sign, name, onPress) {
  const element = button(sign, onPress, 'sign');
  element.setAttribute('aria-label', name);
  element.title = name;
  return element;
}
