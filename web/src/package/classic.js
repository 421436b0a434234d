/** The classic script with everything inside; the lesson's other files lie beside it. */
import { inlineEngine } from '../engine/engine-inline.js';
import { define, locateEngine } from './index.js';

const { currentScript } = document;
const folder = currentScript instanceof HTMLScriptElement ? currentScript.src : null;
locateEngine(inlineEngine);
define({ folder: folder && new URL('.', folder).href });
