/** The package's main module: exports the element's class, and the engine by itself. */
import { defineElements } from '../lesson/define.js';
import { buildWords, styleWords } from '../lesson/build-words.js';

export { loadEngine } from '../engine/engine.js';
export { locateEngine } from '../engine/engine-source.js';
export { BackpropLesson } from '../lesson/lesson-element.js';

/**
 * Registers `<backprop-lesson>`.
 *
 * @param {{folder?: string | null}} [place] `folder`: the address, ending in a slash, of a copy of the
 *   lesson's files; with it, readers can share the lesson's state
 */
export function define({ folder = null } = {}) {
  defineElements({
    build: buildWords,
    restyle: styleWords,
    shared: folder === null ? null : { folder, kind: 'element' },
  });
}
