/** Prints one part of the lab without the rest of the lesson. */

/** The attribute of the lab while only the part is printed. */
const printing = 'data-printing';
/** Milliseconds after which a print that has not begun is given up. */
const patience = 2000;

/**
 * @param {HTMLElement} part of the lab
 * @param {'blank' | 'solved' | 'practice'} sheet what the style sheets show of it
 */
export function printAlone(part, sheet) {
  const root = part.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
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
