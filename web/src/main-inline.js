/** The entry of the page that is one file. */
import { inlineEngine } from './engine-inline.js';
import { locateEngine } from './engine-source.js';
import { startPage } from './page.js';

locateEngine(inlineEngine);
startPage();
