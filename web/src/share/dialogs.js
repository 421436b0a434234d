/** Makes the dialogs that share, save and open. */
import styles from '../../styles/parts/dialogs.css';
import { addStyles } from '../parts/adopt-styles.js';
import { OpenDialog } from './open-dialog.js';
import { SaveDialog } from './save-dialog.js';
import { ShareDialog } from './share-dialog.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('./save-dialog.js').Saved} Saved
 *
 * @typedef {object} Sources the inputs of each dialog; a dialog without them is not made
 * @property {{place: LessonFolder, read: () => Readonly<State> | null}} [share]
 *   `read` returns the current state
 * @property {() => Saved | null} [save] returns the current figure
 * @property {(json: string) => void} [open] opens a network document; if it is refused, throws an Error that
 *   says why and changes nothing
 *
 * @typedef {{share?: ShareDialog, save?: SaveDialog, open?: OpenDialog}} Dialogs
 */

/**
 * Gives the dialogs' styles to the shadow root that holds them. A move to another document takes them away.
 *
 * @param {Element} element in that root
 */
export function dress(element) {
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) addStyles(root, styles);
}

/**
 * @param {Sources} sources
 * @returns {Dialogs}
 */
export function makeDialogs({ share, save, open }) {
  return {
    ...(share && { share: new ShareDialog(share.place, share.read) }),
    ...(save && { save: new SaveDialog(save) }),
    ...(open && { open: new OpenDialog(open) }),
  };
}
