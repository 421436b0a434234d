/** Registers the elements, once however often the script is loaded. */
import { BackpropBreakIt } from './break-it-element.js';
import { BackpropFigure } from './figure-element.js';
import { BackpropLesson } from './lesson-element.js';

/**
 * @param {{build?: (root: ShadowRoot) => void}} [options] `build`: makes the words of a lesson whose
 *   page has not brought them
 */
export function defineElements({ build } = {}) {
  if (customElements.get('backprop-lesson')) return;
  BackpropLesson.build = build ?? null;
  customElements.define('backprop-figure', BackpropFigure);
  customElements.define('backprop-break-it', BackpropBreakIt);
  customElements.define('backprop-lesson', BackpropLesson);
}
