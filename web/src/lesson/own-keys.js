/**
 * Keeps from the host the keys that the lesson's own controls use. A host's shortcuts leave form
 * fields alone; but from outside the lesson's fields cannot be seen, only the lesson, and an arrow
 * that moves a slider would turn the host's page too.
 */

const press = ['Enter', ' '];
const move = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const scroll = [...move, 'Home', 'End', 'PageUp', 'PageDown', ' '];
/** What leaves a field: a host may close or cycle through something with it. */
const leaveField = ['Tab', 'Escape'];

/** @type {{selector: string, uses: (key: string) => boolean}[]} the first that matches counts */
const controls = [
  { selector: 'input, select, textarea', uses: (key) => !leaveField.includes(key) },
  { selector: 'canvas', uses: (key) => [...move, 'Home', 'End', 'Escape'].includes(key) },
  { selector: 'button, summary, a', uses: (key) => press.includes(key) },
  { selector: '[role=slider]', uses: (key) => [...scroll, ...press].includes(key) },
  { selector: '[tabindex]', uses: (key) => scroll.includes(key) },
];

/** @param {ShadowRoot} root of the lesson */
export function keepKeys(root) {
  for (const type of /** @type {const} */ (['keydown', 'keypress', 'keyup'])) {
    root.addEventListener(type, (event) => {
      if (isUsed(/** @type {KeyboardEvent} */ (event))) event.stopPropagation();
    });
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} true if the control that has the focus does something with the key
 */
function isUsed(event) {
  const [control] = event.composedPath();
  if (event.ctrlKey || event.metaKey || !(control instanceof Element)) return false;
  // An open dialog is all there is: nothing behind it should hear of it.
  if (control.closest('dialog')) return true;
  return controls.find(({ selector }) => control.matches(selector))?.uses(event.key) ?? false;
}
