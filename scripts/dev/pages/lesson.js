/** The lesson's page during development: it has no service worker. */
import { locateEngine } from '../../../web/src/engine/engine-source.js';
import { startPage } from '../../../web/src/page/page.js';
import { followEdits } from './follow-edits.js';

locateEngine(() => new URL('backprop-engine.wasm', location.href));
startPage('page');
followEdits();
