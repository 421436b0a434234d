/** Which controls the reader has: those that the setting `controls` names. */
import { words } from './setting-kinds.js';

/** The attribute by which an element says that it is one of `controlNames`. */
export const controlAttribute = 'data-control';

/**
 * @param {ParentNode} root
 * @param {string} controls the setting's value
 */
export function showControls(root, controls) {
  const named = words(controls);
  for (const element of root.querySelectorAll(`[${controlAttribute}]`)) {
    const name = element.getAttribute(controlAttribute) ?? '';
    element.toggleAttribute('hidden', controls !== 'all' && !named.includes(name));
  }
}
