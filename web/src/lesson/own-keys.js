/**
 * Hides keys that the lesson's controls use from the host. A host's shortcuts ignore keys in form fields,
 * but it cannot see fields inside the lesson's shadow root: an arrow key that moves a slider would also
 * turn the host's page.
 */

const press = ['Enter', ' '];
const move = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const scroll = [...move, 'Home', 'End', 'PageUp', 'PageDown', ' '];
/** Keys that leave a field; a host may use them to close or cycle through something. */
const leaveField = ['Tab', 'Escape'];

/** @type {{selector: string, uses: (key: string) => boolean}[]} the first match applies */
const controls = [
  { selector: 'input, select, textarea', uses: (key) => !leaveField.includes(key) },
  {
    selector: 'canvas',
    uses: (key) => [...move, 'Home', 'End', 'Backspace', 'Escape'].includes(key),
  },
  {
    selector: '[role=tab], li > button',
    uses: (key) => [...move, 'Home', 'End', ...press].includes(key),
  },
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
 * @returns {boolean} true if the focused control uses the key
 */
function isUsed(event) {
  const [control] = event.composedPath();
  if (event.ctrlKey || event.metaKey || !(control instanceof Element)) return false;
  // While a dialog is open, nothing behind it should receive keys.
  if (control.closest('dialog')) return true;
  return controls.find(({ selector }) => control.matches(selector))?.uses(event.key) ?? false;
}
