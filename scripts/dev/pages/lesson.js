/** The lesson's page during development: it has no service worker. */
import { locateEngine } from '../../../web/src/engine/engine-source.js';
import { addMathFont } from '../../../web/src/page/math-font.js';
import { startPage } from '../../../web/src/page/page.js';
import { followEdits } from './follow-edits.js';

locateEngine(() => new URL('backprop-engine.wasm', location.href));
startPage('page');
addMathFont(new URL('math.woff2', location.href));
followEdits();
