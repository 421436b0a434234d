/** What the dialogs for sharing, saving and opening say. */

/** The lesson's name in a page that frames it. */
export const title = 'Backpropagation, an interactive lesson';

export const shown = 'Show';
export const viewLabels = /** @type {const} */ ({
  lesson: 'Lesson',
  figure: 'Figure',
  'break-it': 'Now Break It',
  lab: 'Lab',
});
export const panel = 'Panel of the lab';
export const controls = 'Controls';
export const controlsLabels = /** @type {const} */ ({
  none: 'None',
  few: 'Depth and activation',
  all: 'All',
  own: 'The same as here',
});
export const start = 'Begins';
export const startLabels = /** @type {const} */ ({
  plays: 'Playing once',
  waits: 'Paused',
});

/**
 * @param {number} iteration
 * @returns {string}
 */
export function pausedAt(iteration) {
  return `Paused here, at ${iteration}`;
}

export const theme = 'Colours';
export const themeLabels = /** @type {const} */ ({
  auto: 'Automatic',
  light: 'Light',
  dark: 'Dark',
});
export const size = 'Size';
export const prompt = 'Say what to try next';
export const sharedNetwork = 'The network, its input and its weights are the ones you see now.';

export const oneFile = 'Download as one file';
/** @param {string} name of the file */
export const oneFileSaved = (name) =>
  `Saved as ${name}. A double click opens it with these settings, without a network.`;
export const oneFileWhat =
  'One page with everything in it: for a memory stick, a course system or an offline room.';
export const notOneFile = 'One file is not offered: this page cannot read backprop.html.';
export const notFromDisk =
  'One file is not offered: a page opened from a disk may not read other files. Open backprop.html, and share from there.';
export const plan = 'A plan for the lecturer, on one sheet';

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

export const png = 'Picture (PNG)';
export const svg = 'Picture (SVG)';
export const json = 'Network (JSON)';
export const pytorch = 'The same in PyTorch';
export const link = 'Link';
/** Before the short names of what the network can be saved as. */
export const exported = 'Export as';
export const shortJson = 'JSON';
export const shortPytorch = 'PyTorch';
export const print = 'Print';
export const openNetwork = 'Open a network';
export const openFile = 'A file (JSON); it can also be dropped on the figure';
export const openWhat =
  'Networks that were saved here open again, and so does any network document: layers, weights, a loss and an example.';
/** Of weights whose rows can be meant in two ways. */
export const readByUnit =
  'Opened. Each row of weights was read as those of one unit, as PyTorch writes them. Keras writes one row for each input.';
export const rowsByInput =
  'The rows of weights have as many numbers as the layer has units: Keras writes them so, with one row for each input.';
export const turnRows = 'Read each row as an input';
export const falsified =
  'This browser changes the points of pictures that a page has drawn. Save the SVG instead.';
export const sandboxed =
  'This frame may not be allowed to save files or to print. If nothing happens, open the lesson in a window of its own.';
