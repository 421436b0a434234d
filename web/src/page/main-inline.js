/** The entry point of the single-file page: in a frame, on a disk, or in an LMS package. */
import { inlineEngine } from '../engine/engine-inline.js';
import { locateEngine } from '../engine/engine-source.js';
import { startPage } from './page.js';
import { findApi } from '../host/scorm-api.js';
import { keepAttempt, sayRecord } from '../host/scorm-page.js';
import { record } from '../words/notices.js';

locateEngine(inlineEngine);
// A lesson framed in another course's package must not take that course's attempt.
const api = inPackage ? findApi(window) : null;
// An LMS's files have no public address to share.
const lesson = startPage('file', { shared: api === null });
if (api !== null) keepAttempt(lesson, api);
else if (inPackage && window.parent !== window) sayRecord(record.absent);
