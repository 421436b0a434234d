/** Registers the elements, once however often the script is loaded. */
import { BackpropBreakIt } from '../experiment/break-it-element.js';
import { BackpropFigure } from '../figure/figure-element.js';
import { BackpropLesson } from './lesson-element.js';

/**
 * @param {object} place
 * @param {((root: ShadowRoot) => void) | null} place.build makes the words of a lesson whose page has
 *   not brought them
 * @param {((root: ShadowRoot) => void) | null} [place.restyle] gives a lesson that was moved into
 *   another document its styles again
 * @param {import('../figure/figure-element.js').LessonFolder | null} place.shared where the lesson's files
 *   can be had, if they can: there is something to share then
 */
export function defineElements({ build, restyle = null, shared }) {
  // Where a page is rendered beforehand, there are no elements to define.
  if (!globalThis.customElements || customElements.get('backprop-lesson')) return;
  BackpropLesson.build = build;
  BackpropLesson.restyle = restyle;
  BackpropFigure.place = shared;
  BackpropBreakIt.place = shared;
  customElements.define('backprop-figure', BackpropFigure);
  customElements.define('backprop-break-it', BackpropBreakIt);
  customElements.define('backprop-lesson', BackpropLesson);
}
