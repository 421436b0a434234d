/** Tracks presses of pointers and keys: one Undo takes back all changes of one press. */

/** @typedef {import('../model/model.js').Stroke} Stroke */

/**
 * @param {ShadowRoot} root to watch
 * @param {(stroke: Stroke | null) => void} onStroke called when a press begins, and with null at its end
 */
export function followStrokes(root, onStroke) {
  const begin = () => onStroke({});
  const end = () => onStroke(null);
  root.addEventListener('pointerdown', begin, { capture: true });
  root.addEventListener(
    'keydown',
    (event) => {
      // A held key repeats within one press.
      if (!(/** @type {KeyboardEvent} */ (event).repeat)) begin();
    },
    { capture: true },
  );
  for (const type of ['pointerup', 'pointercancel', 'keyup']) {
    root.addEventListener(type, end, { capture: true });
  }
}
