/** "Files": opens, saves and shares. */
import { opener } from '../parts/dialog.js';
import { h } from '../parts/dom.js';
import { named } from '../parts/shown-controls.js';
import { open, save, share } from '../words/openers.js';

/**
 * @typedef {(near: HTMLElement) => void} Open opens a dialog near the button
 *
 * @typedef {object} FileActions
 * @property {Open} open
 * @property {Open} save
 * @property {Open | null} share null if there is nothing to share
 */

export class FilesPanel {
  element;

  /** @param {FileActions} actions */
  constructor(actions) {
    this.element = h(
      'div',
      { class: 'row' },
      named('save', h('span', {}, opener(open, actions.open), opener(save, actions.save))),
      ...(actions.share ? [named('share', opener(share, actions.share))] : []),
    );
  }
}
