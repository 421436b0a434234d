/** Handles the keyboard shortcuts of Undo and Redo on Windows, Linux and macOS. */

/** Types of inputs that take no text. */
const notTyped = ['button', 'checkbox', 'file', 'image', 'radio', 'range', 'reset', 'submit'];

/**
 * @param {ShadowRoot} root in which to listen
 * @param {{undo: () => void, redo: () => void}} actions
 */
export function followUndoKeys(root, actions) {
  root.addEventListener('keydown', (each) => {
    const event = /** @type {KeyboardEvent} */ (each);
    const action = actionOf(event);
    const [target] = event.composedPath();
    if (action === null || isForTarget(target)) return;
    event.preventDefault();
    // The host must not run its own Undo as well.
    event.stopPropagation();
    actions[action]();
  });
}

/**
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>} event
 * @returns {'undo' | 'redo' | null} Ctrl+Z or ⌘Z; with Shift, or Ctrl+Y
 */
export function actionOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

/**
 * @param {EventTarget} target
 * @returns {boolean} true if the lesson must leave the key alone: a text field undoes its own typing, and
 *   an open dialog blocks what is behind it
 */
function isForTarget(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement && !notTyped.includes(target.type)) return true;
  return target.closest('dialog') !== null;
}
