/** The package's main module: exports the element's class, and the engine by itself. */
import { builtEngine } from '../engine/engine.js';
import { expectEngine } from '../engine/engine-source.js';
import { register } from './element.js';

export { loadEngine } from '../engine/engine.js';
export { locateEngine } from '../engine/engine-source.js';
export { BackpropLesson } from '../lesson/lesson-element.js';

/**
 * Registers `<backprop-lesson>`. Unless `locateEngine` states another source, its WebAssembly is fetched from
 * beside the script.
 *
 * @param {Parameters<typeof register>[0]} [place] `folder`: the address, ending in a slash, of a copy of the
 *   lesson's files; with it, readers can share the lesson's state
 */
export function define(place) {
  expectEngine(builtEngine);
  register(place);
}
