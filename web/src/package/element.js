/** Registers the element, for entries that bring the WebAssembly's bytes themselves. */
import { defineElements } from '../lesson/define.js';
import { buildWords, styleWords } from '../lesson/build-words.js';

/**
 * @param {{folder?: string | null}} [place] `folder`: the address, ending in a slash, of a copy of the
 *   lesson's files; with it, readers can share the lesson's state
 */
export function register({ folder = null } = {}) {
  defineElements({
    build: buildWords,
    restyle: styleWords,
    shared: folder === null ? null : { folder, kind: 'element' },
  });
}
