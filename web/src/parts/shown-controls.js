/** Shows or hides controls by name. */

/** The attribute with an element's control name. */
export const controlAttribute = 'data-control';

/**
 * @template {HTMLElement} Element
 * @param {string} name of a control
 * @param {Element} element
 * @returns {Element} the element, which `showControls` can now show or hide
 */
export function named(name, element) {
  element.setAttribute(controlAttribute, name);
  return element;
}

/**
 * Shows or hides the controls under the root. Nothing else may set `hidden` on a control; parts that
 * come and go by themselves are inside of one.
 *
 * @param {ParentNode} root
 * @param {(name: string) => boolean} isShown
 */
export function showControls(root, isShown) {
  for (const element of root.querySelectorAll(`[${controlAttribute}]`)) {
    element.toggleAttribute('hidden', !isShown(element.getAttribute(controlAttribute) ?? ''));
  }
}
