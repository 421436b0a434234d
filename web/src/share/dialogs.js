/** The dialogs by which something leaves the page or comes into it. */
import { OpenDialog } from './open-dialog.js';
import { SaveDialog } from './save-dialog.js';
import { ShareDialog } from './share-dialog.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('./save-dialog.js').Saved} Saved
 *
 * @typedef {object} Sources what each dialog needs; those that are left out are not made
 * @property {{place: LessonFolder, read: () => Readonly<State> | null}} [share]
 *   `read` says what is shown now
 * @property {() => Saved | null} [save] what is shown now
 * @property {(json: string) => void} [open] throws an Error that says what is wrong; what is shown is
 *   then as it was
 *
 * @typedef {{share?: ShareDialog, save?: SaveDialog, open?: OpenDialog}} Dialogs
 */

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
