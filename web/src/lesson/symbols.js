/** Symbols of the words whose meaning is lit in the figure while the reader points at them. */

/** @typedef {import('../drawing/shown.js').Light} Light */

/**
 * @param {ParentNode} root
 * @param {(light: Light | null) => void} onLight
 */
export function lightSymbols(root, onLight) {
  for (const symbol of root.querySelectorAll('[data-light]')) {
    const light = /** @type {Light} */ (symbol.getAttribute('data-light'));
    symbol.addEventListener('pointerenter', () => onLight(light));
    symbol.addEventListener('pointerleave', () => onLight(null));
  }
}
