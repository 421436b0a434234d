/** Registers `<backprop-lesson>`, with its WebAssembly inside: nothing is fetched. */
import { inlineEngine } from '../engine/engine-inline.js';
import { locateEngine } from '../engine/engine-source.js';
import { register } from './element.js';

locateEngine(inlineEngine);
register();
