/** Registers `<backprop-lesson>`; its WebAssembly is fetched from beside the script. */
import { define } from './index.js';

define();
