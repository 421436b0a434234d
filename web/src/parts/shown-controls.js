/** Which controls the reader has: those that the setting `controls` names. */
import { words } from '../state/setting-kinds.js';

/** The attribute by which an element says that it is one of `controlNames`. */
export const controlAttribute = 'data-control';

/**
 * @param {string} name
 * @param {string} controls the setting's value
 * @returns {boolean}
 */
export function isShown(name, controls) {
  return controls === 'all' || words(controls).includes(name);
}

/**
 * @param {ParentNode} root
 * @param {string} controls the setting's value
 */
export function showControls(root, controls) {
  for (const element of root.querySelectorAll(`[${controlAttribute}]`)) {
    const name = element.getAttribute(controlAttribute) ?? '';
    element.toggleAttribute('hidden', !isShown(name, controls));
  }
}
