/** What the dialogs for sharing, saving and opening say. */

/** The lesson's name in a page that frames it. */
export const title = 'Backpropagation, an interactive lesson';

export const share = 'Share';
export const shown = 'Show';
export const viewLabels = /** @type {const} */ ({
  lesson: 'Whole lesson',
  figure: 'Figure',
  'break-it': 'Now Break It',
});
export const notFetched =
  'This part of the page did not arrive. Try again; if this stays, reload the page.';
export const copy = 'Copy';
/** What there is to copy: how its field is called, what its button says, and what is said after. */
export const copies = {
  link: { name: 'Link', button: 'Copy link', done: 'Link copied.' },
  frame: { name: 'Frame, for any page', button: 'Copy frame', done: 'Frame copied.' },
  element: {
    name: 'Element, for pages of your own',
    button: 'Copy element',
    done: 'Element copied.',
  },
};
export const notCopied = 'This frame may not copy: the text is selected, copy it yourself.';
export const onDevice =
  'This page is a file on your device. Put the lesson’s folder on a site: there, this gives links, frames and elements for others.';

export const save = 'Save';
export const png = 'Picture (PNG)';
export const svg = 'Picture (SVG)';
export const json = 'Network (JSON)';
export const pytorch = 'The same in PyTorch';
export const print = 'Print';
export const open = 'Open';
export const openNetwork = 'Open a network';
export const openFile = 'A file (JSON); it can also be dropped on the figure';
export const openWhat =
  'Networks that were saved here open again, and so does any network document: layers, weights, a loss and an example.';
export const falsified =
  'This browser changes the points of pictures that a page has drawn. Save the SVG instead.';
export const sandboxed =
  'This frame may not be allowed to save files or to print. If nothing happens, open the lesson in a window of its own.';

/**
 * @param {string} most in megabytes
 * @param {string} found
 * @returns {string}
 */
export function tooLarge(most, found) {
  return `expected at most ${most} MB, found ${found}`;
}
