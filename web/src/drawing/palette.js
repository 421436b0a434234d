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
  return { ...Object.fromEntries(colours), font: style.fontFamily };
}
