/** Registers the elements once, even if the script is loaded several times. */
import { BackpropBreakIt } from '../break-it/break-it-element.js';
import { BackpropFigure } from '../figure/figure-element.js';
import { BackpropLab } from '../lab/lab-element.js';
import { BackpropLesson } from './lesson-element.js';

/**
 * @param {object} place
 * @param {((root: ShadowRoot) => void) | null} place.build builds the words of a lesson whose page
 *   does not contain them
 * @param {((root: ShadowRoot) => void) | null} [place.restyle] restores the styles of a lesson
 *   that was moved into another document
 * @param {import('../figure/figure-element.js').LessonFolder | null} place.shared the folder of the
 *   lesson's files, if it has a public address to share
 */
export function defineElements({ build, restyle = null, shared }) {
  // Prerendering has no custom elements.
  if (!globalThis.customElements || customElements.get('backprop-lesson')) return;
  BackpropLesson.build = build;
  BackpropLesson.restyle = restyle;
  BackpropFigure.place = shared;
  BackpropBreakIt.place = shared;
  BackpropLab.place = shared;
  customElements.define('backprop-figure', BackpropFigure);
  customElements.define('backprop-break-it', BackpropBreakIt);
  customElements.define('backprop-lab', BackpropLab);
  customElements.define('backprop-lesson', BackpropLesson);
}
