/** Entry point of the self-contained classic script. The lesson's other files are in the same folder. */
import { inlineEngine } from '../engine/engine-inline.js';
import { define, locateEngine } from './index.js';

const { currentScript } = document;
/** The script's address; '' if the script is inline, without other files. */
const address = currentScript instanceof HTMLScriptElement ? currentScript.src : '';
locateEngine(inlineEngine);
define({ folder: address === '' ? null : new URL('.', address).href });
