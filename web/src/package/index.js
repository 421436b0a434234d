/** The package's module: the element's class, and the engine for those who want only that. */
import { defineElements } from '../lesson/define.js';
import { buildWords, styleWords } from '../lesson/build-words.js';

export { loadEngine } from '../engine/engine.js';
export { locateEngine } from '../engine/engine-source.js';
export { BackpropLesson } from '../lesson/lesson-element.js';

/**
 * Registers `<backprop-lesson>`.
 *
 * @param {{folder?: string | null}} [place] `folder`: the address, ending in a slash, of a copy of the
 *   lesson's files; with it, readers can share what they see
 */
export function define({ folder = null } = {}) {
  defineElements({
    build: buildWords,
    restyle: styleWords,
    shared: folder === null ? null : { folder, kind: 'element' },
  });
}
