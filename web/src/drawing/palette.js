/** Reads the canvas's colours from the style sheet, which defines all colours of the page. */

/**
 * @typedef {object} Palette
 * @property {string} ink
 * @property {string} muted
 * @property {string} card behind the network
 * @property {string} edge
 * @property {string} outline
 * @property {string} forward
 * @property {string} forwardFill
 * @property {string} forwardEdge a line that carries something forward
 * @property {string} onForward text on forwardFill
 * @property {string} backward
 * @property {string} danger
 * @property {string} font
 * @property {number} [smallestText] the size of the smallest letters, in CSS pixels
 * @property {number} [faintestWeight] the least opacity of a weight; 0 leaves it to its strength
 */

const names = /** @type {const} */ ({
  ink: '--ink',
  muted: '--muted',
  card: '--card',
  edge: '--edge',
  outline: '--outline',
  forward: '--forward',
  forwardFill: '--forward-fill',
  forwardEdge: '--forward-edge',
  onForward: '--on-forward',
  backward: '--backward',
  danger: '--danger',
});

/**
 * Reads the colours. A probe element computes them, so that system colours (forced colours) are
 * resolved.
 *
 * @param {HTMLElement} probe an invisible element
 * @returns {Palette}
 */
export function readPalette(probe) {
  const style = getComputedStyle(probe);
  const colours = Object.entries(names).map(([key, variable]) => {
    probe.style.color = `var(${variable})`;
    return [key, style.color];
  });
  return {
    ...Object.fromEntries(colours),
    font: style.fontFamily,
    smallestText: numberIn(style, '--smallest-text'),
    faintestWeight: numberIn(style, '--faintest-weight'),
  };
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {string} variable
 * @returns {number} 0 if it is not set
 */
function numberIn(style, variable) {
  return parseFloat(style.getPropertyValue(variable)) || 0;
}
