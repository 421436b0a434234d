/** What the lab says. */

export const title = 'The lab';

export const panels = 'Panels';
export const network = 'Network, example and numbers';

/** What a panel is for. */
export const panelIntros = /** @type {const} */ ({
  inspect: 'Press a weight or a neuron: see how its number is computed, and set it by hand.',
  check:
    'Check a gradient without backpropagation: move a weight a little, and see what the loss does.',
  numbers: 'All numbers of the pass, and the settings that they come from.',
  'by-hand': 'Work out the missing numbers yourself, in the picture or on paper.',
  practice:
    'Eight questions on networks that you have not seen. Write numbers to three digits. Nothing here counts in a course.',
  examples:
    'Worked examples from books and courses: press one, and compare its author’s numbers with the computed ones.',
  'your-own':
    'Your own network, without a file: type it in, or paste tables from NumPy, PyTorch, MATLAB, R or a spreadsheet.',
  compare:
    'Two networks learn from the same points. Choose what breaks one and what helps the other.',
  map: 'How much of the gradient reaches the first layer, for each depth and size of the first weights.',
  files: 'Open a network from a file, save this one with its picture, or share what you see.',
});

/** By the view that the reader came from. */
export const backTo = /** @type {const} */ ({
  lesson: 'Back to the lesson',
  figure: 'Back to the figure',
  'break-it': 'Back to “Now Break It”',
});

export const selectFirst = 'Press a weight or a neuron of the picture first.';
