/** The entry of the page that is one file: in a frame, on a disk, or in a learning system's package. */
import { inlineEngine } from '../engine/engine-inline.js';
import { locateEngine } from '../engine/engine-source.js';
import { startPage } from './page.js';
import { findApi } from '../host/scorm-api.js';
import { keepAttempt, sayRecord } from '../host/scorm-page.js';
import { record } from '../words/notices.js';

locateEngine(inlineEngine);
// A frame of the lesson in another course's package must not take that course's attempt.
const api = inPackage ? findApi(window) : null;
// The files of a learning system are its own: there is no address to share.
const lesson = startPage('file', { shared: api === null });
if (api !== null) keepAttempt(lesson, api);
else if (inPackage && window.parent !== window) sayRecord(record.absent);
