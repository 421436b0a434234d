/** The table of the figure's numbers. */

export const tableOfNumbers = 'Table of the numbers';
export const tableCaption = 'The numbers of the figure, layer by layer';
export const tableHeadings = [
  'Layer',
  'Gradient magnitude',
  'Activations a',
  'Error signals δ',
  'Weights w, by neuron',
  'Gradients ∂L/∂w, by neuron',
];
