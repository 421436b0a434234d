/** The lesson's page while one works on it: nothing is kept for a time without network. */
import { locateEngine } from '../../../web/src/engine/engine-source.js';
import { startPage } from '../../../web/src/page/page.js';
import { followEdits } from './follow-edits.js';

locateEngine(() => new URL('backprop-engine.wasm', location.href));
startPage('page');
followEdits();
