/** The figure's menu "⋯": everything that the reader can do beside the controls in sight. */
import { verbosity } from '../drawing/verbosity.js';
import { afterPaint } from '../parts/after-paint.js';
import { opener } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import { button, radioGroup, slider } from '../parts/fields.js';
import { late } from '../parts/late.js';
import { settings } from '../state/settings.js';
import { fullScreenButton, outermostHost } from '../parts/full-screen.js';
import { controlAttribute, named } from '../parts/shown-controls.js';
import { UndoButtons } from '../parts/undo-buttons.js';
import * as words from '../words/figure.js';
import { iterationSpoken } from '../words/pass.js';
import {
  examples,
  listen,
  open,
  openLab as openLabWords,
  ownNetwork,
  save,
  share,
} from '../words/openers.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {import('../words/undo.js').NextSteps} NextSteps
 * @typedef {import('./network-fields.js').NetworkFields} NetworkFields
 *
 * @typedef {object} MenuActions
 * @property {() => void} stepBack
 * @property {() => void} restart
 * @property {(iteration: number) => void} scrub
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} listen
 * @property {((panel: Choice['panel']) => void) | null} openLab shows a panel of the lab; null in the lab itself
 * @property {((button: HTMLElement) => void) | null} share null if there is nothing to share
 * @property {(button: HTMLElement) => void} save
 * @property {(button: HTMLElement) => void} open
 */

const loadKey = late(() => import('../drawing/picture-key.js'));

/** The panel of the lab that the menu opens. */
const firstPanel = 'inspect';

export class FigureMenu {
  #fields;
  #undo;
  #scrubber;
  /** The last in the menu: nothing moves when it comes. */
  #key = h('div');
  #verbosity = radioGroup(words.verbosity, words.verbosities, (isFull) =>
    Object.assign(verbosity, { isFull }),
  );
  /** What is new of each part since the menu was shown. @type {Map<string, () => void>} */
  #waiting = new Map();
  #button = h('summary', { 'aria-label': words.menu, title: words.menu }, '⋯');
  element;

  /**
   * @param {MenuActions} actions
   * @param {NetworkFields | null} fields
   */
  constructor(actions, fields) {
    this.#fields = fields;
    this.#undo = new UndoButtons(actions);
    this.#scrubber = slider(settings.iteration.name, actions.scrub);
    this.#scrubber.element.classList.add('scrubber');
    this.#scrubber.input.min = '0';
    this.element = h(
      'details',
      { class: 'menu' },
      this.#button,
      h('div', { class: 'menu-panel' }, ...this.#contents(actions, fields?.element ?? null)),
    );
    this.#closeByItself();
  }

  /**
   * @param {MenuActions} actions
   * @param {HTMLElement | null} fields
   * @returns {HTMLElement[]}
   */
  #contents({ restart, stepBack, openLab, ...actions }, fields) {
    return [
      h(
        'div',
        {
          class: 'transport',
          role: 'group',
          'aria-label': words.playback,
          [controlAttribute]: 'play',
        },
        button(words.restart, restart),
        button(words.stepBack, stepBack),
      ),
      named('iteration', this.#scrubber.element),
      named('play', this.#undo.element),
      ...(fields ? [fields] : []),
      ...(openLab
        ? [
            named(
              'lab',
              h(
                'span',
                { class: 'transport' },
                button(openLabWords, () => openLab(firstPanel)),
                named(
                  'save',
                  button(examples, () => openLab('examples')),
                ),
                named(
                  'save',
                  button(ownNetwork, () => openLab('your-own')),
                ),
              ),
            ),
          ]
        : []),
      h(
        'div',
        { class: 'transport' },
        named('save', opener(open, actions.open)),
        named('save', opener(save, actions.save)),
        ...(actions.share ? [named('share', opener(share, actions.share))] : []),
      ),
      named('why', this.#verbosity.element),
      named('play', h('div', { class: 'transport' }, button(listen, actions.listen))),
      fullScreenButton(() => outermostHost(this.element)),
      named('why', this.#key),
    ];
  }

  /** Closes by Escape, by a press elsewhere, and when the focus moves on. */
  #closeByItself() {
    const menu = this.element;
    const close = () => menu.removeAttribute('open');
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      event.stopPropagation();
      close();
      this.#button.focus();
    });
    menu.addEventListener('focusout', ({ relatedTarget }) => {
      // A dialog that opens from the menu gives the focus back to it.
      const isElsewhere = relatedTarget instanceof Element && !relatedTarget.closest('dialog');
      if (isElsewhere && !menu.contains(relatedTarget)) close();
    });
    const onPress = (/** @type {Event} */ event) => {
      if (!event.composedPath().includes(menu)) close();
    };
    menu.addEventListener('toggle', () => {
      const root = menu.getRootNode();
      if (menu.open) {
        root.addEventListener('pointerdown', onPress);
        loadKey().then(
          ({ showKey }) => showKey(this.#key),
          () => {},
        );
      } else root.removeEventListener('pointerdown', onPress);
    });
  }

  /**
   * @param {Choice} choice
   * @param {boolean} ownWeights true if the weights are not the seed's
   */
  showChoice(choice, ownWeights) {
    this.#show('choice', () => {
      this.#verbosity.show(verbosity.isFull);
      this.#fields?.showChoice(choice, ownWeights);
    });
  }

  /**
   * @param {Frame} frame
   * @param {string} caption
   * @param {Choice} choice
   */
  showFrame(frame, caption, choice) {
    this.#show('frame', () => {
      const { input } = this.#scrubber;
      input.max = String(frame.iterations);
      input.value = String(frame.iteration);
      input.setAttribute('aria-valuetext', iterationSpoken(frame, caption));
      this.#fields?.showFrame(frame, choice);
    });
  }

  /** @param {NextSteps} nextSteps the next steps of Undo and Redo */
  showNextSteps(nextSteps) {
    this.#show('steps', () => this.#undo.show(nextSteps));
  }

  /**
   * Shows a part of the menu: at once while it is open.
   *
   * @param {'choice' | 'frame' | 'steps'} part
   * @param {() => void} show
   */
  #show(part, show) {
    if (this.element.open) {
      // What waits is older.
      this.#waiting.delete(part);
      return show();
    }
    this.#waiting.set(part, show);
    this.#showWaiting();
  }

  #showWaiting = afterPaint(() => {
    for (const show of this.#waiting.values()) show();
    this.#waiting.clear();
  });
}
