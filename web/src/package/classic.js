/** Entry point of the self-contained classic script. The lesson's other files are in the same folder. */
import { inlineEngine } from '../engine/engine-inline.js';
import { locateEngine } from '../engine/engine-source.js';
import { register } from './element.js';

const { currentScript } = document;
/** The script's address; '' if the script is inline, without other files. */
const address = currentScript instanceof HTMLScriptElement ? currentScript.src : '';
locateEngine(inlineEngine);
register({ folder: address === '' ? null : new URL('.', address).href });
