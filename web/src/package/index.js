/** The package's module: the element's class, and the engine for those who want only that. */
import { defineElements } from '../define.js';
import { buildWords } from '../words.js';

export { loadEngine } from '../engine.js';
export { locateEngine } from '../engine-source.js';
export { BackpropLesson } from '../lesson-element.js';

/** Registers `<backprop-lesson>`. */
export function define() {
  defineElements({ build: buildWords });
}
