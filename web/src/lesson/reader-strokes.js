/** Strokes of the reader's hand: one Undo takes back all that one of them does. */

/** @typedef {import('../model/model.js').Stroke} Stroke */

/**
 * @param {ShadowRoot} root in whose elements strokes are made
 * @param {(stroke: Stroke | null) => void} onStroke null while there is none
 */
export function followStrokes(root, onStroke) {
  const begin = () => onStroke({});
  const end = () => onStroke(null);
  root.addEventListener('pointerdown', begin, { capture: true });
  root.addEventListener(
    'keydown',
    (event) => {
      // A key that is held goes on with what it began.
      if (!(/** @type {KeyboardEvent} */ (event).repeat)) begin();
    },
    { capture: true },
  );
  for (const type of ['pointerup', 'pointercancel', 'keyup']) {
    root.addEventListener(type, end, { capture: true });
  }
}
