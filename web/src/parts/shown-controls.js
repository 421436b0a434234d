/** Which controls the reader has. */

/** The attribute by which an element says which control it is. */
export const controlAttribute = 'data-control';

/**
 * @template {HTMLElement} Element
 * @param {string} name of a control
 * @param {Element} element
 * @returns {Element} the element, which can now be left in or out
 */
export function named(name, element) {
  element.setAttribute(controlAttribute, name);
  return element;
}

/**
 * Whether a control is `hidden` is said here alone: what comes and goes by itself is inside of one.
 *
 * @param {ParentNode} root
 * @param {(name: string) => boolean} isShown
 */
export function showControls(root, isShown) {
  for (const element of root.querySelectorAll(`[${controlAttribute}]`)) {
    element.toggleAttribute('hidden', !isShown(element.getAttribute(controlAttribute) ?? ''));
  }
}
