/** Registers `<backprop-lesson>`, with its WebAssembly inside: nothing is fetched. */
import { inlineEngine } from '../engine/engine-inline.js';
import { define, locateEngine } from './index.js';

locateEngine(inlineEngine);
define();
