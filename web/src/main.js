/** The page's entry: says where the engine lies and defines the elements. */
import { BackpropBreakIt } from './break-it-element.js';
import { locateEngine } from './engine-source.js';
import { BackpropFigure } from './figure-element.js';
import { makeScrollable } from './wide-formulas.js';

locateEngine(new URL('backprop-engine.wasm', import.meta.url));
customElements.define('backprop-figure', BackpropFigure);
customElements.define('backprop-break-it', BackpropBreakIt);
makeScrollable(document.querySelectorAll('.math-display'));
