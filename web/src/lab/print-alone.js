/** Prints one part of the lab without the rest of the lesson. */

/** The attribute of the lab while only the part is printed. */
const printing = 'data-printing';
/** Milliseconds after which a print that has not begun is given up. */
const patience = 2000;

/** @typedef {'blank' | 'solved' | 'practice'} Sheet what the style sheets show of a part of the lab */

/**
 * @param {HTMLElement} part
 * @returns {Element | null} the lab that it stands in
 */
function hostOf(part) {
  const root = part.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/**
 * Prints the part alone by the browser's own command too, while it is in sight.
 *
 * @param {HTMLElement} part
 * @param {Sheet} sheet
 * @param {() => boolean} isMeant
 */
export function printsAlone(part, sheet, isMeant) {
  addEventListener('beforeprint', () => {
    const host = hostOf(part);
    const isHidden = part.getClientRects().length === 0;
    if (!host || host.hasAttribute(printing) || isHidden || !isMeant()) return;
    host.setAttribute(printing, sheet);
    addEventListener('afterprint', () => host.removeAttribute(printing), { once: true });
  });
}

/**
 * @param {HTMLElement} part of the lab
 * @param {Sheet} sheet
 */
export function printAlone(part, sheet) {
  const host = hostOf(part);
  const end = () => host?.removeAttribute(printing);
  let isBegun = false;
  host?.setAttribute(printing, sheet);
  // Some browsers print after this returns; if printing is not allowed, nothing happens.
  addEventListener('beforeprint', () => (isBegun = true), { once: true });
  addEventListener('afterprint', end, { once: true });
  window.print();
  setTimeout(() => {
    if (!isBegun) end();
  }, patience);
}
