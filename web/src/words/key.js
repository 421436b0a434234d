/** What the picture's marks mean, each by its name in the style sheet. */
export const keyLabels = /** @type {const} */ ({
  strong: 'thicker: stronger',
  negative: 'dashed: negative',
  carried: 'forward: w·a',
  gradient: 'backward: ∂L/∂w',
  activation: 'activation a',
  delta: 'error signal δ',
  looked: 'what you look at',
});
