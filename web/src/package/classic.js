/** The classic script with everything inside; the lesson's other files lie beside it. */
import { inlineEngine } from '../engine/engine-inline.js';
import { define, locateEngine } from './index.js';

const { currentScript } = document;
/** Nothing where a page has the script inside: no files lie anywhere then. */
const address = currentScript instanceof HTMLScriptElement ? currentScript.src : '';
locateEngine(inlineEngine);
define({ folder: address === '' ? null : new URL('.', address).href });
